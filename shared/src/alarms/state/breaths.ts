/**
 * Whether a capnograph still sees breaths. In an apnea monitors go on to send the last EtCO2 and the last rate: values
 * that changed from breath to breath and now stand still are the only sign (docs/alarm-load.md).
 */
import type { AlarmState } from './state.ts';

type Breaths = AlarmState['breaths'];
type Values = Readonly<{ [S in 'etco2' | 'rr']?: number | null | undefined }>;

/** So many changes within so long before the last one: values that move. Clinic defaults. */
const CHANGES = 4;
const WITHIN_MS = 120_000;

/** The instants of the newest changes of either value, oldest first. */
export function afterBreath(breaths: Breaths, before: Values, now: Values, at: number): Breaths {
  const changed = (['etco2', 'rr'] as const).some(
    (signal) => typeof now[signal] === 'number' && now[signal] !== before[signal],
  );
  return changed ? [...(breaths ?? []), at].slice(-CHANGES) : breaths;
}

export function standsStill(breaths: Breaths, forMs: number, at: number): boolean {
  const [first] = breaths ?? [];
  const last = breaths?.at(-1);
  if (first === undefined || last === undefined || breaths?.length !== CHANGES) return false;
  return last - first <= WITHIN_MS && at - last >= forMs;
}
