import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { SessionActor } from './session-actor.ts';

/** So long without a fault, and a session counts as evaluated again: one bad reading a second must not hide between ticks. */
export const EVALUATED_AGAIN_MS = 10_000;

/** A fault in one session must not stop the alarms of the others, nor pass unseen in its own. */
export class EvaluationGuard {
  readonly #deps: { readonly log: Logger; readonly clock: Clock };
  readonly #faultAt = new WeakMap<SessionActor, number>();

  constructor(deps: { readonly log: Logger; readonly clock: Clock }) {
    this.#deps = deps;
  }

  run(actor: SessionActor, work: () => void): void {
    const now = this.#deps.clock.now();
    try {
      work();
      const faultAt = this.#faultAt.get(actor);
      if (faultAt === undefined || now - faultAt < EVALUATED_AGAIN_MS) return;
      actor.technical('not-evaluated', false, now);
      this.#faultAt.delete(actor);
    } catch (error) {
      this.#faultAt.set(actor, now);
      this.#deps.log.error(
        { err: error, session: actor.id },
        'a session could not be evaluated: watch its chair',
      );
      actor.notEvaluated(now);
    }
  }
}
