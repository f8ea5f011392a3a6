import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, notListed } from './event-move.ts';

/** The patient sits again. */
const body = eventBody('patient-back', {});

export const patientIsBack: EventMove<typeof body> = {
  body,
  evolve: () => ({ standby: null }),
  alarmInputs: ({ recordedAt: at }) => [{ kind: 'standby', at, up: false }],
  lane: () => 'alarms',
  sentence: (_, { words }) => words.say('events.patient-back'),
  project: notListed,
};

const fields = commandFields('patient-back', {});

export const patientBack: CommandMove<typeof fields, [typeof patientIsBack], 'running'> = {
  fields,
  gives: [patientIsBack],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'now-or-never',
  decide: ({ standby }, _, __, at) =>
    standby ? accept(at, { type: 'patient-back' }) : refuse('not-up'),
  example: () => ({}),
};
