import { z } from 'zod';
import { wasteRemark } from '../session/expected-waste.ts';
import { storableText } from '../text/storable-text.ts';
import { volumeText } from './agreed-amount.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** What was drawn up and not given; another person has seen it go. */
const body = eventBody('waste-recorded', {
  mg: z.number(),
  ml: z.number().optional(),
  reason: storableText(200).optional(),
});

export const wasteRecorded: EventMove<typeof body> = {
  body,
  evolve({ waste }, { seq, at, by, body: { type: _, ...entry } }) {
    return { waste: [...waste, { seq, ...entry, by, at, witnessed: null }] };
  },
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence({ body: { mg, ml, reason } }, { words }) {
    const said = `${words.say('events.waste', { mg })}${volumeText(ml, words)}`;
    return reason === undefined ? said : `${said}: ${reason}`;
  },
  project: notListed,
};

const fields = commandFields('record-waste', {
  mg: z.number().positive().max(10_000),
  ml: z.number().positive().max(10_000).optional(),
  reason: storableText(200).optional(),
  /** True: the person has looked at an unusual amount again. */
  confirmed: z.boolean().optional(),
});

export const recordWaste: CommandMove<typeof fields, [typeof wasteRecorded], 'running'> = {
  fields,
  gives: [wasteRecorded],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { mg, ml, reason, confirmed }, _, at) {
    if (session.order === null && session.infusion === null) return refuse('nothing-to-waste');
    const remark = confirmed === true ? null : wasteRemark(session, mg, at);
    if (remark !== null) return refuse('amount-unusual', remark);
    const more = {
      ...(ml === undefined ? {} : { ml }),
      ...(reason === undefined ? {} : { reason }),
    };
    return accept(at, { type: 'waste-recorded', mg, ...more });
  },
  example: () => ({ mg: 1, confirmed: true }),
};
