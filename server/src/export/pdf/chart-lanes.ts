/** Lanes of what happened: side effects, alarms, what staff did, missing data. */

import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { Severity } from '@chairside/shared/effects/severity';
import { TIERS, type Tier } from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO, type Vital } from '@chairside/shared/vitals/catalogue';
import { inEnglish } from '@chairside/shared/wording/in-english';
import type { ChartFrame } from './chart-frame.ts';
import { INK, TINT } from './paper.ts';

const ROW = 8.5;
const SEVERITY_INK: Readonly<Record<Severity, string>> = {
  mild: TINT.light,
  moderate: TINT.mid,
  severe: TINT.dark,
  'life-threatening': INK.black,
};

function shownEffects({ record }: ChartFrame, most: number) {
  const stand = record.review.effects.filter(({ withdrawn }) => !withdrawn);
  const worst = ['life-threatening', 'severe', 'moderate', 'mild'];
  const chosen = [...stand]
    .sort((a, b) => worst.indexOf(a.worst) - worst.indexOf(b.worst) || a.onset - b.onset)
    .slice(0, most)
    .sort((a, b) => a.onset - b.onset);
  return { chosen, more: stand.length - chosen.length };
}

/** `most`: effects with a bar of their own; the others are in the table alone. */
export function effectsHeight(frame: ChartFrame, most: number): number {
  const { chosen, more } = shownEffects(frame, most);
  return Math.max(1, chosen.length + (more > 0 ? 1 : 0)) * ROW + 5;
}

export function effects(frame: ChartFrame, top: number, most: number): void {
  const { paper, record } = frame;
  const { chosen, more } = shownEffects(frame, most);
  frame.name('Effects', top + 1);
  if (chosen.length === 0) {
    quiet(frame, top, 'none charted');
    return;
  }
  chosen.forEach(({ term, onset, resolvedAt, worst }, i) => {
    const y = top + 1 + i * ROW;
    const x = frame.x(onset);
    const width = Math.max(2, frame.x(resolvedAt ?? record.until) - x);
    paper.doc.rect(x, y + 1, width, ROW - 3).fillAndStroke(SEVERITY_INK[worst], INK.grey);
    const text = `${effectLabel(term, inEnglish)}, ${worst}`;
    const after = frame.right - (x + width) > 120;
    if (after) paper.line(text, x + width + 3, y, 117, { size: 6.5 });
    else paper.line(text, frame.left, y, x - frame.left - 3, { size: 6.5, align: 'right' });
  });
  if (more === 0) return;
  const y = top + 1 + chosen.length * ROW;
  paper.line(`and ${more} more, see the table`, frame.left, y, 200, { size: 6.5, ink: INK.grey });
}

const TIER_INK: Readonly<Record<Tier, string>> = {
  critical: INK.black,
  warning: TINT.mid,
  info: '#ffffff',
};

export const ALARMS_HEIGHT = 4 * ROW + 5;

export function alarms(frame: ChartFrame, top: number): void {
  const { paper, record } = frame;
  frame.name('Alarms', top + 1);
  if (record.review.alarms.length === 0) quiet(frame, top, 'none raised');
  const rows = [...TIERS, 'technical'] as const;
  rows.forEach((row, i) => {
    const y = top + 1 + i * ROW;
    const style = { size: 6, ink: INK.grey, align: 'right' } as const;
    paper.line(row, frame.left - 34, y, 31, style);
    for (const alarm of record.review.alarms) {
      const own = alarm.kind === 'technical' ? 'technical' : alarm.tier;
      if (own !== row) continue;
      const x = frame.x(alarm.raisedAt);
      const width = Math.max(1.5, frame.x(alarm.endedAt ?? record.until) - x);
      paper.doc.lineWidth(0.5);
      paper.doc.rect(x, y + 1, width, ROW - 3).fillAndStroke(TIER_INK[alarm.tier], INK.grey);
    }
  });
}

export const INTERVENTIONS_HEIGHT = ROW + 9;

/** Room of a label, of one mark where there are few of them and of a range where there are many. */
const FEW = { most: 10, room: 12 };
const MANY_ROOM = 24;

/** What staff did, by a letter each that the table repeats. */
export function interventions(frame: ChartFrame, top: number): void {
  const { paper, record } = frame;
  const { state } = record;
  frame.name('Interventions', top + 1);
  const made = state.interventions.filter(({ withdrawn }) => !withdrawn);
  const marks = [
    ...made.map(({ at }, i) => ({ at, text: String(i + 1) })),
    ...(state.infusion?.boluses ?? []).map(({ at }) => ({ at, text: 'B' })),
    ...(state.infusion?.pauses ?? []).map(({ from }) => ({ at: from, text: 'P' })),
  ].sort((a, b) => a.at - b.at);
  if (marks.length === 0) {
    quiet(frame, top, 'none charted');
    return;
  }
  const room = marks.length <= FEW.most ? FEW.room : MANY_ROOM;
  const groups: { x: number; texts: string[] }[] = [];
  for (const { at, text } of marks) {
    const x = frame.x(at);
    paper.doc.polygon([x - 2, top + 2], [x + 2, top + 2], [x, top + 6]).fill(INK.black);
    const last = groups.at(-1);
    if (last && x - last.x < room) last.texts.push(text);
    else groups.push({ x, texts: [text] });
  }
  for (const { x, texts } of groups) {
    const [first = '', ...others] = texts;
    const shown = others.length === 0 ? first : `${first}..${others.at(-1)}`;
    paper.line(shown, x - room / 2, top + 8, room, { size: 6, align: 'center' });
  }
}

function gapVitals({ record }: ChartFrame): Vital[] {
  return [...new Set(record.chart.gaps.map(({ vital }) => vital))];
}

export function gapsHeight(frame: ChartFrame): number {
  return Math.max(1, gapVitals(frame).length) * 7 + 5;
}

export function gaps(frame: ChartFrame, top: number): void {
  const { paper, record } = frame;
  frame.name('No data', top + 1);
  const vitals = gapVitals(frame);
  const few = ['no reading arrived', 'one reading: gaps cannot be told'][record.readings.length];
  if (vitals.length === 0) {
    quiet(frame, top, few ?? 'no gaps');
    return;
  }
  vitals.forEach((vital, i) => {
    const y = top + 1 + i * 7;
    const label = vital === 'nibp' ? 'NIBP' : SIGNAL_INFO[vital].label;
    const style = { size: 6, ink: INK.grey, align: 'right' } as const;
    paper.line(label, frame.left - 34, y - 0.5, 31, style);
    for (const gap of record.chart.gaps) {
      if (gap.vital !== vital) continue;
      const x = frame.x(gap.from);
      const width = Math.max(1, frame.x(gap.to) - x);
      paper.doc.lineWidth(0.4);
      paper.doc.rect(x, y + 1, width, 4).fillAndStroke(TINT.light, INK.pale);
    }
  });
}

function quiet(frame: ChartFrame, top: number, text: string): void {
  frame.paper.line(text, frame.left + 3, top + 1, 200, { size: 6.5, ink: INK.pale });
}
