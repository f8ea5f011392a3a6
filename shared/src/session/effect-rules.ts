import { effectTerm } from '../effects/catalogue.ts';
import { SEVERITIES, type Severity } from '../effects/severity.ts';
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, type Refused, refuse } from './decision.ts';
import type { EffectChange } from './entries.ts';
import type { BodyOf } from './events.ts';
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
  const open = episodeAt(session, command.term, at);
  if (open !== null) return accept(at, seenAgain(session, open, { command, context, at, onset }));
  const { id: _, at: __, ...entry } = command;
  return accept(at, {
    ...entry,
    type: 'effect-observed',
    onset,
    ...moment(session, context, at, onset),
  });
}

/** The episode of a term that an entry of this instant belongs to: the one that went on then, or else goes on now. */
function episodeAt({ effects }: SessionState, term: string, at: number): ObservedEffect | null {
  const own = effects.filter((effect) => effect.term === term && !effect.withdrawn);
  const wentOn = own.findLast(
    ({ onset, resolvedAt }) => onset <= at && (resolvedAt === null || at < resolvedAt),
  );
  return wentOn ?? own.findLast(({ resolvedAt }) => resolvedAt === null) ?? null;
}

interface Charted {
  readonly command: CommandOf<'observe-effect'>;
  readonly context: DecideContext;
  readonly at: number;
  readonly onset: number;
}

/** Two screens may chart one effect, each without the other's entry: neither is refused. */
function seenAgain(
  session: SessionState,
  effect: ObservedEffect,
  { command, context, at, onset }: Charted,
): BodyOf<'effect-changed'> {
  const { id: _, at: __, type: ___, term, source, onset: ____, severity, ...said } = command;
  return {
    ...said,
    type: 'effect-changed',
    effect: effect.seq,
    change: changeTo(severity, severityAt(effect, at)),
    severity,
    seen: { term, onset, source },
    ...moment(session, context, at),
  };
}

function changeTo(said: Severity, before: Severity): EffectChange {
  const step = SEVERITIES.indexOf(said) - SEVERITIES.indexOf(before);
  if (step === 0) return 'unchanged';
  return step > 0 ? 'worsened' : 'eased';
}

/** As the entries up to then say. */
function severityAt({ first, course }: ObservedEffect, at: number): Severity {
  const last = course.findLast(
    (step) => !step.withdrawn && step.at <= at && step.severity !== undefined,
  );
  return last?.severity ?? first.severity;
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
  const change = changeSaid(effect, command);
  return accept(at, { ...entry, type: 'effect-changed', change, ...moment(session, context, at) });
}

/** Said without an entry that another screen had charted: how it compares with what stands now. */
function changeSaid(
  { severity: now }: ObservedEffect,
  { change, severity = now }: CommandOf<'update-effect'>,
): EffectChange {
  return contradicts(change, severity, now) ? changeTo(severity, now) : change;
}

function contradicts(change: EffectChange, said: Severity, now: Severity): boolean {
  const step = SEVERITIES.indexOf(said) - SEVERITIES.indexOf(now);
  if (change === 'worsened') return step < 0;
  if (change === 'eased') return step > 0;
  return change === 'unchanged' && step !== 0;
}

/**
 * An effect that came back is a new one, with an onset of its own: nothing follows its end. What was charted
 * without a network may come in after a later entry; the end comes after all that stands.
 */
function courseProblem(
  effect: ObservedEffect,
  command: CommandOf<'update-effect'>,
  at: number,
): Refused | null {
  const { onset, resolvedAt, severity } = effect;
  if (at < onset) return refuse('before-last-entry');
  const { change } = command;
  if (resolvedAt !== null && (change === 'resolved' || at >= resolvedAt)) {
    return refuse('already-resolved');
  }
  const stands = effect.course.filter((step) => !step.withdrawn);
  const later = stands.find((step) => step.at > at);
  // What was seen after the end is an episode of its own.
  if (later !== undefined) {
    return change === 'resolved' && later.seen === undefined ? refuse('before-last-entry') : null;
  }
  const known = [severity, ...severitiesUnknown(stands, effect.first.severity)];
  return known.every((now) => contradicts(change, command.severity ?? now, now))
    ? refuse('severity-contradicts')
    : null;
}

/** What stood before the newest entries that were charted as an effect: a screen may not have had them. */
function severitiesUnknown(stands: ObservedEffect['course'], first: Severity): Severity[] {
  const known = stands.findLastIndex(({ seen }) => seen === undefined);
  const before = stands.slice(0, known + 1).findLast((step) => step.severity !== undefined);
  return stands.slice(known + 1).length === 0
    ? []
    : [
        before?.severity ?? first,
        ...stands.slice(known + 1).flatMap((step) => step.severity ?? []),
      ];
}
