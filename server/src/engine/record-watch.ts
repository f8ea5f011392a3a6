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
  /**
   * By key of the session, when readings of it were lost last; null: none are known to be. Asked for each acknowledgement:
   * sessions are gone through once for each of them, not once for each message.
   */
  readonly #lostAt = new Map<number, number | null>();
  readonly #nearlyFull = new WeakSet<SessionActor>();

  constructor(sessions: ReadonlyMap<string, SessionActor>, guard: EvaluationGuard, clock: Clock) {
    this.#sessions = sessions;
    this.#guard = guard;
    this.#clock = clock;
  }

  /** Readings of these sessions are durable; those of `nearlyFull` have not much room left. By key. */
  stored(keys: ReadonlySet<number>, nearlyFull: readonly number[]): void {
    const now = this.#clock.now();
    for (const key of keys) {
      const lostAt = this.#lossOf(key, now);
      if (lostAt !== null && now - lostAt >= GOES_ON_MS) this.#ended(key, now);
    }
    for (const key of nearlyFull) {
      const actor = this.#find(key);
      if (actor === undefined || this.#nearlyFull.has(actor)) continue;
      this.#nearlyFull.add(actor);
      this.#guard.run(actor, () => actor.technical('record-nearly-full', true, now));
    }
  }

  /** Readings of these sessions, by key, were evaluated and are not in the record. */
  lost(keys: ReadonlySet<number>): void {
    const now = this.#clock.now();
    for (const key of keys) {
      const actor = this.#find(key);
      if (actor === undefined) continue;
      if (this.#lossOf(key, now) === null) {
        this.#guard.run(actor, () => actor.technical('readings-not-recorded', true, now));
      }
      this.#lostAt.set(key, now);
    }
  }

  #ended(key: number, now: number): void {
    this.#lostAt.set(key, null);
    const actor = this.#find(key);
    if (actor === undefined) return;
    this.#guard.run(actor, () => actor.technical('readings-not-recorded', false, now));
  }

  /** A session that goes on after a start may have the alarm already. */
  #lossOf(key: number, now: number): number | null {
    const known = this.#lostAt.get(key);
    if (known !== undefined) return known;
    this.#forgetEnded();
    const alarms = this.#find(key)?.alarms ?? [];
    const found = alarms.some((alarm) => alarm.key === NOT_RECORDED) ? now : null;
    this.#lostAt.set(key, found);
    return found;
  }

  #forgetEnded(): void {
    const running = new Set([...this.#sessions.values()].map(({ key }) => key));
    for (const key of this.#lostAt.keys()) if (!running.has(key)) this.#lostAt.delete(key);
  }

  #find(key: number): SessionActor | undefined {
    for (const actor of this.#sessions.values()) if (actor.key === key) return actor;
    return undefined;
  }
}
