import type { VitalsSnapshot } from '@chairside/shared/session/entries';
import { SIGNALS } from '@chairside/shared/vitals/catalogue';
import type { LiveVitals } from '@chairside/shared/vitals/live-vitals';
import { freshness, freshnessLimits } from './freshness.ts';

/** The last value of each signal that is not gone at `now` (server clock, epoch ms), by the staleness of the protocol. */
export function currentVitals(
  live: LiveVitals | undefined,
  now: number,
  protocol: Parameters<typeof freshnessLimits>[1],
): VitalsSnapshot {
  const entries = SIGNALS.flatMap((signal) => {
    const latest = live?.values[signal];
    if (latest === undefined) return [];
    const gone = freshness(latest.at, now, freshnessLimits(signal, protocol)) === 'gone';
    return gone ? [] : [[signal, { value: latest.value, at: latest.at }] as const];
  });
  return Object.fromEntries(entries);
}
