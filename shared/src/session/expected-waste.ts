/** What should be left over: for the nurse to compare with; more than that is looked at again (docs/clinical.md 4.3). */

import { delivered } from '../infusion/delivered.ts';
import { shown } from '../infusion/rounding.ts';
import { type Message, message } from '../wording/message.ts';
import type { SessionState } from './state.ts';

/** A syringe is read off to within this, mg (clinic default, not from a published source). */
export const READ_OFF_MG = 1;

/** Drawn up less given less wasted by `at`, mg; null where one of them is not known. Epoch ms. */
export function expectedWaste(session: SessionState, at: number): number | null {
  const { infusion, order, waste } = session;
  const given = infusion === null ? { mg: 0 } : delivered(infusion, at);
  const drawnUp = infusion?.doseMg ?? order?.order.doseMg;
  if (given === null || drawnUp === undefined) return null;
  const wasted = waste
    .filter(({ withdrawn }) => withdrawn !== true)
    .reduce((sum, { mg }) => sum + mg, 0);
  return Math.max(0, drawnUp + (order?.order.bolusMg ?? 0) - given.mg - wasted);
}

/** What to say of a waste of `mg` before it is entered; null where nothing is unusual. */
export function wasteRemark(session: SessionState, mg: number, at: number): Message | null {
  const left = expectedWaste(session, at);
  if (left === null || mg <= left + READ_OFF_MG) return null;
  const said = { left: shown(left, 'mg'), wasted: shown(mg, 'mg') };
  return message('order.waste-beyond', said);
}
