import type { z } from 'zod';
import { dischargeFields, nextAppointmentSchema } from '../session/entries.ts';
import { instant } from '../text/bounded.ts';
import type { Words } from '../wording/words.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** The way home: escort, instructions, the next appointment; each by itself, a later one wins. */
const body = eventBody('discharge-prepared', dischargeFields);
type Prepared = z.infer<typeof body>;

export const dischargePrepared: EventMove<typeof body> = {
  body,
  evolve({ discharge }, { at, body: { type: _, ...said } }) {
    return { discharge: { ...discharge, ...said, at } };
  },
  alarmInputs: noInput,
  lane: () => 'checks',
  sentence: ({ body: said }, { words }) =>
    words.say('events.ride-home', { prepared: prepared(said, words).join(', ') }),
  project: notListed,
};

const noted = (note: string | undefined) => (note === undefined ? '' : ` (${note})`);

function prepared(body: Prepared, { say }: Words): string[] {
  const { escort, instructionsGiven, nextAppointment, followUpCall } = body;
  const said: string[] = [];
  if (escort !== undefined) {
    said.push(escort === null ? say('events.no-escort') : say('events.escort', { who: escort }));
  }
  if (instructionsGiven !== undefined) {
    said.push(
      say(instructionsGiven ? 'events.instructions-given' : 'events.instructions-not-given'),
    );
  }
  if (nextAppointment !== undefined) {
    const made = say(
      nextAppointment.at === null ? 'events.no-appointment' : 'events.appointment-made',
    );
    said.push(`${made}${noted(nextAppointment.note)}`);
  }
  if (followUpCall !== undefined) {
    const planned = say(followUpCall.at === null ? 'events.no-call' : 'events.call-planned');
    said.push(`${planned}${noted(followUpCall.note)}`);
  }
  return said;
}

const appointment = nextAppointmentSchema.extend({ at: instant.nullable() }).optional();
const fields = commandFields('prepare-discharge', {
  ...dischargeFields,
  nextAppointment: appointment,
  followUpCall: appointment,
});

export const prepareDischarge: CommandMove<typeof fields, [typeof dischargePrepared], 'running'> = {
  fields,
  gives: [dischargePrepared],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(_, command, __, at) {
    const { id, at: happened, type, ...said } = command;
    if (Object.values(said).every((value) => value === undefined)) {
      return refuse('nothing-prepared');
    }
    return accept(at, { type: 'discharge-prepared', ...said });
  },
  example: () => ({ instructionsGiven: true }),
};
