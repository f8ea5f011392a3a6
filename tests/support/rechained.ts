import { createHash } from 'node:crypto';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { chainInput, GENESIS } from '@chairside/shared/session/chain';
import { canonicalJson } from '@chairside/shared/text/canonical-json';

/** An export as a forger would write it: events changed, numbered and hashed anew, no signature left. */
export function rechained(
  text: string,
  change: (events: SessionEvent[]) => SessionEvent[],
): string {
  const document = JSON.parse(text) as { events: SessionEvent[] };
  let previous = GENESIS;
  const events = change(document.events).map((event, index) => {
    const numbered = { ...event, seq: index + 1 };
    const hash = createHash('sha256').update(chainInput(previous, numbered)).digest('hex');
    previous = hash;
    return { ...numbered, hash };
  });
  return `${canonicalJson({ ...document, events })}\n`;
}
