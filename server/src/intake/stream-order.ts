import { LATE_AFTER_MS } from '@chairside/shared/vitals/reading';
import type { KnownInstant } from '../store/ports/store.ts';
import { instantOf, type Timing } from './timing.ts';

interface Before {
  /** Device time, and what it was told as. */
  readonly t: number;
  readonly at: number;
  readonly skew: number;
  /** The server was started since: what was measured until then has no later instant than this. */
  readonly notAfter?: number;
  /** Of another stream of the channel: its numbers say nothing here, its clock does. */
  readonly other?: true;
}

/**
 * Readings are numbered in the order in which they are measured, so none was measured before the one numbered before
 * it. Clocks that say so of a late one are not those that it was measured by: the device's was set meanwhile, or the
 * server's while it was away. Such a reading is told by the one before it; and so is what goes on from the record over
 * a restart without a leap of the device's clock, since the server's may have been set by any amount.
 */
export class StreamOrder {
  #before: Before | null = null;

  /** `known`: of what the record holds, of this stream or of another of its channel; `unbrokenSince`: of server time. */
  constructor(known: KnownInstant | null, unbrokenSince: number, of: 'own' | 'other' = 'own') {
    // Server time that has begun before it is not the one by which it was told.
    if (known === null || known.at > unbrokenSince) return;
    this.#before = {
      ...{ ...known, skew: known.t - known.at, notAfter: unbrokenSince },
      ...(of === 'other' && { other: true }),
    };
  }

  /** `sure`: the device's clock is known. */
  told(timing: Timing, t: number, arrivedAt: number, sure: boolean): Timing {
    const before = this.#before;
    const at = instantOf(timing, t, arrivedAt);
    const late = timing.stale === true || arrivedAt - at > LATE_AFTER_MS;
    if (before !== null && late && (isBefore(before, t, at) || goesOn(before, t, at))) {
      const { notAfter } = before;
      const skew = Math.min(before.skew, t - before.at);
      const told = { skew, stale: true, ...(notAfter !== undefined && { notAfter }) } as const;
      const { skew: kept } = before;
      this.#before = {
        ...{ t, at: instantOf(told, t, arrivedAt), skew: kept },
        ...(notAfter !== undefined && { notAfter }),
      };
      return told;
    }
    const counts = sure && timing.stale !== true && at >= (before?.at ?? 0);
    if (counts) this.#before = { t, at, skew: timing.skew };
    return timing;
  }

  /** Server time moved. */
  moved(byMs: number): void {
    if (this.#before === null) return;
    const { at, skew, notAfter } = this.#before;
    this.#before = {
      ...{ ...this.#before, at: at + byMs, skew: skew - byMs },
      ...(notAfter !== undefined && { notAfter: notAfter + byMs }),
    };
  }
}

const isBefore = (before: Before, t: number, at: number): boolean =>
  at < before.at && (before.other === undefined || t >= before.t);

function goesOn({ t: before, notAfter }: Before, t: number, at: number): boolean {
  const passed = t - before;
  return notAfter !== undefined && at < notAfter && passed >= 0 && passed <= LATE_AFTER_MS;
}
