/** What may happen to a session: the one place that says so, for the server and for greying out buttons. */
import { may } from '../protocol/roles.ts';
import { decideAcknowledge, decideEffect, decideWithdraw } from './charting-rules.ts';
import type { Command } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import {
  decideBaseline,
  decideClose,
  decidePause,
  decideResume,
  decideStart,
  decideStop,
} from './infusion-rules.ts';
import { decideLimitChange } from './limit-rules.ts';
import { decideAttach, decideOpen } from './opening-rules.ts';
import { phaseSince } from './phases.ts';
import { decidePauseSound, decideResumeSound } from './sound-rules.ts';
import type { SessionState } from './state.ts';

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
): Decision {
  const { by, now } = context;
  if (by.kind !== 'user' || !may(by.role, 'chart-session')) return refuse('not-allowed');
  if (command.at !== undefined && command.at > now + AHEAD_TOLERANCE_MS) {
    return refuse('in-the-future');
  }
  if (command.type === 'open') {
    if (session !== null) return refuse('already-open');
    return decideOpen(command, context, Math.min(command.at ?? now, now));
  }
  if (session === null) return refuse('no-such-session');
  if (session.phase === 'closed') return refuse('session-closed');

  const since = phaseSince(session);
  // Should the server's clock have been set back, what happens "now" still comes after what is recorded.
  const at =
    command.at === undefined ? Math.max(now, since) : Math.min(command.at, Math.max(now, since));
  if (at < session.openedAt) return refuse('before-opening');
  const decision = decideOpened(session, command, context, at);
  if (decision.ok && MOVES_PHASE[command.type] && at < since) return refuse('before-last-phase');
  return decision;
}

type OpenedCommand = Exclude<Command, { type: 'open' }>;

const MOVES_PHASE: Readonly<Record<OpenedCommand['type'], boolean>> = {
  'attach-monitor': false,
  'set-baseline': true,
  'start-infusion': true,
  'pause-infusion': true,
  'resume-infusion': true,
  'stop-infusion': true,
  'observe-effect': false,
  'acknowledge-alarm': false,
  'change-limit': false,
  'pause-sound': false,
  'resume-sound': false,
  'add-note': false,
  'withdraw-entry': false,
  close: true,
};

function decideOpened(
  session: SessionState,
  command: OpenedCommand,
  context: DecideContext,
  at: number,
): Decision {
  switch (command.type) {
    case 'attach-monitor':
      return decideAttach(session, command, context, at);
    case 'set-baseline':
      return decideBaseline(session, command, at);
    case 'start-infusion':
      return decideStart(session, command, at);
    case 'pause-infusion':
      return decidePause(session, command, at);
    case 'resume-infusion':
      return decideResume(session, at);
    case 'stop-infusion':
      return decideStop(session, command, at);
    case 'observe-effect':
      return decideEffect(session, command, context, at);
    case 'acknowledge-alarm':
      return decideAcknowledge(command, context, at);
    case 'change-limit':
      return decideLimitChange(session, command, context, at);
    case 'pause-sound':
      return decidePauseSound(session, context, at);
    case 'resume-sound':
      return decideResumeSound(session, at);
    case 'add-note':
      return accept(at, { type: 'note-added', text: command.text });
    case 'withdraw-entry':
      return decideWithdraw(session, command, at);
    case 'close':
      return decideClose(session, command, at);
  }
}
