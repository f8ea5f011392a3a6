/** What may still happen to a session that is closed: providers sign, and what was forgotten is added. */
import {
  type Command,
  type CommandOf,
  REVIEW_COMMANDS,
  type ReviewCommandType,
} from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import type { SessionState } from './state.ts';

export type ReviewCommand = CommandOf<ReviewCommandType>;

export function isReview(command: Command): command is ReviewCommand {
  return (REVIEW_COMMANDS as readonly string[]).includes(command.type);
}

/** The instant of a signature or addendum given at `now`, epoch ms: never before what it is about. */
export function reviewedNow({ closedAt, reviewedAt }: SessionState, now: number): number {
  return Math.max(now, closedAt ?? 0, reviewedAt ?? 0);
}

/** Review happens now: no time is given for it. */
export function decideReview(
  session: SessionState,
  command: ReviewCommand,
  context: DecideContext,
): Decision {
  if (session.phase !== 'closed') return refuse('not-closed');
  const at = reviewedNow(session, context.now);
  switch (command.type) {
    case 'add-addendum':
      return accept(at, { type: 'addendum-added', text: command.text });
    case 'sign-session':
    case 'co-sign-session':
      return decideSign(session, command, context, at);
  }
}

function decideSign(
  session: SessionState,
  command: CommandOf<'sign-session' | 'co-sign-session'>,
  { by, seal }: DecideContext,
  at: number,
): Decision {
  if (by.kind !== 'user' || by.role !== 'provider') return refuse('provider-signs-session');
  const standing = session.signatures.filter(({ covers }) => covers);
  const own = standing.some((one) => one.by.kind === 'user' && one.by.id === by.id);
  if (own) return refuse('already-signed');
  const kind = command.type === 'sign-session' ? 'signed' : 'co-signed';
  const first = standing.find((one) => one.kind === 'signed');
  if (kind === 'co-signed' && first === undefined) return refuse('not-signed-yet');
  if (kind === 'signed' && first !== undefined) return refuse('signed-already');
  if (!seal || seal.signedSeq !== session.seq || seal.signedHash !== session.hash) {
    return refuse('seal-missing');
  }
  const statement = command.statement === undefined ? {} : { statement: command.statement };
  return accept(at, { type: 'session-signed', kind, ...statement, seal });
}
