import { z } from 'zod';
import { sameUser } from '../session/persons.ts';
import { quantity } from '../text/bounded.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';
import { near } from './program-pump.ts';

/** The second person reads the pump, not the first entry. */
const body = eventBody('pump-checked', {
  /** `seq` of the program that was checked. */
  program: z.number().int(),
  rateMlPerH: z.number(),
  volumeMl: z.number(),
});

export const pumpChecked: EventMove<typeof body> = {
  body,
  evolve({ pump }, { at, by, body: { program } }) {
    return pump?.seq === program ? { pump: { ...pump, checked: { by, at } } } : {};
  },
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence: ({ body: { rateMlPerH: rate, volumeMl: volume } }, { words }) =>
    words.say('events.pump-checked', { rate, volume }),
  project: notListed,
};

const fields = commandFields('check-pump', {
  rateMlPerH: quantity.positive(),
  volumeMl: quantity.positive(),
});

export const checkPump: CommandMove<typeof fields, [typeof pumpChecked], 'running'> = {
  fields,
  gives: [pumpChecked],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: true,
  offline: 'shown',
  decide(session, { rateMlPerH, volumeMl }, { by }, at) {
    if (session.phase !== 'before') return refuse('already-started');
    const { pump } = session;
    if (pump === null) return refuse('pump-not-programmed');
    if (sameUser(pump.by, by)) return refuse('second-person-needed');
    if (at < pump.at) return refuse('before-last-entry');
    const { program } = pump;
    if (!near(rateMlPerH, program.rateMlPerH) || !near(volumeMl, program.volumeMl)) {
      return refuse('pump-check-differs');
    }
    return accept(at, { type: 'pump-checked', program: pump.seq, rateMlPerH, volumeMl });
  },
  example(session) {
    const { program } = session?.pump ?? {};
    return { rateMlPerH: program?.rateMlPerH ?? 1, volumeMl: program?.volumeMl ?? 1 };
  },
};
