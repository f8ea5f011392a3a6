/** The order and the pump: written, signed by a provider, programmed by one person, checked by another. */
import { inputLimits, needsSecondPerson } from '../infusion/input-limits.ts';
import type { InputLimit } from '../infusion/order-limit.ts';
import type { Actor } from '../people/roles.ts';
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, type Refused, refuse } from './decision.ts';
import { orderAbout } from './order-about.ts';
import type { SessionState } from './state.ts';

/** What a pump shows may differ from the order by rounding: at most so much, relative. */
const PUMP_TOLERANCE = 0.01;

function isUser(by: Actor, id: string): boolean {
  return by.kind === 'user' && by.id === id;
}
export function sameUser(a: Actor, b: Actor): boolean {
  return b.kind === 'user' && isUser(a, b.id);
}

export function decideOrder(
  session: SessionState,
  { order }: CommandOf<'write-order'>,
  { protocolDocument }: DecideContext,
  at: number,
): Decision {
  if (session.phase !== 'before') return refuse('already-started');
  // An order that waited on a tablet without a network must not replace one that was written after it.
  if (at < (session.order?.at ?? at)) return refuse('before-last-entry');
  return (
    orderProblem(inputLimits(order, orderAbout(session, protocolDocument))) ??
    accept(at, { type: 'order-written', order })
  );
}

function orderProblem(limits: readonly InputLimit[]): Refused | null {
  const said = (all: typeof limits) => all.map(({ message }) => message).join(' ');
  const open = limits.filter(({ confirmed }) => !confirmed);
  const hard = open.filter(({ level }) => level === 'hard');
  if (hard.length > 0) return refuse('order-impossible', said(hard));
  return open.length > 0 ? refuse('order-not-confirmed', said(open)) : null;
}

export function decideSignOrder(
  session: SessionState,
  command: CommandOf<'sign-order'>,
  { by, protocolDocument }: DecideContext,
  at: number,
): Decision {
  if (session.phase !== 'before') return refuse('already-started');
  const { order } = session;
  if (order === null) return refuse('no-order');
  if (by.kind !== 'user' || by.role !== 'provider') return refuse('provider-signs');
  if (order.seq !== command.order) return refuse('order-replaced');
  if (order.signed !== null) return accept(at);
  if (at < order.at) return refuse('before-last-entry');
  const about = orderAbout(session, protocolDocument);
  // A weight or an allergy that was recorded after the order was written counts as well.
  const problem = orderProblem(inputLimits(order.order, about));
  if (problem !== null) return problem;
  if (needsSecondPerson(order.order, about) && sameUser(order.by, by))
    return refuse('second-person-needed');
  return accept(at, { type: 'order-signed', order: order.seq });
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= PUMP_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

export function decideProgram(
  session: SessionState,
  { program }: CommandOf<'program-pump'>,
  at: number,
): Decision {
  if (session.phase !== 'before') return refuse('already-started');
  const written = session.order;
  if (written === null) return refuse('no-order');
  if (written.signed === null) return refuse('order-not-signed');
  const { order } = written;
  if (order.route === 'nasal') return refuse('no-pump-needed');
  if (at < written.signed.at) return refuse('before-last-entry');
  const pairs = [
    ['rate', 'mL/h', program.rateMlPerH, order.rateMlPerH],
    ['volume', 'mL', program.volumeMl, order.volumeMl],
    ['concentration', 'mg/mL', program.concentrationMgPerMl, order.concentrationMgPerMl],
  ] as const;
  for (const [what, unit, set, ordered] of pairs) {
    if (ordered !== undefined && !near(set, ordered)) {
      return refuse(
        'pump-differs',
        `The ${what} is ${set} ${unit}, ordered is ${ordered} ${unit}.`,
      );
    }
  }
  return accept(at, { type: 'pump-programmed', program });
}

/** The second person reads the pump, not the first entry. */
export function decidePumpCheck(
  session: SessionState,
  { rateMlPerH, volumeMl }: CommandOf<'check-pump'>,
  { by }: DecideContext,
  at: number,
): Decision {
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
}
