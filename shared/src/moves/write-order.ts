import { inputLimits } from '../infusion/input-limits.ts';
import { type Order, orderSchema } from '../infusion/order.ts';
import type { InputLimit } from '../infusion/order-limit.ts';
import { describeOrder } from '../session/describe-infusion.ts';
import { orderAbout } from '../session/order-about.ts';
import { sentences } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Refused, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** What is to be given, written down before the start. */
const body = eventBody('order-written', { order: orderSchema });

export const orderWritten: EventMove<typeof body> = {
  body,
  // A pump that was programmed for the order before is not programmed for this one.
  evolve: (_, { seq, at, by, body: { order } }) => ({
    order: { seq, order, by, at, signed: null },
    pump: null,
  }),
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence: ({ body: { order } }, { words }) =>
    words.say('events.order-written', { order: describeOrder(order, words) }),
  project: notListed,
};

const fields = commandFields('write-order', { order: orderSchema });

export const writeOrder: CommandMove<typeof fields, [typeof orderWritten], 'running'> = {
  fields,
  gives: [orderWritten],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { order }, { protocolDocument }, at) {
    if (session.phase !== 'before') return refuse('already-started');
    // An order that waited on a tablet without a network must not replace one that was written after it.
    if (at < (session.order?.at ?? at)) return refuse('before-last-entry');
    return (
      orderProblem(inputLimits(order, orderAbout(session, protocolDocument))) ??
      accept(at, { type: 'order-written', order })
    );
  },
  example: () => ({ order: SOME_ORDER }),
};

export function orderProblem(limits: readonly InputLimit[]): Refused | null {
  const said = (all: typeof limits) => sentences(all.map(({ message }) => message));
  const open = limits.filter(({ confirmed }) => !confirmed);
  const hard = open.filter(({ level }) => level === 'hard');
  if (hard.length > 0) return refuse('order-impossible', said(hard));
  return open.length > 0 ? refuse('order-not-confirmed', said(open)) : null;
}

export const SOME_ORDER: Order = {
  regimen: 'depression',
  route: 'iv-infusion',
  drug: 'ketamine',
  mgPerKg: 0.5,
  weightKg: 70,
  weightBasis: 'actual',
  doseMg: 35,
  concentrationMgPerMl: 1,
  volumeMl: 35,
  minutes: 40,
  rateMlPerH: 52.5,
  confirmed: [],
};
