import type { SessionEvent } from '@chairside/shared/moves/events';

/**
 * The stored log with what the stream brought since. `complete` is false where the two do not join
 * on, or where the session is known to be further: the log must then be fetched again.
 */
export function joinEvents(
  stored: readonly SessionEvent[],
  heard: readonly SessionEvent[],
  knownSeq: number,
): { readonly events: readonly SessionEvent[]; readonly complete: boolean } {
  const events = [...stored];
  for (const event of heard) {
    const next = (events.at(-1)?.seq ?? 0) + 1;
    if (event.seq < next) continue;
    if (event.seq > next) break;
    events.push(event);
  }
  return { events, complete: (events.at(-1)?.seq ?? 0) >= knownSeq };
}
