/** Blood pressures of a session: each inflation once. */
import type { CuffTaken } from './decision.ts';

/** The same pressures again within this long are the same inflation, sent twice, ms (as for alarms, AL-13). */
const SAME_INFLATION_MS = 60_000;

/** In order of time. A reading that came twice must not pass for the repeat that a rule asks for. */
export function inflations(cuffs: readonly CuffTaken[]): CuffTaken[] {
  const inOrder = [...cuffs].sort((a, b) => a.at - b.at);
  let last: CuffTaken | undefined;
  let lastSeen = 0;
  return inOrder.filter((cuff) => {
    const again =
      last !== undefined &&
      cuff.source === last.source &&
      cuff.sys === last.sys &&
      cuff.dia === last.dia &&
      cuff.at - lastSeen <= SAME_INFLATION_MS;
    lastSeen = cuff.at;
    if (!again) last = cuff;
    return !again;
  });
}
