import type { ServerClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { SessionActor } from './session-actor.ts';

/** Further apart than this, the machine's clock and server time are told as two. */
export const CLOCK_OFF_MS = 1_000;
const KEY = 'technical:server-clock';

/**
 * Sees where somebody sets the machine's clock. Server time goes on as before, and every running session gets an alarm;
 * once none runs, server time takes the machine's over.
 */
export class ServerClockWatch {
  readonly #deps: { readonly clock: ServerClock; readonly log: Logger };
  #seenMs = 0;

  constructor(deps: { readonly clock: ServerClock; readonly log: Logger }) {
    this.#deps = deps;
  }

  /** How far the machine's clock is off; undefined where it is not. */
  get offMs(): number | undefined {
    const offMs = this.#deps.clock.wallOffMs();
    return Math.abs(offMs) > CLOCK_OFF_MS ? offMs : undefined;
  }

  /** `running`: every session that is being timed. */
  look(running: readonly SessionActor[]): void {
    const { clock, log } = this.#deps;
    const offMs = clock.wallOffMs();
    const byMs = offMs - this.#seenMs;
    this.#seenMs = offMs;
    if (Math.abs(byMs) > CLOCK_OFF_MS) {
      log.warn({ byMs, offMs }, "the machine's clock was set: server time goes on as before");
    }
    if (running.length > 0 || this.offMs === undefined) return;
    this.#seenMs = 0;
    log.warn(
      { byMs: clock.follow() },
      "server time took the machine's clock over: no session runs",
    );
  }

  tell(actor: SessionActor, now: number): void {
    const { offMs } = this;
    const told = actor.alarms.find(({ key }) => key === KEY);
    if (told === undefined && offMs === undefined) return;
    const same =
      told !== undefined &&
      offMs !== undefined &&
      Math.abs((told.offMs ?? 0) - offMs) <= CLOCK_OFF_MS;
    if (same) return;
    if (told !== undefined) actor.technical('server-clock', false, now);
    if (offMs !== undefined) actor.technical('server-clock', true, now, offMs);
  }
}
