/** Whether the readings are all there: what could be expected, what came, what came late. */
import type { SessionEvent } from '../moves/events.ts';
import type { Reading } from '../vitals/reading.ts';
import { medianOf } from './alarms-review.ts';
import type { Completeness } from './summary-schema.ts';

/** Time with at least one monitor attached, ms. `until`: end of the session or now, epoch ms. */
export function attachedMs(events: readonly SessionEvent[], until: number): number {
  const attached = new Set<string>();
  let since = 0;
  let sum = 0;
  for (const { at, body } of events) {
    const before = attached.size;
    if (body.type === 'monitor-attached') attached.add(body.channelId);
    if (body.type === 'monitor-detached') attached.delete(body.channelId);
    if (body.type === 'session-closed') attached.clear();
    if (before === 0 && attached.size > 0) since = at;
    if (before > 0 && attached.size === 0) sum += at - since;
  }
  return attached.size > 0 ? sum + Math.max(0, until - since) : sum;
}

/** `gaps`: as the store finds them, with their cause. Readings in any order. */
export function completeness(
  readings: readonly Reading[],
  events: readonly SessionEvent[],
  gaps: Completeness['gaps'],
  until: number,
): Completeness {
  const times = readings.map(({ at }) => at).sort((a, b) => a - b);
  const steps = times.flatMap((at, i) => {
    const step = at - (times[i - 1] ?? at);
    return step > 0 ? [step] : [];
  });
  const paceMs = medianOf(steps.sort((a, b) => a - b));
  const attached = attachedMs(events, until);
  const expected = paceMs === null ? null : Math.round(attached / paceMs);
  return {
    expected,
    received: readings.length,
    late: readings.filter(({ late }) => late).length,
    paceMs,
    gaps,
  };
}
