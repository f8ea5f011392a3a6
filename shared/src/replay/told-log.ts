/** A session as the log told it to a screen, up to any instant of it. */
import type { Alarm } from '../alarms/alarm.ts';
import type { SessionEvent } from '../moves/events.ts';
import { fold } from '../moves/evolve.ts';
import type { SessionState } from '../session/state.ts';

export interface ReplayLog {
  readonly events: readonly SessionEvent[];
  /** When a screen had each event, epoch ms, never going back: what was charted later than it happened shows later. */
  readonly heard: readonly number[];
  readonly from: number;
  /** The close; what came after it was never on a station. */
  readonly to: number;
}

export interface Told {
  /** Events that are folded in. */
  readonly count: number;
  readonly session: SessionState | null;
}

export const NOTHING_TOLD: Told = { count: 0, session: null };

/** Alarms reach the screens at once, ahead of their record; everything else with it. Null for a log without events. */
export function replayLog(all: readonly SessionEvent[]): ReplayLog | null {
  const closing = all.findIndex(({ body }) => body.type === 'session-closed');
  const events = closing < 0 ? all : all.slice(0, closing + 1);
  let last = Number.NEGATIVE_INFINITY;
  const heard = events.map(({ body, recordedAt }) => {
    const at = body.type === 'alarm-changed' ? body.transition.at : recordedAt;
    last = Math.max(last, at);
    return last;
  });
  const from = heard[0];
  return from === undefined ? null : { events, heard, from, to: last };
}

/** The state at an instant; goes on from `before` where that is not later. */
export function toldBy(log: ReplayLog, at: number, before: Told = NOTHING_TOLD): Told {
  const known = before.count === 0 || (log.heard[before.count - 1] ?? 0) <= at;
  const from = known ? before : NOTHING_TOLD;
  let { count } = from;
  while (count < log.events.length && (log.heard[count] ?? Number.NaN) <= at) count += 1;
  return { count, session: fold(log.events.slice(from.count, count), from.session) };
}

/** As the engine's list was: everything that is not cleared. */
export const alarmsOf = (session: SessionState | null): Alarm[] =>
  session === null ? [] : Object.values(session.alarms);

/** An instant worth going to: an alarm that is raised, an effect that is charted. */
export interface Mark {
  readonly at: number;
  readonly kind: 'alarm' | 'effect';
}

export function marksOf(log: ReplayLog): Mark[] {
  return log.events.flatMap(({ body }, index): Mark[] => {
    const at = log.heard[index] ?? 0;
    if (body.type === 'effect-observed') return [{ at, kind: 'effect' }];
    if (body.type !== 'alarm-changed') return [];
    const { change, alarm } = body.transition;
    return change === 'raised' && alarm.kind === 'physiological' ? [{ at, kind: 'alarm' }] : [];
  });
}
