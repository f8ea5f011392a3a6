import { z } from 'zod';
import { actOf } from '../session/describe-charting.ts';
import { logSeq } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, isOf, noInput, notListed } from './event-move.ts';
import { interventionMade } from './intervene.ts';

/** How the patient answered to an intervention. */
const body = eventBody('response-noted', {
  /** `seq` of the intervention. */
  intervention: z.number().int(),
  response: storableText(300),
});

export const responseNoted: EventMove<typeof body> = {
  body,
  evolve({ interventions }, { seq, at, by, body: { intervention, response: text } }) {
    const response = { seq, at, by, text };
    return {
      interventions: interventions.map((made) =>
        made.seq === intervention ? { ...made, responses: [...made.responses, response] } : made,
      ),
    };
  },
  alarmInputs: noInput,
  lane: () => 'interventions',
  sentence({ body: { intervention, response } }, { entry, words }) {
    const made = entry(intervention);
    if (!isOf(interventionMade.body, made)) return words.say('events.response', { response });
    return words.say('events.response-to', { act: actOf(made.body, words), response });
  },
  project: notListed,
};

const fields = commandFields('note-response', {
  intervention: logSeq,
  response: storableText(300),
});

export const noteResponse: CommandMove<typeof fields, [typeof responseNoted], 'running'> = {
  fields,
  gives: [responseNoted],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { intervention, response }, _, at) {
    const made = session.interventions.find(({ seq }) => seq === intervention);
    if (made === undefined || made.withdrawn) return refuse('no-such-entry');
    if (at < made.at) return refuse('before-last-entry');
    return accept(at, { type: 'response-noted', intervention, response });
  },
  example: (session) => ({
    intervention: session?.interventions.find(({ withdrawn }) => !withdrawn)?.seq ?? 0,
    response: '-',
  }),
};
