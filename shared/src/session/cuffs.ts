/** The blood pressures of a session: each inflation of the monitors' cuffs once, and what was taken by hand. */
import { z } from 'zod';
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

/** With the inflation that a reading carries; the same list where it carries none, or one that is known. */
export function withCuff(
  cuffs: readonly CuffTaken[],
  { at, nibpAt, values }: Pick<Reading, 'at' | 'values' | 'nibpAt'>,
): readonly CuffTaken[] {
  const { sys, dia, map } = values;
  if (sys === undefined || dia === undefined) return cuffs;
  const takenAt = Math.min(nibpAt ?? at, at);
  if (cuffs.some((cuff) => cuff.at === takenAt)) return cuffs;
  const pressures = { sys, dia, ...(map === undefined ? {} : { map }) };
  const all = [...cuffs, { ...pressures, at: takenAt, source: 'monitor' as const }];
  return all.sort((a, b) => a.at - b.at).slice(-CUFFS_KEPT);
}

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
