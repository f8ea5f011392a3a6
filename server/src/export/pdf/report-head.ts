/** The first things on the first page: whose session, what was given, how it went. */
import { allergiesText } from '@chairside/shared/patients/allergies-text';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { type Block, gap, paragraph } from './flow.ts';
import { INK, type Paper } from './paper.ts';
import { ReportTime, spanText } from './report-time.ts';
import { indicationText, OUTCOMES, STOPPED } from './report-words.ts';
import { table } from './table.ts';

export function headBlocks(paper: Paper, record: SessionRecord): Block[] {
  const time = new ReportTime(record);
  const notice = noticeOf(record, time);
  return [
    title(paper, record, time),
    ...allergyLine(paper, record),
    ...(notice === null
      ? []
      : [paragraph(paper, notice, { size: 8.5, weight: 'strong' as const }), gap(3)]),
    strip(paper, cells(record, time)),
    gap(4),
    paragraph(paper, phasesText(record, time), { size: 7.5, ink: INK.grey }),
    gap(4),
    ...vitalsTable(paper, record),
    gap(6),
  ];
}

function title(paper: Paper, record: SessionRecord, time: ReportTime): Block {
  const { state, clinic, from, until } = record;
  const { patient, course } = state;
  const name = patient?.name ?? state.patientRef;
  const wide = paper.width - 150;
  const tall = paper.heightOf(name, wide, { size: 14, weight: 'strong' });
  const known =
    patient === null
      ? `Reference ${state.patientRef}; no registered patient`
      : `Record ${patient.recordNumber}  ·  born ${patient.dateOfBirth}`;
  const number =
    course === null
      ? ''
      : `  ·  ${indicationText(course.indication)}, infusion ${course.number} of ${course.planned}`;
  const days = [...new Set([time.date(from), time.date(until)])].join(' to ');
  const where = `${days}  ·  chair ${state.chairLabel}  ·  protocol ${state.protocol}  ·  times in ${time.zone()}`;
  const line = `${known}${number}`;
  const first = paper.heightOf(line, paper.width, { size: 8.5 });
  const second = paper.heightOf(where, paper.width, { size: 7.5 });
  return {
    height: tall + first + second + 22,
    draw(y) {
      paper.line('Session report', paper.left, y, wide, { size: 8, ink: INK.grey });
      paper.line(clinic.name, paper.left + wide, y, 150, {
        size: 8,
        ink: INK.grey,
        align: 'right',
      });
      let at = y + 12;
      at += paper.text(name, paper.left, at, wide, { size: 14, weight: 'strong' });
      at += paper.text(line, paper.left, at + 1, paper.width, { size: 8.5 });
      paper.text(where, paper.left, at + 3, paper.width, { size: 7.5, ink: INK.grey });
    },
  };
}

/** As they were registered when the session opened; of somebody who is not registered nothing is known here. */
function allergyLine(paper: Paper, { state: { patient } }: SessionRecord): Block[] {
  if (patient === null) return [];
  const { allergies } = patient;
  const text = allergies === undefined ? 'not in this record' : allergiesText(allergies);
  return [paragraph(paper, `Allergies: ${text}`, { size: 8.5, weight: 'strong' }), gap(3)];
}

function noticeOf({ state, until }: SessionRecord, time: ReportTime): string | null {
  const { closedAt, emergency, infusion, outcome } = state;
  const parts: string[] = [];
  if (closedAt === null) {
    parts.push(`This session was not closed: figures up to ${time.moment(until)}.`);
  }
  if (emergency !== null) {
    parts.push(`Emergency at ${time.clock(emergency.at)}: ${emergency.reason}.`);
  }
  if (outcome !== null && outcome !== 'discharged') parts.push(`${OUTCOMES[outcome]}.`);
  if (infusion === null && outcome !== 'cancelled') parts.push('No infusion was started.');
  const reason = infusion?.stopReason ?? null;
  if (reason !== null && reason !== 'completed') {
    parts.push(`The infusion was stopped ${STOPPED[reason]}.`);
  }
  return parts.length === 0 ? null : parts.join(' ');
}

interface Cell {
  readonly label: string;
  readonly value: string;
  readonly more: string;
}

const mg = (value: number | undefined): string =>
  value === undefined ? '--' : `${Math.round(value * 100) / 100} mg`;

