/** What the log draws under the vitals: infusion, effects and alarms as marks and spans in time. */
import type { Alarm } from '@chairside/shared/alarms/alarm';
import type { Severity } from '@chairside/shared/effects/severity';
import { effectsOf } from '@chairside/shared/moves/effects-of';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type { Tier } from '@chairside/shared/protocols/document/document';
import { loggedOccurrences } from '@chairside/shared/replay/logged-occurrences';
import { say } from '../language/say.ts';

/** Half-open span; `to: null` is still going on. */
export interface InfusionSpan {
  readonly kind: 'running' | 'paused';
  readonly from: number;
  readonly to: number | null;
  /** Drug and dose for a running span, the reason for a paused one. */
  readonly label: string;
}

export interface EffectMark {
  /** `seq` of its event. */
  readonly seq: number;
  readonly term: string;
  readonly severity: Severity;
  readonly onset: number;
  readonly withdrawn: boolean;
}

export interface AlarmSpan {
  readonly alarm: Alarm;
  readonly kind: Alarm['kind'];
  readonly tier: Tier;
  readonly from: number;
  /** When the value was back in range or the cause gone; null while it lasts. */
  readonly to: number | null;
  readonly acknowledgedAt: number | null;
}

export function infusionSpans(events: readonly SessionEvent[]): InfusionSpan[] {
  const spans: InfusionSpan[] = [];
  let drug = '';
  const turn = (at: number, next: { kind: InfusionSpan['kind']; label: string } | null) => {
    const last = spans.at(-1);
    if (last !== undefined && last.to === null) spans[spans.length - 1] = { ...last, to: at };
    if (next !== null) spans.push({ ...next, from: at, to: null });
  };
  for (const { at, body } of events) {
    if (body.type === 'infusion-started') {
      drug =
        body.doseMg === undefined
          ? body.drug
          : say('charts.drug-dosemg-mg', { drug: body.drug, doseMg: body.doseMg });
      turn(at, { kind: 'running', label: drug });
    } else if (body.type === 'infusion-paused') turn(at, { kind: 'paused', label: body.reason });
    else if (body.type === 'infusion-resumed') turn(at, { kind: 'running', label: drug });
    else if (body.type === 'infusion-stopped') turn(at, null);
  }
  return spans;
}

/** As they stand after every correction, by the fold that the session and the report show; the worst of their course. */
export function effectMarks(events: readonly SessionEvent[]): EffectMark[] {
  return effectsOf(events)
    .map(({ seq, term, worst: severity, onset, withdrawn }) => ({
      ...{ seq, term, severity, onset, withdrawn },
    }))
    .sort((a, b) => a.onset - b.onset);
}

/** One span per occurrence. `live`: what the engine says now, see `loggedOccurrences`. */
export function alarmSpans(events: readonly SessionEvent[], live: readonly Alarm[]): AlarmSpan[] {
  const closedAt = events.find(({ body }) => body.type === 'session-closed')?.at ?? null;
  return loggedOccurrences(events, live)
    .map(({ alarm, raised, tier, endedAt, acknowledged }) => ({
      ...{ alarm, tier, kind: raised.kind, from: raised.raisedAt, to: endedAt ?? closedAt },
      acknowledgedAt: acknowledged?.at ?? null,
    }))
    .sort((a, b) => a.from - b.from);
}

/**
 * Lowest free row for each item so that no two overlap, at most `most` rows; what does not fit
 * shares the last row. Items are spans in px, in any order; answers one row per item.
 */
export function packRows(
  items: readonly { readonly from: number; readonly to: number }[],
  gap: number,
  most: number,
): { rows: number[]; count: number } {
  const ends: number[] = [];
  const rows = new Array<number>(items.length).fill(0);
  const order = items.map((_, index) => index);
  order.sort((a, b) => (items[a]?.from ?? 0) - (items[b]?.from ?? 0));
  for (const index of order) {
    const item = items[index];
    if (item === undefined) continue;
    let row = ends.findIndex((end) => item.from >= end + gap);
    if (row < 0) row = ends.length < most ? ends.length : most - 1;
    ends[row] = Math.max(ends[row] ?? Number.NEGATIVE_INFINITY, item.to);
    rows[index] = row;
  }
  return { rows, count: Math.max(1, ends.length) };
}
