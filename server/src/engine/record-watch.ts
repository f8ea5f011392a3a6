import type { Clock } from '../platform/clock.ts';
import type { EvaluationGuard } from './evaluation-guard.ts';
import type { SessionActor } from './session-actor.ts';

/** Storing has to go on for so long before a loss counts as over, ms (clinic default): one lost reading must not pass unseen. */
export const GOES_ON_MS = 30_000;

const NOT_RECORDED = 'technical:readings-not-recorded';

/** Tells at the chair what the record does not hold of what was evaluated there, and before it is full. */
export class RecordWatch {
  readonly #sessions: ReadonlyMap<string, SessionActor>;
  readonly #guard: EvaluationGuard;
  readonly #clock: Clock;
  /** When readings of a session were lost last; null: none are known to be. */
  readonly #lostAt = new WeakMap<SessionActor, number | null>();
  readonly #nearlyFull = new WeakSet<SessionActor>();

  constructor(sessions: ReadonlyMap<string, SessionActor>, guard: EvaluationGuard, clock: Clock) {
    this.#sessions = sessions;
    this.#guard = guard;
    this.#clock = clock;
  }

  /** Readings of these sessions (by key) are durable. */
  stored(keys: ReadonlySet<number>, nearlyFull: readonly number[]): void {
    const now = this.#clock.now();
    for (const actor of this.#sessions.values()) {
      if (keys.has(actor.key)) this.#guard.run(actor, () => this.#goesOn(actor, now));
      if (!nearlyFull.includes(actor.key) || this.#nearlyFull.has(actor)) continue;
      this.#nearlyFull.add(actor);
      this.#guard.run(actor, () => actor.technical('record-nearly-full', true, now));
    }
  }

  /** Readings of these sessions were evaluated and are not in the record. */
  lost(keys: ReadonlySet<number>): void {
    const now = this.#clock.now();
    for (const actor of this.#sessions.values()) {
      if (!keys.has(actor.key)) continue;
      if (this.#lossOf(actor, now) === null) {
        this.#guard.run(actor, () => actor.technical('readings-not-recorded', true, now));
      }
      this.#lostAt.set(actor, now);
    }
  }

  #goesOn(actor: SessionActor, now: number): void {
    const lostAt = this.#lossOf(actor, now);
    if (lostAt === null || now - lostAt < GOES_ON_MS) return;
    this.#lostAt.set(actor, null);
    actor.technical('readings-not-recorded', false, now);
  }

  /** A session that goes on after a start may have the alarm already. */
  #lossOf(actor: SessionActor, now: number): number | null {
    const known = this.#lostAt.get(actor);
    if (known !== undefined) return known;
    const found = actor.alarms.some(({ key }) => key === NOT_RECORDED) ? now : null;
    this.#lostAt.set(actor, found);
    return found;
  }
}
