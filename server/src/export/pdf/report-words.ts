/** Codes of the log as a reader on paper has them. */
import { alarmText } from '@chairside/shared/alarms/words/alarm-line';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { INDICATION_CATALOGUE } from '@chairside/shared/patients/indications';
import type { Actor } from '@chairside/shared/people/roles';
import type { AlarmReview } from '@chairside/shared/review/summary-schema';
import type {
  CloseOutcome,
  EffectAction,
  InterventionEntry,
  STOP_REASONS,
} from '@chairside/shared/session/entries';
import { inEnglish } from '@chairside/shared/wording/in-english';

export const OUTCOMES: Readonly<Record<CloseOutcome, string>> = {
  discharged: 'Discharged',
  cancelled: 'Cancelled before the start',
  'left-against-advice': 'Left against advice',
  emergency: 'Handed over to emergency care',
};

export const STOPPED: Readonly<Record<(typeof STOP_REASONS)[number], string>> = {
  completed: 'as planned',
  'side-effect': 'for a side effect',
  'vital-signs': 'for vital signs',
  'patient-request': 'at the patient’s request',
  'line-problem': 'for a problem with the line',
  other: 'for another reason',
};

const ACTIONS: Readonly<Record<EffectAction, string>> = {
  none: 'nothing needed',
  reassurance: 'reassurance',
  repositioned: 'repositioned',
  'rate-slowed': 'rate slowed',
  paused: 'infusion paused',
  stopped: 'infusion stopped',
  'drug-given': 'drug given',
  oxygen: 'oxygen',
  'provider-called': 'provider called',
};

export const actionsText = (actions: readonly EffectAction[]): string =>
  actions.map((action) => ACTIONS[action]).join(', ');

const KINDS: Readonly<Record<InterventionEntry['kind'], string>> = {
  drug: 'Drug',
  oxygen: 'Oxygen',
  position: 'Repositioned',
  reassurance: 'Reassurance',
  'provider-called': 'Provider called',
  other: 'Other',
};

/** `Ondansetron 4 mg iv`, `Oxygen 2 L/min, nasal cannula`. */
export function interventionText({ kind, drug, oxygen }: InterventionEntry): string {
  if (drug !== undefined) {
    const site = drug.site === undefined ? '' : `, ${drug.site}`;
    return `${drug.name} ${drug.dose} ${drug.unit} ${drug.route}${site}`;
  }
  if (oxygen === undefined) return KINDS[kind];
  return oxygen.lPerMin === 0 ? 'Oxygen off' : `Oxygen ${oxygen.lPerMin} L/min, ${oxygen.device}`;
}

export const whoText = (by: Actor): string => (by.kind === 'engine' ? 'Chairside' : by.name);

export function indicationText(code: string): string {
  return Object.entries(INDICATION_CATALOGUE).find(([own]) => own === code)?.[1].label ?? code;
}

/** What the alarm said when it was raised. */
export function alarmName(alarm: AlarmReview, events: readonly SessionEvent[]): string {
  const body = events[alarm.seq - 1]?.body;
  if (body?.type !== 'alarm-changed') return alarm.key;
  return alarmText(body.transition.alarm, body.transition.at, inEnglish);
}
