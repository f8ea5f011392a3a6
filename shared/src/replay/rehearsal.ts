/** The same session under two protocols: which alarms come, go and move (the live engine, `step`, over stored inputs). */
import type { Alarm, AlarmTransition } from '../alarms/alarm.ts';
import { step } from '../alarms/engine/step.ts';
import { effectiveProtocol, type LimitValues } from '../alarms/limits/limit-changes.ts';
import { type AlarmInput, initialAlarms } from '../alarms/state/state.ts';
import type { ProtocolDocument, Tier } from '../protocols/document/document.ts';

/** What happened in a session, in order: an input of the engine, or limits moved from there on. */
export type SessionMove =
  | { readonly at: number; readonly input: AlarmInput }
  | { readonly at: number; readonly changes: LimitValues };

/** One occurrence of an alarm. Instants on the engine clock, epoch ms. */
export interface RehearsedAlarm {
  readonly key: string;
  readonly tier: Tier;
  /** Id of the limit that made it; null for technical alarms and the like. */
  readonly limitId: string | null;
  /** The limit as a number, with its operator. */
  readonly limit: { readonly op: string; readonly value: number; readonly unit: string } | null;
  readonly since: number;
  readonly raisedAt: number;
  /** When it was over; null where it was not by the end. */
  readonly endedAt: number | null;
  readonly worst: number | null;
  readonly trace: readonly { readonly change: AlarmTransition['change']; readonly at: number }[];
}

export interface RehearsedSession {
  readonly alarms: readonly RehearsedAlarm[];
  /** Readings that were replayed. */
  readonly readings: number;
  /** From the first to the last thing that happened, ms. */
  readonly spanMs: number;
}

const BEGINS: ReadonlySet<AlarmTransition['change']> = new Set(['raised', 'escalated', 'resumed']);

/** Collects occurrences from transitions in order. */
class Occurrences {
  readonly #open = new Map<string, { alarm: Alarm; trace: RehearsedAlarm['trace'] }>();
  readonly #done: RehearsedAlarm[] = [];

  take({ change, at, alarm }: AlarmTransition): void {
    const known = this.#open.get(alarm.key);
    if (BEGINS.has(change) || (known === undefined && change !== 'cleared')) {
      if (known) this.#close(alarm.key, at);
      this.#open.set(alarm.key, { alarm, trace: [{ change, at }] });
      return;
    }
    if (known === undefined) return;
    this.#open.set(alarm.key, {
      // A milder limit that takes over is not what raised it.
      alarm: { ...known.alarm, worst: alarm.worst },
      trace: [...known.trace, { change, at }],
    });
    if (change === 'returned' || change === 'cleared') this.#close(alarm.key, at);
  }

  all(): RehearsedAlarm[] {
    for (const key of [...this.#open.keys()]) this.#close(key, null);
    return this.#done.sort((a, b) => a.raisedAt - b.raisedAt);
  }

  #close(key: string, endedAt: number | null): void {
    const open = this.#open.get(key);
    if (open === undefined) return;
    this.#open.delete(key);
    const { tier, limit, since, raisedAt, worst } = open.alarm;
    this.#done.push({
      ...{ key, tier, since, raisedAt, endedAt, worst, trace: open.trace },
      limitId: limit?.id ?? null,
      limit: limit === null ? null : { op: limit.op, value: limit.value, unit: limit.unit },
    });
  }
}

/** Collects what one protocol makes of a session, one move at a time: a session need not be in memory at once. */
export class Rehearsal {
  readonly #protocol: ProtocolDocument;
  readonly #occurrences = new Occurrences();
  #effective: ProtocolDocument;
  #alarms = initialAlarms();
  #first: number | null = null;
  #last = 0;
  #readings = 0;

  constructor(protocol: ProtocolDocument) {
    this.#protocol = protocol;
    this.#effective = protocol;
  }

  /**
   * Acknowledgements are left out: they name alarms of the protocol that ran then, and whether somebody looked says
   * nothing about what a limit flags.
   */
  move(move: SessionMove): void {
    this.#first ??= move.at;
    this.#last = Math.max(this.#last, move.at);
    if ('changes' in move) {
      this.#effective = effectiveProtocol(this.#protocol, move.changes);
      return;
    }
    if (move.input.kind === 'acknowledge') return;
    if (move.input.kind === 'reading') this.#readings += 1;
    const { alarms, transitions } = step(this.#alarms, move.input, this.#effective);
    this.#alarms = alarms;
    for (const transition of transitions) this.#occurrences.take(transition);
  }

  end(): RehearsedSession {
    return {
      alarms: this.#occurrences.all(),
      readings: this.#readings,
      spanMs: this.#first === null ? 0 : this.#last - this.#first,
    };
  }
}

export interface MovedAlarm {
  readonly before: RehearsedAlarm;
  readonly after: RehearsedAlarm;
  /** Below zero: earlier under the new protocol. */
  readonly seconds: number;
}

export interface Comparison {
  readonly added: readonly RehearsedAlarm[];
  readonly removed: readonly RehearsedAlarm[];
  readonly moved: readonly MovedAlarm[];
  /** Alarms that both raise at the same instant. */
  readonly same: number;
}

/** Two occurrences are the same alarm when their times overlap, from the first breach to the end. */
function overlap(a: RehearsedAlarm, b: RehearsedAlarm): boolean {
  const end = ({ endedAt }: RehearsedAlarm) => endedAt ?? Number.POSITIVE_INFINITY;
  return a.since <= end(b) && b.since <= end(a);
}

/** Physiological alarms under two protocols, matched by key, priority and time. */
export function compareAlarms(
  before: readonly RehearsedAlarm[],
  after: readonly RehearsedAlarm[],
): Comparison {
  const left = [...after];
  const removed: RehearsedAlarm[] = [];
  const moved: MovedAlarm[] = [];
  let same = 0;
  for (const one of before) {
    const alike = left
      .filter((each) => each.key === one.key && each.tier === one.tier && overlap(one, each))
      .sort((a, b) => distance(a, one) - distance(b, one))[0];
    if (alike === undefined) {
      removed.push(one);
      continue;
    }
    left.splice(left.indexOf(alike), 1);
    const seconds = (alike.raisedAt - one.raisedAt) / 1000;
    if (seconds === 0) same += 1;
    else moved.push({ before: one, after: alike, seconds });
  }
  return { added: left, removed, moved, same };
}

const distance = (a: RehearsedAlarm, b: RehearsedAlarm) => Math.abs(a.raisedAt - b.raisedAt);

/** Alarms per hour by limit id. */
export function ratesByLimit(
  sessions: readonly RehearsedSession[],
): Readonly<Record<string, number>> {
  const hours = sessions.reduce((sum, { spanMs }) => sum + spanMs, 0) / 3_600_000;
  const counts = new Map<string, number>();
  for (const { limitId } of sessions.flatMap(({ alarms }) => alarms)) {
    if (limitId !== null) counts.set(limitId, (counts.get(limitId) ?? 0) + 1);
  }
  if (hours === 0) return {};
  return Object.fromEntries([...counts].map(([limitId, count]) => [limitId, count / hours]));
}
