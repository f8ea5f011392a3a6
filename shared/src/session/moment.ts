/** What an entry takes along by itself: minute of infusion, dose so far, the vitals of that moment. */
import { delivered } from '../infusion/delivered.ts';
import type { DecideContext } from './decide-context.ts';
import type { VitalsSnapshot } from './entries.ts';
import { infusedMs } from './phases.ts';
import type { SessionState } from './state.ts';

/** A value measured later than this after the moment that is charted does not belong to it. */
const SAME_MOMENT_MS = 10_000;

/** `at`: when it was charted; `of`: the instant whose minute and dose count, such as an onset. Epoch ms. */
export function moment(session: SessionState, context: DecideContext, at: number, of = at) {
  const { infusion } = session;
  return {
    infusedMs: infusedMs(session, of),
    delivered: infusion === null ? null : delivered(infusion, of),
    vitals: measuredBy(context.vitals, at),
  };
}

function measuredBy(vitals: VitalsSnapshot, at: number): VitalsSnapshot {
  const entries = Object.entries(vitals).filter(
    ([, measured]) => measured !== undefined && measured.at <= at + SAME_MOMENT_MS,
  );
  return Object.fromEntries(entries);
}
