import { effectTerm } from '../effects/catalogue.ts';
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, type Refused, refuse } from './decision.ts';
import { moment } from './moment.ts';
import type { SessionState } from './state.ts';

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
  // An effect that came back is a new one, with an onset of its own; `worsened` says that this one goes on.
  if (effect.resolvedAt !== null && command.change === 'resolved')
    return refuse('already-resolved');
  const last = effect.course.findLast(({ withdrawn }) => !withdrawn);
  if (at < Math.max(effect.onset, last?.at ?? effect.onset)) return refuse('before-last-entry');
  const { id: _, at: __, ...entry } = command;
  return accept(at, { ...entry, type: 'effect-changed', ...moment(session, context, at) });
}
