import { effectTerm } from '../effects/catalogue.ts';
import { SEVERITIES } from '../effects/severity.ts';
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, type Refused, refuse } from './decision.ts';
import { moment } from './moment.ts';
import type { ObservedEffect, SessionState } from './state.ts';

export function decideEffect(
  session: SessionState,
  command: CommandOf<'observe-effect'>,
  context: DecideContext,
  at: number,
): Decision {
  const onset = command.onset ?? at;
  const wrong = termProblem(command.term, context) ?? onsetProblem(session, onset, at);
  if (wrong) return wrong;
  const { id: _, at: __, ...entry } = command;
  return accept(at, {
    ...entry,
    type: 'effect-observed',
    onset,
    ...moment(session, context, at, onset),
  });
}

export function termProblem(code: string, { by }: DecideContext): Refused | null {
  const term = effectTerm(code);
  if (term === undefined) return refuse('unknown-effect');
  const isProvider = by.kind === 'user' && by.role === 'provider';
  return term.scope === 'provider-note' && !isProvider ? refuse('provider-only') : null;
}

export function onsetProblem(session: SessionState, onset: number, at: number): Refused | null {
  if (onset > at) return refuse('onset-after-entry');
  if (onset < session.openedAt) return refuse('onset-before-opening');
  return null;
}

export function decideEffectChange(
  session: SessionState,
  command: CommandOf<'update-effect'>,
  context: DecideContext,
  at: number,
): Decision {
  const effect = session.effects.find(({ seq }) => seq === command.effect);
  if (effect === undefined || effect.withdrawn) return refuse('no-such-effect');
  const wrong = courseProblem(effect, command, at);
  if (wrong) return wrong;
  const { id: _, at: __, ...entry } = command;
  return accept(at, { ...entry, type: 'effect-changed', ...moment(session, context, at) });
}

/**
 * An effect that came back is a new one, with an onset of its own: nothing follows its end. What was charted
 * without a network may come in after a later entry; the end comes after all that stands.
 */
function courseProblem(
  { onset, resolvedAt, course, severity }: ObservedEffect,
  command: CommandOf<'update-effect'>,
  at: number,
): Refused | null {
  if (at < onset) return refuse('before-last-entry');
  const { change } = command;
  if (resolvedAt !== null && (change === 'resolved' || at >= resolvedAt)) {
    return refuse('already-resolved');
  }
  const later = course.some((entry) => !entry.withdrawn && entry.at > at);
  if (later) return change === 'resolved' ? refuse('before-last-entry') : null;
  const said = SEVERITIES.indexOf(command.severity ?? severity) - SEVERITIES.indexOf(severity);
  const contradicts = (change === 'worsened' && said < 0) || (change === 'eased' && said > 0);
  return contradicts ? refuse('severity-contradicts') : null;
}
