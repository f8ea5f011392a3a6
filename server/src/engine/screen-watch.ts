import type { ServerCondition } from '@chairside/shared/alarms/alarm';
import type { Coverage } from '@chairside/shared/alarms/sound/coverage';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Places } from './places.ts';
import type { SessionActor } from './session-actor.ts';

/** No visible screen, or none that can sound, for this long is an alarm: a page that reloads takes less. */
export const UNWATCHED_AFTER_MS = 15_000;
const CHECK_EVERY_MS = 1_000;

export interface ScreenWatchDeps {
  readonly places: Pick<Places, 'clinics'>;
  readonly coverage: (clinicId: number) => Coverage;
  readonly clock: Clock;
  readonly log: Logger;
}

type ScreenCondition = Extract<ServerCondition, 'no-screen-watching' | 'sound-off'>;

/**
 * Tells the running sessions of a clinic when nobody can see their alarms, or hear them. One cause, one alarm:
 * with no screen at all it is only that nobody watches.
 */
export class ScreenWatch {
  readonly #deps: ScreenWatchDeps;
  /** Since when the condition holds while a session runs, by clinic and condition. */
  readonly #since = new Map<string, number>();
  readonly #told = new WeakMap<SessionActor, Map<ScreenCondition, boolean>>();

  constructor(deps: ScreenWatchDeps) {
    this.#deps = deps;
  }

  start(): () => void {
    return this.#deps.clock.every(CHECK_EVERY_MS, () => this.check());
  }

  check(): void {
    const { places, coverage, clock } = this.#deps;
    const now = clock.now();
    for (const [clinicId, { chairs }] of places.clinics) {
      const actors = [...chairs.values()].flatMap(({ actor }) => (actor?.running ? [actor] : []));
      const { watching, visible, sounding } = coverage(clinicId);
      const running = actors.length > 0;
      const unseen = this.#lasts(`${clinicId} unseen`, running && visible === 0, now);
      const unheard = running && watching > 0 && sounding === 0;
      const silent = this.#lasts(`${clinicId} unheard`, unheard, now);
      for (const actor of actors) {
        this.#tell(actor, 'no-screen-watching', unseen, now);
        this.#tell(actor, 'sound-off', silent, now);
      }
    }
  }

  #lasts(key: string, holds: boolean, now: number): boolean {
    if (!holds) {
      this.#since.delete(key);
      return false;
    }
    const since = this.#since.get(key) ?? now;
    this.#since.set(key, since);
    return now - since >= UNWATCHED_AFTER_MS;
  }

  /** Once per change: also what the log of a session that went on after a restart may still say. */
  #tell(actor: SessionActor, condition: ScreenCondition, present: boolean, now: number): void {
    const told = this.#told.get(actor) ?? new Map<ScreenCondition, boolean>();
    this.#told.set(actor, told);
    const known =
      told.get(condition) ?? actor.alarms.some(({ key }) => key === `technical:${condition}`);
    told.set(condition, present);
    if (known === present) return;
    try {
      actor.technical(condition, present, now);
    } catch (error) {
      this.#deps.log.error({ err: error, session: actor.id }, 'a session could not be told');
    }
  }
}
