import { z } from 'zod';
import { inputLimits, needsSecondPerson } from '../infusion/input-limits.ts';
import { orderAbout } from '../session/order-about.ts';
import { isProvider, sameUser } from '../session/persons.ts';
import { logSeq } from '../text/bounded.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput } from './event-move.ts';
import { userOf } from './session-change.ts';
import { orderProblem } from './write-order.ts';

/** A provider stands for the order. */
const body = eventBody('order-signed', {
  /** `seq` of the order that is signed. */
  order: z.number().int(),
});

export const orderSigned: EventMove<typeof body> = {
  body,
  evolve({ order }, { at, by, body: { order: seq } }) {
    return order?.seq === seq ? { order: { ...order, signed: { by, at } } } : {};
  },
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence: (_, { words }) => words.say('events.order-signed'),
  project(change, event) {
    change.provider = userOf(event);
  },
};

const fields = commandFields('sign-order', { order: logSeq });

export const signOrder: CommandMove<typeof fields, [typeof orderSigned], 'running'> = {
  fields,
  gives: [orderSigned],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: true,
  offline: 'shown',
  decide(session, command, { by, protocolDocument }, at) {
    if (session.phase !== 'before') return refuse('already-started');
    const { order } = session;
    if (order === null) return refuse('no-order');
    if (!isProvider(by)) return refuse('provider-signs');
    if (order.seq !== command.order) return refuse('order-replaced');
    if (order.signed !== null) return accept(at);
    if (at < order.at) return refuse('before-last-entry');
    const about = orderAbout(session, protocolDocument);
    // A weight or an allergy that was recorded after the order was written counts as well.
    const problem = orderProblem(inputLimits(order.order, about));
    if (problem !== null) return problem;
    if (needsSecondPerson(order.order, about) && sameUser(order.by, by)) {
      return refuse('second-person-needed');
    }
    return accept(at, { type: 'order-signed', order: order.seq });
  },
  example: (session) => ({ order: session?.order?.seq ?? 1 }),
};
