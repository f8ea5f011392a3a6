import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { type Replay, replay } from '@chairside/shared/replay/replay';
import type { Reading } from '@chairside/shared/vitals/reading';

export interface Rebuilt extends Replay {
  /** What the log does not have: alarms that changed in readings whose events were not committed any more. */
  readonly missing: readonly AlarmTransition[];
}

/** One transition, however often it is published. */
export const transitionKey = ({ alarm, change, at }: AlarmTransition): string =>
  `${alarm.id} ${change} ${at}`;

/** A session as it was, from its log and its readings. */
export async function rebuild(
  events: readonly SessionEvent[],
  readings: AsyncIterable<Reading>,
  protocol: ProtocolDocument,
): Promise<Rebuilt> {
  const recorded = new Set(
    events.flatMap(({ body }) =>
      body.type === 'alarm-changed' ? [transitionKey(body.transition)] : [],
    ),
  );
  const found = await replay(events, readings, protocol);
  const missing = found.transitions.filter((one) => !recorded.has(transitionKey(one)));
  return { ...found, missing };
}
