import { z } from 'zod';
import { sameUser } from '../session/persons.ts';
import { logSeq } from '../text/bounded.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** Another person has seen the waste go. */
const body = eventBody('waste-witnessed', {
  /** `seq` of the entry that is witnessed. */
  waste: z.number().int(),
});

export const wasteWitnessed: EventMove<typeof body> = {
  body,
  evolve({ waste }, { at, by, body: { waste: seq } }) {
    return {
      waste: waste.map((entry) =>
        entry.seq === seq ? { ...entry, witnessed: { by, at } } : entry,
      ),
    };
  },
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence: (_, { words }) => words.say('events.waste-witnessed'),
  project: notListed,
};

const fields = commandFields('witness-waste', { waste: logSeq });

export const witnessWaste: CommandMove<typeof fields, [typeof wasteWitnessed], 'running'> = {
  fields,
  gives: [wasteWitnessed],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: true,
  offline: 'shown',
  decide(session, command, { by }, at) {
    const waste = session.waste.find(({ seq }) => seq === command.waste);
    if (waste === undefined || waste.withdrawn === true) return refuse('no-such-entry');
    if (waste.witnessed !== null) return accept(at);
    if (sameUser(waste.by, by)) return refuse('second-person-needed');
    if (at < waste.at) return refuse('before-last-entry');
    return accept(at, { type: 'waste-witnessed', waste: waste.seq });
  },
  example(session) {
    const open = session?.waste.find((one) => one.witnessed === null && one.withdrawn !== true);
    return { waste: open?.seq ?? 0 };
  },
};