function cells({ state, review }: SessionRecord, time: ReportTime): Cell[] {
  const { infusion, order, signatures } = state;
  const { answered, effects, delivered, startedAt, stoppedAt, infusedMs } = review;
  const perKg = order?.order.mgPerKg;
  const ordered = infusion?.doseMg ?? order?.order.doseMg;
  const drug = infusion?.drug ?? order?.order.drug ?? '';
  const standing = effects.filter(({ withdrawn }) => !withdrawn);
  const serious = standing.filter(
    (one) => one.serious || one.worst === 'severe' || one.worst === 'life-threatening',
  );
  const technical = review.alarms.filter(({ kind }) => kind === 'technical').length;
  const count = (tier: keyof typeof answered) => answered[tier]?.count ?? 0;
  const slow = answered.critical?.medianMs ?? null;
  const last = signatures.at(-1);
  return [
    {
      label: 'Ordered',
      value: mg(ordered),
      more: [drug, perKg === undefined ? '' : `${perKg} mg/kg`].filter(Boolean).join(', '),
    },
    {
      label: 'Delivered',
      value: mg(delivered?.mg),
      more: typeof delivered?.ml === 'number' ? `${delivered.ml} mL` : 'volume not known',
    },
    {
      label: 'Infusion',
      value:
        startedAt === null
          ? '--'
          : `${time.clock(startedAt)} to ${stoppedAt === null ? '--' : time.clock(stoppedAt)}`,
      more: infusedMs === null ? 'not started' : `${spanText(infusedMs)} running`,
    },
    {
      label: 'In the chair',
      value: `${time.clock(state.openedAt)} to ${state.closedAt === null ? '--' : time.clock(state.closedAt)}`,
      more: state.outcome === null ? '' : OUTCOMES[state.outcome],
    },
    {
      label: 'Alarms',
      value: `${count('critical')} critical, ${count('warning')} warning`,
      more: `${count('info')} info, ${technical} technical`,
    },
    {
      label: 'Critical acknowledged',
      value: slow === null ? '--' : `median ${spanText(slow)}`,
      more: `${answered.critical?.acknowledged ?? 0} of ${count('critical')}`,
    },
    {
      label: 'Side effects',
      value: String(standing.length),
      more: serious.length === 0 ? 'none severe or serious' : `${serious.length} severe or serious`,
    },
    {
      label: 'Signed',
      value: last === undefined ? 'not signed' : whoSigned(last.by),
      more:
        last === undefined
          ? ''
          : last.covers
            ? time.moment(last.at)
            : 'an addendum was added since',
    },
  ];
}

const whoSigned = (by: SessionRecord['state']['signatures'][number]['by']): string =>
  by.kind === 'user' ? by.name : '--';

const CELL = 31;

function strip(paper: Paper, all: readonly Cell[]): Block {
  const perRow = 4;
  const width = paper.width / perRow;
  const rows = Math.ceil(all.length / perRow);
  return {
    height: rows * CELL + 2,
    draw(y) {
      all.forEach(({ label, value, more }, i) => {
        const x = paper.left + (i % perRow) * width;
        const top = y + Math.floor(i / perRow) * CELL;
        paper.doc.lineWidth(0.5).rect(x, top, width, CELL).stroke(INK.line);
        paper.line(label, x + 5, top + 3, width - 10, { size: 6.5, ink: INK.grey });
        const style = paper.fitting(value, width - 10, { size: 9, weight: 'strong' });
        paper.line(value, x + 5, top + 11, width - 10, style);
        paper.line(more, x + 5, top + 22, width - 10, { size: 6.5, ink: INK.grey });
      });
    },
  };
}

function phasesText({ review }: SessionRecord, time: ReportTime): string {
  const spans = review.phases.map(
    ({ phase, from, to }) => `${phase} ${time.clock(from)} to ${time.clock(to)}`,
  );
  return spans.length === 0 ? 'No time passed in any phase.' : `Phases: ${spans.join('  ·  ')}`;
}

function vitalsTable(paper: Paper, { review }: SessionRecord): Block[] {
  const at = (one: { value: number; minute: number | null }) =>
    one.minute === null ? String(one.value) : `${one.value} (${one.minute})`;
  const rows = review.vitals.map(({ signal, baseline, peak, nadir, last, count }) => {
    const { label, unit } = SIGNAL_INFO[signal];
    const own = review.beyond.filter((one) => one.signal === signal);
    const beyond = own.map(({ op, value, ms, tier }) => {
      const shown = Math.round(value * 10) / 10;
      return `${op} ${shown} (${tier}) ${spanText(ms)}`;
    });
    return {
      cells: [
        ...[`${label} ${unit}`, baseline === null ? '--' : String(baseline)],
        ...[at(peak), at(nadir), at(last), String(count)],
        beyond.length === 0 ? 'none' : beyond.join('; '),
      ],
    };
  });
  if (rows.length === 0) return [paragraph(paper, 'No vital sign was measured.', { size: 8 })];
  return table(
    paper,
    [
      { title: 'Vital sign', share: 12 },
      { title: 'Baseline', share: 8 },
      { title: 'Highest (min)', share: 11 },
      { title: 'Lowest (min)', share: 11 },
      { title: 'Last (min)', share: 11 },
      { title: 'Values', share: 8 },
      { title: 'Time beyond a limit', share: 39 },
    ],
    rows,
  );
}
