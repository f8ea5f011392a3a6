/** What may happen to a session: the one place that says so, for the server and for greying out buttons. */
import { may } from '../people/roles.ts';
import { decideAcknowledge } from './acknowledge-rules.ts';
import type { Command, CommandType } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import { decideEffect, decideEffectChange } from './effect-rules.ts';
import {
  decideAmend,
  decideAssess,
  decideIntervene,
  decideResponse,
  decideWithdraw,
} from './entry-rules.ts';
import {
  decideBolus,
  decideChangeRate,
  decidePause,
  decideResume,
  decideStart,
  decideStop,
  decideWaste,
  decideWitness,
} from './infusion-rules.ts';
import { decideLimitChange } from './limit-rules.ts';
import { decideAttach, decideIdentify, decideOpen, decideTransfer } from './opening-rules.ts';
import { decideOrder, decideProgram, decidePumpCheck, decideSignOrder } from './order-rules.ts';
import { phaseSince } from './phases.ts';
import {
  decideBaseline,
  decideChecklist,
  decideOverride,
  decideVitals,
  decideWeight,
} from './preparation-rules.ts';
import { decideClose, decideEscalate, decidePrepareDischarge } from './recovery-rules.ts';
import type { RefusalCode } from './refusals.ts';
import { decideReview, isReview, type ReviewCommand } from './review-rules.ts';
import { decidePauseSound, decideResumeSound } from './sound-rules.ts';
import { decidePatientBack, decidePatientUp } from './standby-rules.ts';
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
  if (isReview(command)) return decideReview(session, command, context);
  if (session.phase === 'closed') return refuse('session-closed');

  const since = phaseSince(session);
  // Should the server's clock have been set back, what happens "now" still comes after what is recorded.
  const latest = Math.max(now, since);
  const decision = decideAt(session, command, context, Math.min(command.at ?? latest, latest));
  const early = !decision.ok && TOO_EARLY.has(decision.refusal.code);
  const amongClocks = latest - (command.at ?? latest) <= CLOCKS_DIFFER_MS;
  return early && amongClocks ? decideAt(session, command, context, latest) : decision;
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

function decideAt(
  session: SessionState,
  command: OpenedCommand,
  context: DecideContext,
  at: number,
): Decision {
  if (at < session.openedAt) return refuse('before-opening');
  const decision = decideOpened(session, command, context, at);
  const early = MOVES_PHASE.has(command.type) && at < phaseSince(session);
  return decision.ok && early ? refuse('before-last-phase') : decision;
}

type OpenedCommand = Exclude<Command, ReviewCommand | { type: 'open' }>;

/** What moves the session on, or what its next step stands on: never charted as before the last step. */
const MOVES_PHASE: ReadonlySet<CommandType> = new Set([
  'set-baseline',
  'transfer-chair',
  'start-infusion',
  'pause-infusion',
  'resume-infusion',
  'stop-infusion',
  'close',
]);

function decideOpened(
  session: SessionState,
  command: OpenedCommand,
  context: DecideContext,
  at: number,
): Decision {
  switch (command.type) {
    case 'identify-patient':
      return decideIdentify(session, command, context, at);
    case 'attach-monitor':
      return decideAttach(session, command, context, at);
    case 'transfer-chair':
      return decideTransfer(session, command, context, at);
    case 'answer-checklist':
      return decideChecklist(session, command, at);
    case 'record-weight':
      return decideWeight(session, command, at);
    case 'record-vitals':
      return decideVitals(session, command, context, at);
    case 'set-baseline':
      return decideBaseline(session, command, context, at);
    case 'override-gate':
      return decideOverride(session, command, context, at);
    case 'write-order':
      return decideOrder(session, command, context, at);
    case 'sign-order':
      return decideSignOrder(session, command, context, at);
    case 'program-pump':
      return decideProgram(session, command, at);
    case 'check-pump':
      return decidePumpCheck(session, command, context, at);
    case 'start-infusion':
      return decideStart(session, command, context, at);
    case 'change-rate':
      return decideChangeRate(session, command, context, at);
    case 'give-bolus':
      return decideBolus(session, command, context, at);
    case 'pause-infusion':
      return decidePause(session, command, at);
    case 'resume-infusion':
      return decideResume(session, at);
    case 'stop-infusion':
      return decideStop(session, command, at);
    case 'record-waste':
      return decideWaste(session, command, at);
    case 'witness-waste':
      return decideWitness(session, command, context, at);
    case 'observe-effect':
      return decideEffect(session, command, context, at);
    case 'update-effect':
      return decideEffectChange(session, command, context, at);
    case 'assess':
      return decideAssess(session, command, context, at);
    case 'intervene':
      return decideIntervene(session, command, context, at);
    case 'note-response':
      return decideResponse(session, command, at);
    case 'add-note':
      return accept(at, { type: 'note-added', text: command.text });
    case 'amend-entry':
      return decideAmend(session, command, context, at);
    case 'withdraw-entry':
      return decideWithdraw(session, command, at);
    case 'acknowledge-alarm':
      return decideAcknowledge(command, context, at);
    case 'patient-up':
      return decidePatientUp(session, command, context, at);
    case 'patient-back':
      return decidePatientBack(session, at);
    case 'pause-sound':
      return decidePauseSound(session, context, at);
    case 'resume-sound':
      return decideResumeSound(session, at);
    case 'change-limit':
      return decideLimitChange(session, command, context, at);
    case 'prepare-discharge':
      return decidePrepareDischarge(command, at);
    case 'escalate-emergency':
      return decideEscalate(session, command, context, at);
    case 'close':
      return decideClose(session, command, context, at);
  }
}
