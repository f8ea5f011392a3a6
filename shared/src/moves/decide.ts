/** What may happen to a session: the one place that says so, for the server and for greying out buttons. */

import { may } from '../people/roles.ts';
import type { DecideContext } from '../session/decide-context.ts';
import { phaseSince } from '../session/phases.ts';
import type { RefusalCode } from '../session/refusals.ts';
import type { SessionState } from '../session/state.ts';
import { type Command, commandMove } from './commands.ts';
import { type Decision, refuse } from './decision.ts';
import type { EventBody } from './events.ts';

/** A client's clock may run this far ahead of the server's and still mean "now". */
export const AHEAD_TOLERANCE_MS = 5_000;

/**
 * The events that a command gives, or the refusal. Pure: resending a command id is answered above, not here.
 * Without `at` the command happens now.
 */
export function decide(
  session: SessionState | null,
  command: Command,
  context: DecideContext,
): Decision<EventBody> {
  // What a move gives is in the table, and so are the events: `EventBody` is the union of them.
  return decided(session, command, context) as Decision<EventBody>;
}

function decided(session: SessionState | null, command: Command, context: DecideContext): Decision {
  const { by, now } = context;
  const move = commandMove(command.type);
  if (by.kind !== 'user' || !may(by.role, move.who)) return refuse('not-allowed');
  if (command.at !== undefined && command.at > now + AHEAD_TOLERANCE_MS) {
    return refuse('in-the-future');
  }
  if (move.when === 'unopened') {
    if (session !== null) return refuse('already-open');
    return move.decide(null, command, context, Math.min(command.at ?? now, now));
  }
  if (session === null) return refuse('no-such-session');
  if (move.when === 'closed') {
    if (session.phase !== 'closed') return refuse('not-closed');
    // Review happens now: no time is given for it.
    return move.decide(session, command, context, reviewedNow(session, now));
  }
  if (session.phase === 'closed') return refuse('session-closed');

  const since = phaseSince(session);
  // Should the server's clock have been set back, what happens "now" still comes after what is recorded.
  const latest = Math.max(now, since);
  const decideAt = (at: number): Decision => {
    if (at < session.openedAt) return refuse('before-opening');
    const decision = move.decide(session, command, context, at);
    return decision.ok && move.isStep && at < since ? refuse('before-last-phase') : decision;
  };
  const decision = decideAt(Math.min(command.at ?? latest, latest));
  const early = !decision.ok && TOO_EARLY.has(decision.refusal.code);
  const amongClocks = latest - (command.at ?? latest) <= CLOCKS_DIFFER_MS;
  return early && amongClocks ? decideAt(latest) : decision;
}

/** Two stations' clocks agree to within this; what one says happened a moment before the other's step happened after it. */
const CLOCKS_DIFFER_MS = AHEAD_TOLERANCE_MS;
const TOO_EARLY: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'before-opening',
  'before-last-phase',
  'before-last-rate',
  'before-last-entry',
  'before-start',
  'before-alarm',
]);

/** The instant of a signature or addendum given at `now`, epoch ms: never before what it is about. */
export function reviewedNow({ closedAt, reviewedAt }: SessionState, now: number): number {
  return Math.max(now, closedAt ?? 0, reviewedAt ?? 0);
}
