import type { AlarmInput } from '../alarms/state/state.ts';
import { describeManualVitals } from '../session/describe-vitals.ts';
import { type ManualVitals, manualVitalsSchema, momentFields } from '../session/entries.ts';
import { moment } from '../session/moment.ts';
import type { SessionState } from '../session/state.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Refused, refuse } from './decision.ts';
import { type EventMove, eventBody, notListed } from './event-move.ts';
import { implausible } from './implausible.ts';

/** Vital signs that a person measured. */
const body = eventBody('vitals-recorded', { values: manualVitalsSchema, ...momentFields });

export const vitalsRecorded: EventMove<typeof body> = {
  body,
  evolve({ manualVitals }, { seq, at, by, body: { values } }) {
    return { manualVitals: [...manualVitals, { seq, at, by, withdrawn: false, values }] };
  },
  alarmInputs: (event) => [
    manualInput({ ...event, withdrawn: false, values: event.body.values }, event.recordedAt),
  ],
  lane: () => 'checks',
  sentence: ({ body: { values } }, { words }) =>
    words.say('events.vitals-by-hand', { values: describeManualVitals(values, words) }),
  project: notListed,
  correction: { amendable: true, undo: true },
};

export function manualInput(
  { seq, at: takenAt, values, withdrawn }: Omit<SessionState['manualVitals'][number], 'by'>,
  at: number,
): AlarmInput {
  return { kind: 'manual', at, seq, takenAt, values: measured(values), withdrawn };
}

function measured({ onAir: _onAir, ...values }: ManualVitals): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([signal, value]) =>
      value === undefined ? [] : [[signal, value] as const],
    ),
  );
}

const fields = commandFields('record-vitals', { values: manualVitalsSchema });

export const recordVitals: CommandMove<typeof fields, [typeof vitalsRecorded], 'running'> = {
  fields,
  gives: [vitalsRecorded],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { values }, context, at) {
    const wrong = vitalsProblem(values);
    if (wrong) return wrong;
    return accept(at, { type: 'vitals-recorded', values, ...moment(session, context, at) });
  },
  example: () => ({ values: { spo2: 98 } }),
};

export function vitalsProblem(values: ManualVitals): Refused | null {
  const { onAir: _, ...numbers } = values;
  const measured = Object.entries(numbers).filter(([, value]) => value !== undefined);
  if (measured.length === 0) return refuse('nothing-measured');
  if ((values.sys === undefined) !== (values.dia === undefined)) return refuse('half-a-pressure');
  return implausible(numbers, 'vitals-implausible');
}
