/** The blood pressures of a session: each inflation of the monitors' cuffs once, and what was taken by hand. */
import { z } from 'zod';
import { type Pressures, pressuresOf, takenAtOf } from '../vitals/inflation.ts';
import type { Reading } from '../vitals/reading.ts';
import type { CuffTaken } from './decide-context.ts';
import type { SessionState } from './state.ts';

export const cuffTakenSchema = z.object({
  sys: z.number(),
  dia: z.number(),
  map: z.number().optional(),
  at: z.number(),
  source: z.enum(['monitor', 'manual']),
});

/** More than an eight-hour session has at the shortest interval. */
export const CUFFS_KEPT = 120;

/** With an inflation that was taken at `at`, its identity; the same list where it has no pressures, or is known. */
export function withCuff(
  cuffs: readonly CuffTaken[],
  { sys, dia, map }: Pressures,
  at: number,
): readonly CuffTaken[] {
  if (sys === null || dia === null) return cuffs;
  if (cuffs.some((cuff) => cuff.at === at)) return cuffs;
  const pressures = { sys, dia, ...(map === null ? {} : { map }) };
  const all = [...cuffs, { ...pressures, at, source: 'monitor' as const }];
  return all.sort((a, b) => a.at - b.at).slice(-CUFFS_KEPT);
}

/** The same with the inflation that a reading carries. */
export const withCuffOf = (
  cuffs: readonly CuffTaken[],
  reading: Pick<Reading, 'at' | 'values' | 'nibpAt'>,
): readonly CuffTaken[] => withCuff(cuffs, pressuresOf(reading.values), takenAtOf(reading));

/** Oldest first: the monitors' inflations, and the pressures by hand as they stand. */
export function cuffsOf(
  session: Pick<SessionState, 'manualVitals'> | null,
  monitor: readonly CuffTaken[],
): CuffTaken[] {
  const byHand = (session?.manualVitals ?? []).flatMap(({ at, withdrawn, values }): CuffTaken[] => {
    const { sys, dia, map } = values;
    if (withdrawn || sys === undefined || dia === undefined) return [];
    return [{ sys, dia, ...(map === undefined ? {} : { map }), at, source: 'manual' }];
  });
  return [...monitor, ...byHand].sort((a, b) => a.at - b.at);
}
