/** The report of a session: one to three pages, whatever happened in it. */
import { SECONDARY_DISPLAY } from '@chairside/shared/wire/secondary-display';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { chartBlock } from './chart.ts';
import { type Block, drawPlaced, gap, paragraph, placed } from './flow.ts';
import { Paper } from './paper.ts';
import { endBlocks } from './report-end.ts';
import { eventBlocks } from './report-events.ts';
import { headBlocks } from './report-head.ts';
import { noteBlocks } from './report-notes.ts';
import { ReportTime } from './report-time.ts';

const MOST_PAGES = 3;
/** Rows of each table that are tried until the report fits. */
const CAPS = [Number.POSITIVE_INFINITY, 40, 30, 24, 18, 14, 10, 7, 5, 3];

/** `madeAt`: epoch ms. */
export async function printReport(record: SessionRecord, madeAt: number): Promise<Uint8Array> {
  const time = new ReportTime(record);
  const { state } = record;
  const who = state.patient?.recordNumber ?? state.patientRef;
  const about = {
    title: `Session report ${who}, ${time.date(record.from)}`,
    ...{ subject: `Session ${state.id}`, madeAt },
  };
  const { clinic, events } = record;
  const paper = await Paper.of(about, { clinic, state, events });
  const top = headBlocks(paper, record);
  const used = top.reduce((sum, { height }) => sum + height, 0);
  const head = [...top, chartBlock(paper, record, paper.bottom - paper.top - used)];
  const end = [gap(2), ...endBlocks(paper, record)];
  const fitted = fitting(paper, (most) => [
    ...head,
    ...eventBlocks(paper, record, most),
    ...noteBlocks(paper, record, most),
    ...end,
  ]);
  drawPlaced(paper, fitted);
  const made = `${time.date(madeAt)} ${time.clock(madeAt)}`;
  return paper.finish((page, pages) => ({
    left: `${SECONDARY_DISPLAY}\nSession ${state.id}, printed ${made} from the log up to event ${state.seq}.`,
    right: `Page ${page} of ${pages}`,
  }));
}

function fitting(paper: Paper, blocks: (most: number) => Block[]) {
  const of = (most: number) => {
    const all = blocks(most);
    const noted = paper.lacksGlyphs ? [...all, paragraph(paper, LACKING, { size: 6.5 })] : all;
    return placed(noted, paper.top, paper.bottom);
  };
  let result = of(CAPS[0] ?? 0);
  for (const most of CAPS.slice(1)) {
    if ((result.at(-1)?.page ?? 0) < MOST_PAGES) break;
    result = of(most);
  }
  return result;
}

const LACKING =
  '□ stands for a character that the fonts of this report do not have; the JSON, CSV and FHIR exports have it.';
