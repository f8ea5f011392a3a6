/**
 * Nasal esketamine comes in devices of one strength, so an order is a number of devices. Figures: its maker's
 * dosing page, after the prescribing information (docs/clinical-sources.md, S14).
 */
import { roundTo } from './rounding.ts';

/** Of one device, two sprays, mg. */
export const DEVICE_MG = 28;
/** Of the first session of a course. */
export const FIRST_SESSION_MG = 56;
/** Above this no order is written. */
export const MOST_MG = 84;
/** Between two devices, so that the drug is absorbed; told, not enforced. */
export const DEVICE_WAIT_MS = 5 * 60_000;

/** How many devices a dose is; null where it is no whole number of them. */
export function devicesOf(doseMg: number): number | null {
  const devices = roundTo(doseMg / DEVICE_MG, 6);
  return devices >= 1 && Number.isInteger(devices) ? devices : null;
}

export interface DevicesGiven {
  readonly given: number;
  /** Null where no order says how many. */
  readonly ordered: number | null;
  /** When the next one may follow, epoch ms; null before the first and after the last. */
  readonly nextFrom: number | null;
}

/** How far an order by devices has been given. An older order that is no whole number of them counts the whole ones. */
export function devicesGiven(
  boluses: readonly { readonly at: number; readonly mg: number }[],
  doseMg: number | undefined,
): DevicesGiven {
  const given = boluses.length;
  const givenMg = boluses.reduce((sum, { mg }) => sum + mg, 0);
  const left =
    doseMg === undefined ? null : Math.max(0, Math.floor((doseMg - givenMg) / DEVICE_MG));
  const last = Math.max(...boluses.map(({ at }) => at));
  return {
    given,
    ordered: left === null ? null : given + left,
    nextFrom: given === 0 || left === 0 ? null : last + DEVICE_WAIT_MS,
  };
}
