/** Tables of what happened: side effects, alarms, interventions. */

import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES } from '@chairside/shared/effects/severity';
import { TIERS } from '@chairside/shared/protocols/document/document';
import type { AlarmReview, EffectReview } from '@chairside/shared/review/summary-schema';
import { inEnglish } from '@chairside/shared/wording/in-english';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { type Block, heading, paragraph } from './flow.ts';
import { INK, type Paper } from './paper.ts';
import { minuteText, ReportTime, spanText } from './report-time.ts';
import { actionsText, alarmName, interventionText, whoText } from './report-words.ts';
import { table } from './table.ts';

/** At most `most` rows of each kind, the gravest first to stay; what is left out is said. */
export function eventBlocks(paper: Paper, record: SessionRecord, most: number): Block[] {
  return [
    ...effectBlocks(paper, record, most),
    ...alarmBlocks(paper, record, most),
    ...interventionBlocks(paper, record, most),
  ];
}

function rest(paper: Paper, left: number, what: string): Block[] {
  if (left <= 0) return [];
  const text = `${left} more ${what} not shown here: the file events.csv of this session has every one.`;
  return [paragraph(paper, text, { size: 7.5, weight: 'strong' })];
}

const none = (paper: Paper, text: string) => [paragraph(paper, text, { size: 8, ink: INK.grey })];

function keep<T>(all: readonly T[], most: number, rank: (one: T) => number): T[] {
  const kept = new Set([...all].sort((a, b) => rank(a) - rank(b)).slice(0, most));
  return all.filter((one) => kept.has(one));
}

function effectBlocks(paper: Paper, record: SessionRecord, most: number): Block[] {
  const time = new ReportTime(record);
  const all = record.review.effects;
  const head = heading(paper, `Side effects (${all.filter((one) => !one.withdrawn).length})`);
  if (all.length === 0) return [head, ...none(paper, 'None was charted.')];
  const rank = (one: EffectReview) =>
    (one.withdrawn ? 10 : 0) + SEVERITIES.length - SEVERITIES.indexOf(one.worst);
  const shown = keep(all, most, rank);
  const rows = shown.map((effect) => {
    const { term, serious, worst, onset, minute, resolvedAt, doseMg, withdrawn, outcome } = effect;
    const lasted = resolvedAt === null ? 'not over by the end' : spanText(resolvedAt - onset);
    const rated = effect.rating === undefined ? '' : `, rated ${effect.rating}/10`;
    const did = [actionsText(effect.actions), outcome].filter(Boolean).join('; ');
    return {
      faint: withdrawn,
      strong: serious && !withdrawn,
      cells: [
        `${effectLabel(term, inEnglish)}${withdrawn ? ' (withdrawn)' : ''}`,
        `${worst}${rated}`,
        time.clock(onset),
        minuteText(minute),
        doseMg === null ? '--' : `${Math.round(doseMg * 10) / 10} mg`,
        lasted,
        did === '' ? '--' : did,
      ],
    };
  });
  const columns = [
    { title: 'Effect', share: 22 },
    { title: 'Worst', share: 15 },
    { title: 'Onset', share: record.review.phases.length > 0 && time.moved ? 13 : 8 },
    { title: 'After start', share: 9 },
    { title: 'Dose by then', share: 10 },
    { title: 'Lasted', share: 13 },
    { title: 'What was done, how it ended', share: 28 },
  ];
  return [
    head,
    ...table(paper, columns, rows),
    ...rest(paper, all.length - shown.length, 'entries of side effects are'),
  ];
}

function alarmBlocks(paper: Paper, record: SessionRecord, most: number): Block[] {
  const time = new ReportTime(record);
  const all = record.review.alarms;
  const head = heading(paper, `Alarms (${all.length})`);
  if (all.length === 0) return [head, ...none(paper, 'None was raised.')];
  const rank = (one: AlarmReview) =>
    TIERS.indexOf(one.tier) + (one.kind === 'technical' ? TIERS.length : 0);
  const shown = keep(all, most, rank);
  const rows = shown.map((alarm) => {
    const { tier, kind, raisedAt, endedAt, minute, worst, acknowledgedAt, acknowledgedBy } = alarm;
    const answered =
      acknowledgedAt === null
        ? 'not acknowledged'
        : `after ${spanText(acknowledgedAt - raisedAt)}${acknowledgedBy === null ? '' : `, ${whoText(acknowledgedBy)}`}`;
    return {
      strong: tier === 'critical',
      cells: [
        kind === 'technical' ? `${tier}, technical` : tier,
        alarmName(alarm, record.events),
        time.clock(raisedAt),
        minuteText(minute),
        endedAt === null ? 'not over by the end' : spanText(endedAt - raisedAt),
        worst === null ? '--' : String(worst),
        answered,
      ],
    };
  });
  const columns = [
    { title: 'Tier', share: 12 },
    { title: 'What it said', share: 32 },
    { title: 'Raised', share: time.moved ? 13 : 8 },
    { title: 'After start', share: 9 },
    { title: 'Lasted', share: 13 },
    { title: 'Worst', share: 7 },
    { title: 'Acknowledged', share: 21 },
  ];
  const left = all.length - shown.length;
  return [head, ...table(paper, columns, rows), ...rest(paper, left, 'alarms are')];
}

function interventionBlocks(paper: Paper, record: SessionRecord, most: number): Block[] {
  const time = new ReportTime(record);
  const start = record.review.startedAt;
  const stand = record.state.interventions.filter(({ withdrawn }) => !withdrawn);
  const boluses = record.state.infusion?.boluses ?? [];
  const pauses = record.state.infusion?.pauses ?? [];
  const minute = (at: number) =>
    minuteText(start === null ? null : Math.floor((at - start) / 60_000));
  const all = [
    ...stand.map(({ at, entry, responses, by }, i) => ({
      at,
      mark: String(i + 1),
      what: interventionText(entry),
      who: whoText(by),
      more: [entry.note, ...responses.map(({ text }) => `response: ${text}`)]
        .filter((text) => text !== undefined)
        .join('; '),
    })),
    ...boluses.map(({ at, mg }) => ({ at, mark: 'B', what: `Bolus ${mg} mg`, who: '', more: '' })),
    ...pauses.map(({ from: at, to, reason }) => ({
      ...{ at, mark: 'P', who: '', more: reason },
      what: `Infusion paused ${to === null ? '' : `for ${spanText(to - at)}`}`.trimEnd(),
    })),
  ].sort((a, b) => a.at - b.at);
  const head = heading(paper, `Interventions (${all.length})`);
  if (all.length === 0) return [head, ...none(paper, 'None was charted.')];
  const shown = all.slice(0, most);
  const rows = shown.map(({ at, mark, what, who, more }) => ({
    cells: [mark, time.clock(at), minute(at), what, who === '' ? '--' : who, more || '--'],
  }));
  const columns = [
    { title: 'Mark', share: 5 },
    { title: 'At', share: time.moved ? 13 : 8 },
    { title: 'After start', share: 9 },
    { title: 'What', share: 28 },
    { title: 'Who', share: 16 },
    { title: 'Note and response', share: 34 },
  ];
  const left = all.length - shown.length;
  return [head, ...table(paper, columns, rows), ...rest(paper, left, 'interventions are')];
}
