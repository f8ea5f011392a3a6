import { z } from 'zod';
import { momentFields } from '../session/entries.ts';
import { moment } from '../session/moment.ts';
import { unusualRate } from '../session/unusual-amounts.ts';
import { storableText } from '../text/storable-text.ts';
import { agreedText, besideFields, besideOf, notAgreed, SOMEBODY } from './agreed-amount.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** Another rate of the infusion. */
const body = eventBody('rate-changed', {
  from: z.number(),
  rateMlPerH: z.number(),
  reason: storableText(200),
  ...besideFields,
  ...momentFields,
});

export const rateChanged: EventMove<typeof body> = {
  body,
  evolve({ infusion }, { at, body: { rateMlPerH: mlPerH } }) {
    return infusion === null
      ? {}
      : { infusion: { ...infusion, rates: [...infusion.rates, { at, mlPerH }] } };
  },
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence({ body: said }, { words }) {
    const { from, rateMlPerH: to, reason } = said;
    return agreedText(words.say('events.rate-changed', { from, to, reason }), said, words);
  },
  project: notListed,
};

const fields = commandFields('change-rate', {
  rateMlPerH: z.number().positive().max(2_000),
  reason: storableText(200),
  /** True: the person has looked at an unusual amount again. */
  confirmed: z.boolean().optional(),
});

export const changeRate: CommandMove<typeof fields, [typeof rateChanged], 'running'> = {
  fields,
  gives: [rateChanged],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: true,
  offline: 'shown',
  decide(session, { rateMlPerH, reason, confirmed }, context, at) {
    const { infusion } = session;
    if (infusion === null) return refuse('not-started');
    if (infusion.stoppedAt !== null && at > infusion.stoppedAt) return refuse('already-stopped');
    const last = infusion.rates.at(-1);
    if (last === undefined) return refuse('rate-not-charted');
    if (at < last.at) return refuse('before-last-rate');
    if (last.mlPerH === rateMlPerH) return refuse('rate-unchanged');
    const unusual = unusualRate(session, rateMlPerH, context.protocolDocument);
    const open = notAgreed(unusual, confirmed, context);
    if (open !== null) return open;
    return accept(at, {
      type: 'rate-changed',
      from: last.mlPerH,
      rateMlPerH,
      reason,
      ...besideOf(unusual, context),
      ...moment(session, context, at),
    });
  },
  example(session) {
    const rate = session?.infusion?.rates.at(-1)?.mlPerH ?? 1;
    return { rateMlPerH: rate / 2, reason: '-', confirmed: true };
  },
  standIn: (_, context) => ({ ...context, beside: SOMEBODY }),
};
