/** The log's lanes: what a person filters by. */
import type { SessionEvent } from '@chairside/shared/session/events';

export const EVENT_LANES = ['infusion', 'effects', 'alarms', 'notes', 'technical'] as const;
export type EventLane = (typeof EVENT_LANES)[number];

export const EVENT_LANE_LABELS = {
  infusion: 'Infusion',
  effects: 'Effects',
  alarms: 'Alarms',
  notes: 'Notes',
  technical: 'Technical',
} as const satisfies Record<EventLane, string>;

/** A withdrawal stands in the lane of what it withdraws, so that no filter shows half of the story. */
export function laneOf(
  event: SessionEvent,
  entry: (seq: number) => SessionEvent | null,
): EventLane {
  const { body } = event;
  switch (body.type) {
    case 'session-opened':
    case 'session-closed':
    case 'baseline-set':
    case 'infusion-started':
    case 'infusion-paused':
    case 'infusion-resumed':
    case 'infusion-stopped':
      return 'infusion';
    case 'effect-observed':
      return 'effects';
    case 'alarm-changed':
      return body.transition.alarm.kind === 'technical' ? 'technical' : 'alarms';
    case 'alarm-acknowledged':
      return body.key.startsWith('technical:') ? 'technical' : 'alarms';
    case 'limit-changed':
    case 'sound-paused':
    case 'sound-resumed':
      return 'alarms';
    case 'note-added':
      return 'notes';
    case 'entry-withdrawn': {
      const withdrawn = body.amends < event.seq ? entry(body.amends) : null;
      return withdrawn === null ? 'notes' : laneOf(withdrawn, entry);
    }
    case 'monitor-attached':
    case 'monitor-detached':
      return 'technical';
    default:
      return unknown(body);
  }
}

function unknown(body: never): never {
  throw new Error(`No lane for ${JSON.stringify(body)}`);
}
