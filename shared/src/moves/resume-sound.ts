import { type CommandMove, commandFields } from './command-move.ts';
import { accept } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** A pause of the sound is ended before its time. */
const body = eventBody('sound-resumed', {});

export const soundResumed: EventMove<typeof body> = {
  body,
  evolve: () => ({ soundPause: null }),
  alarmInputs: noInput,
  lane: () => 'alarms',
  sentence: (_, { words }) => words.say('events.sound-resumed'),
  project: notListed,
};

const fields = commandFields('resume-sound', {});

export const resumeSound: CommandMove<typeof fields, [typeof soundResumed], 'running'> = {
  fields,
  gives: [soundResumed],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'now-or-never',
  decide: ({ soundPause }, _, __, at) =>
    soundPause && soundPause.until > at ? accept(at, { type: 'sound-resumed' }) : accept(at),
  example: () => ({}),
};
