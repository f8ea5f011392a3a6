/** The log's lanes: what a person filters by. */
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
