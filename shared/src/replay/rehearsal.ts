/** The same session under two protocols: which alarms come, go and move (the live engine, `step`, over stored inputs). */
import type { AlarmTransition } from '../alarms/alarm.ts';
import { SessionAlarms, type SessionInput } from '../alarms/engine/session-alarms.ts';
import { type Occurrence, Occurrences } from '../alarms/occurrences.ts';
import type { ProtocolDocument, Tier } from '../protocols/document/document.ts';

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

/** Collects what one protocol makes of a session, one input at a time: a session need not be in memory at once. */
export class Rehearsal {
  readonly #alarms: SessionAlarms;
  readonly #occurrences = new Occurrences();
  #first: number | null = null;
  #last = 0;
  #readings = 0;

  constructor(protocol: ProtocolDocument) {
    this.#alarms = new SessionAlarms(protocol);
  }

  /**
   * Acknowledgements are left out: they name alarms of the protocol that ran then, and whether somebody looked says
   * nothing about what a limit flags.
   */
  take(given: SessionInput): void {
    this.#first ??= given.at;
    this.#last = Math.max(this.#last, given.at);
    if ('input' in given) {
      if (given.input.kind === 'acknowledge') return;
      if (given.input.kind === 'reading') this.#readings += 1;
    }
    for (const transition of this.#alarms.take(given)) this.#occurrences.transition(transition);
  }

  end(): RehearsedSession {
    return {
      alarms: this.#occurrences.all().map(rehearsed),
      readings: this.#readings,
      spanMs: this.#first === null ? 0 : this.#last - this.#first,
    };
  }
}

function rehearsed({ raised, alarm, endedAt, trace }: Occurrence): RehearsedAlarm {
  const { key, tier, since, raisedAt, limit } = raised;
  return {
    ...{ key, tier, since, raisedAt, endedAt, worst: alarm.worst, trace },
    limitId: limit?.id ?? null,
    limit: limit === null ? null : { op: limit.op, value: limit.value, unit: limit.unit },
  };
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
