import type { AfterSignature } from '@chairside/shared/review/after-signature';
import { utcText } from '@chairside/shared/time/calendar';

const MOST_EVENTS = 20;

/** What the last signature does not cover, one line each. */
export function unsignedLines(after: AfterSignature | null): string[] {
  if (after === null) return [];
  const { signature, events, readings } = after;
  const lines = events
    .slice(0, MOST_EVENTS)
    .map(({ seq, type, at }) => `event ${seq} (${type}) at ${utcText(at)}: not signed`);
  if (events.length > MOST_EVENTS)
    lines.push(`${events.length - MOST_EVENTS} more events: not signed`);
  if (readings !== null) {
    const { count, arrived, measured } = readings;
    lines.push(
      `${count} ${count === 1 ? 'reading' : 'readings'} that arrived after the signature of event ${signature.seq}: not signed (arrived ${utcText(arrived.from)} to ${utcText(arrived.to)}, measured ${utcText(measured.from)} to ${utcText(measured.to)})`,
    );
  }
  return lines;
}
