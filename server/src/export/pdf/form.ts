/** The monitoring form's fields, filled in as far as the record goes; what is missing is named first. */
import { SECONDARY_DISPLAY } from '@chairside/shared/wire/secondary-display';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { type Block, drawPlaced, gap, heading, paragraph, placed } from './flow.ts';
import { type FormField, formFields, missingFields } from './form-fields.ts';
import { INK, Paper } from './paper.ts';
import { ReportTime } from './report-time.ts';
import { table } from './table.ts';

const COLUMNS = [
  { title: 'Field', share: 36 },
  { title: 'Value', share: 24 },
  { title: 'From, or what is missing', share: 40 },
];

/** `madeAt`: epoch ms. */
export async function printForm(record: SessionRecord, madeAt: number): Promise<Uint8Array> {
  const { state, clinic } = record;
  const time = new ReportTime(record);
  const who = state.patient?.name ?? state.patientRef;
  const about = {
    title: `Esketamine monitoring form ${state.patient?.recordNumber ?? state.patientRef}`,
    ...{ subject: `Session ${state.id}`, madeAt },
  };
  const paper = await Paper.of(about, { clinic, state, events: record.events });
  const fields = formFields(record);
  const missing = missingFields(fields);
  const sections = [...new Set(fields.map(({ section }) => section))];
  const blocks: Block[] = [
    paragraph(paper, 'Esketamine monitoring form, filled in from the session', {
      size: 14,
      weight: 'strong',
    }),
    paragraph(paper, `${apart(who)}  ·  ${apart(clinic.name)}  ·  ${time.date(record.from)}`, {
      size: 9,
    }),
    paragraph(paper, `Times in ${time.zone()}`, { size: 7.5, ink: INK.grey }),
    paragraph(paper, NOT_THE_FORM, { size: 7.5, ink: INK.grey }),
    gap(6),
    paragraph(paper, missingText(missing), { size: 8.5, weight: 'strong' }),
    ...sections.flatMap((section) => [
      heading(paper, section),
      ...table(paper, COLUMNS, fields.filter((field) => field.section === section).map(rowOf)),
    ]),
  ];
  drawPlaced(paper, placed(blocks, paper.top, paper.bottom));
  const made = `${time.date(madeAt)} ${time.clock(madeAt)}`;
  return paper.finish((page, pages) => ({
    left: `${SECONDARY_DISPLAY}\nSession ${state.id}, printed ${made} from the log up to event ${state.seq}.`,
    right: `Page ${page} of ${pages}`,
  }));
}

/** A name keeps its own order of reading, whatever stands beside it. */
const apart = (name: string): string => `\u2068${name}\u2069`;

function rowOf({ label, value, note }: FormField) {
  return { strong: value === null, cells: [label, value ?? 'MISSING', note] };
}

function missingText(missing: readonly FormField[]): string {
  if (missing.length === 0) return 'Nothing is missing.';
  return `Missing (${missing.length}): ${missing.map(({ label }) => label).join('; ')}.`;
}

const NOT_THE_FORM =
  'The fields of a programme’s monitoring form as docs/clinical.md lists them. It is not the form itself: hand in the programme’s own.';
