/** The pre-start gate: what has to be there before the drug, as the protocol of the session says it (docs/clinical.md 7). */

import type { GateLevel } from '../protocols/document/gate.ts';
import { type Message, sentences } from '../wording/message.ts';
import { restedCuffs } from './baseline.ts';
import type { DecideContext } from './decide-context.ts';
import type { GateCover } from './entries.ts';
import type { Found } from './gate-found.ts';
import { requirementsFound } from './gate-requirements.ts';
import { coversValues, vitalsFound } from './gate-vitals.ts';
import { withKnownLow } from './known-low.ts';
import type { GateOverride, SessionState } from './state.ts';

export interface GateItem {
  /** Stable; what an override names. */
  readonly code: string;
  readonly level: GateLevel;
  readonly met: boolean;
  /** What is missing, or what forbids the start; for a nurse. */
  readonly message: Message;
  /** The reason to go on all the same; null also where it was given for something else or something milder. */
  readonly overridden: GateOverride | null;
}

/** Everything the gate asks for, met or not; empty under a protocol without a gate. `at`: epoch ms. */
export function gate(session: SessionState, context: DecideContext, at: number): GateItem[] {
  return found(session, context, at).map(({ code, level, met, message, ...item }) => {
    const override = met ? undefined : session.gateOverrides[code];
    const overridden = override && counts(override, item) ? override : null;
    return { code, level, met, message, overridden };
  });
}

/** What an override of these codes is given for, as things stand at `at`; what is met is left out. */
export function gateCovers(
  session: SessionState,
  context: DecideContext,
  at: number,
  codes: readonly string[],
): GateCover[] {
  return found(session, context, at)
    .filter(({ code, met }) => !met && codes.includes(code))
    .map(({ code, finding, beyond = [] }) => {
      if (beyond.length === 0) return { item: code, finding };
      const values = Object.fromEntries(beyond.map(({ signal, value }) => [signal, value]));
      return { item: code, finding, values };
    });
}

function found(session: SessionState, context: DecideContext, at: number): Found[] {
  const section = context.protocolDocument?.gate;
  if (section === undefined) return [];
  return [
    ...requirementsFound(
      session,
      section.requirements,
      restedCuffs(context.cuffs ?? [], at).length,
    ),
    ...vitalsFound(session, context, section.vitals, at).map((one) =>
      withKnownLow(one, session.patient?.earlierBaselines ?? [], section.knownLow),
    ),
  ];
}

/** A reason was given for what was found then: it does not cover another finding or a worse value. */
function counts(
  { covers }: GateOverride,
  { finding, beyond = [] }: Pick<Found, 'finding' | 'beyond'>,
) {
  return covers !== undefined && covers.finding === finding && coversValues(covers, beyond);
}

/** What stands in the way, hard stops first, as one text. */
export function gateSentence(open: readonly Pick<GateItem, 'level' | 'message'>[]): Message | null {
  const sorted = [...open].sort((a, b) => Number(b.level === 'hard') - Number(a.level === 'hard'));
  return sentences(sorted.map(({ message }) => message));
}
