import type { RawReading } from '@chairside/shared/wire/monitor';
import type { Resting } from './demo-visit.ts';

/** What a monitor of the demo showed at a visit of another day: calm, with the rise of an infusion. */
export interface PastVitals {
  readonly resting: Resting;
  /** Rise of the systolic pressure at its peak, mmHg. */
  readonly rise: number;
  /** Epoch ms. */
  readonly startedAt: number;
}

export const PAST_EVERY_MS = 5_000;
const CUFF_EVERY_MS = 300_000;
const MINUTE = 60_000;
const PEAK_MIN = 35;
const HALF_MIN = 18;

/** Share of the rise: to its peak like half a sine, then back by halves. */
function share(minute: number): number {
  if (minute <= 0) return 0;
  if (minute <= PEAK_MIN) return Math.sin((minute / PEAK_MIN) * (Math.PI / 2));
  return 2 ** (-(minute - PEAK_MIN) / HALF_MIN);
}

/** `at`: epoch ms, a multiple of the interval after the start carries the cuff. */
export function pastReading({ resting, rise, startedAt }: PastVitals, at: number): RawReading {
  const since = at - startedAt;
  const up = rise * share(since / MINUTE);
  const wave = Math.sin(at / 47_000) + Math.sin(at / 13_000) / 2;
  const { hr, spo2, rr, sys, dia } = resting;
  const values = {
    t: at,
    hr: Math.round(hr + up / 3 + wave),
    spo2: Math.min(100, Math.round(spo2 - 0.4 + wave / 3)),
    rr: Math.round(rr + wave),
  };
  const cuff = since >= 0 && since % CUFF_EVERY_MS < PAST_EVERY_MS;
  if (!cuff) return values;
  const pressure = { sys: Math.round(sys + up + wave), dia: Math.round(dia + up / 2) };
  const map = Math.round((pressure.sys + 2 * pressure.dia) / 3);
  return { ...values, nibp: { ...pressure, map } };
}
