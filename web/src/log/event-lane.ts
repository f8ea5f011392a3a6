/** The log's lanes: what a person filters by. */
import type { SessionEvent } from '@chairside/shared/session/events';

export const EVENT_LANES = [
  'infusion',
  'effects',
  'interventions',
  'checks',
  'alarms',
  'notes',
  'technical',
] as const;
export type EventLane = (typeof EVENT_LANES)[number];

export const EVENT_LANE_LABELS = {
  infusion: 'Infusion',
  effects: 'Effects',
  interventions: 'Interventions',
  checks: 'Checks',
  alarms: 'Alarms',
  notes: 'Notes',
  technical: 'Technical',
} as const satisfies Record<EventLane, string>;

/** A withdrawal, a correction or a response stands in the lane of what it is about, so that no filter shows half of the story. */
export function laneOf(
  event: SessionEvent,
  entry: (seq: number) => SessionEvent | null,
): EventLane {
  const { body } = event;
  switch (body.type) {
    case 'session-opened':
    case 'patient-identified':
    case 'chair-transferred':
    case 'session-closed':
    case 'order-written':
    case 'order-signed':
    case 'pump-programmed':
    case 'pump-checked':
    case 'infusion-started':
    case 'rate-changed':
    case 'bolus-given':
    case 'infusion-paused':
    case 'infusion-resumed':
    case 'infusion-stopped':
    case 'waste-recorded':
    case 'waste-witnessed':
      return 'infusion';
    case 'effect-observed':
    case 'effect-changed':
      return 'effects';
    case 'intervention-made':
    case 'response-noted':
    case 'emergency-escalated':
      return 'interventions';
    case 'checklist-answered':
    case 'weight-recorded':
    case 'vitals-recorded':
    case 'baseline-set':
    case 'gate-overridden':
    case 'assessed':
    case 'discharge-prepared':
      return 'checks';
    case 'alarm-changed':
      return body.transition.alarm.kind === 'technical' ? 'technical' : 'alarms';
    case 'alarm-acknowledged':
      return body.key.startsWith('technical:') ? 'technical' : 'alarms';
    case 'limit-changed':
    case 'sound-paused':
    case 'sound-resumed':
    case 'patient-up':
    case 'patient-back':
      return 'alarms';
    case 'note-added':
    case 'session-signed':
    case 'addendum-added':
      return 'notes';
    case 'entry-amended':
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
