/** Where the listed minutes of the cuff lie for a session (docs/clinical.md 7). */
import type { CuffGrid } from '../alarms/state/state.ts';
import { isNasal } from '../infusion/recorded-infusion.ts';
import type { SessionState } from './state.ts';

const MINUTE = 60_000;

/** Null before the start; by nose from the start until the first device is charted, from then on from that. */
export function cuffGridOf({ infusion }: Pick<SessionState, 'infusion'>): CuffGrid | null {
  if (infusion === null) return null;
  const { startedAt, plannedMinutes, boluses } = infusion;
  if (!isNasal(infusion)) return { from: startedAt, until: startedAt + plannedMinutes * MINUTE };
  const from = boluses.length === 0 ? startedAt : Math.min(...boluses.map(({ at }) => at));
  return { from, until: null };
}
