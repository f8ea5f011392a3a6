/** Effects and their course: what one entry began, the further ones, and what turns out to be another effect. */

import { SEVERITIES, type Severity } from '../effects/severity.ts';
import { replaced, takeBack } from '../session/correctable.ts';
import type { Amendment } from '../session/entries.ts';
import type { Logged } from '../session/logged.ts';
import type { ObservedEffect } from '../session/state.ts';

export const correctedEffects = (
  effects: ObservedEffect[],
  seq: number,
  entry: Extract<Amendment, { kind: 'effect' }>,
): ObservedEffect[] => replaced(effects, seq, (effect) => corrected(effect, entry)).flatMap(apart);

export const effectsWithout = (effects: ObservedEffect[], seq: number): ObservedEffect[] =>
  takeBack(effects, seq).flatMap((effect) =>
    apart({ ...effect, course: takeBack(effect.course, seq) }),
  );

type Entry = Pick<ObservedEffect, 'seq' | 'at' | 'by' | 'withdrawn'>;

/** What the entry says that begins an episode. */
interface Begun {
  readonly term: string;
  readonly severity: Severity;
  readonly onset: number;
  readonly source: ObservedEffect['source'];
  readonly rating?: number | undefined;
  readonly actions?: ObservedEffect['actions'] | undefined;
  readonly note?: string | undefined;
}

export function begunEffect(entry: Entry, body: Begun): ObservedEffect {
  const { term, severity, onset, source, rating, actions, note } = body;
  const first = { severity, onset, ...(rating === undefined ? {} : { rating }) };
  return followed({
    ...entry,
    term,
    first,
    severity,
    worst: severity,
    onset,
    source,
    actions: actions ?? [],
    ...(note === undefined ? {} : { note }),
    resolvedAt: null,
    course: [],
  });
}

/** `began`: `seq` of the entry that the further one names. */
export const withFurther = (effects: ObservedEffect[], began: number, step: Step) =>
  effects.flatMap((effect) =>
    effect.seq === began ? apart(furtherEntry(effect, step)) : [effect],
  );

function furtherEntry(effect: ObservedEffect, step: Step): ObservedEffect {
  // By time: what was charted without a network comes in late and still belongs where it was seen.
  const course = [...effect.course, step].sort((a, b) => a.at - b.at || a.seq - b.seq);
  return { ...effect, course };
}

/** The term of the effect that an entry began; null for any other entry. */
export function termBegunBy(event: Logged | null): string | null {
  if (event?.body.type !== 'effect-observed' || !('term' in event.body)) return null;
  return String(event.body.term);
}

type Step = ObservedEffect['course'][number];

/**
 * The effect, and as one of its own what was seen of it and no longer belongs to it: because the beginning was
 * withdrawn, or is another effect by its correction, or had ended before.
 */
function apart(effect: ObservedEffect): ObservedEffect[] {
  const { course, term, withdrawn } = effect;
  const end = course.findIndex((step) => !step.withdrawn && step.change === 'resolved');
  const from = course.findIndex(
    (step, index) =>
      step.seen !== undefined &&
      !step.withdrawn &&
      (withdrawn || step.seen.term !== term || (end !== -1 && index > end)),
  );
  const begins = course[from];
  if (begins?.seen === undefined) return [followed(effect)];
  const { seen } = begins;
  const other = !withdrawn && seen.term !== term;
  const goes = (step: Step) => !other || step.seen?.term === seen.term;
  const later = course.slice(from + 1);
  const stays = [...course.slice(0, from), ...later.filter((step) => !goes(step))];
  const { seq, at, by } = begins;
  const entry = { seq, at, by, withdrawn: false };
  const own = begunEffect(entry, {
    ...{ ...begins, ...seen, severity: begins.severity ?? effect.severity },
  });
  return [followed({ ...effect, course: stays }), ...apart({ ...own, course: later.filter(goes) })];
}

/** Severity, rating and end as the entries that stand say them. */
function followed(effect: ObservedEffect): ObservedEffect {
  const { rating: _, outcome: __, ...rest } = effect;
  const stands = effect.course.filter((step) => !step.withdrawn);
  const known = effect.first.onset ?? effect.onset;
  const onset = Math.min(known, ...stands.map(({ at, seen }) => Math.min(at, seen?.onset ?? at)));
  // Seen before the entry that began it, and sent later.
  const isEarly = ({ seen, at }: Step) => seen !== undefined && at < effect.at;
  let { severity, rating } = effect.first;
  let worst = stands.filter(isEarly).reduce((so, step) => worse(so, step.severity ?? so), severity);
  let resolvedAt: number | null = null;
  let outcome: string | undefined;
  for (const step of stands) {
    if (isEarly(step)) continue;
    severity = step.severity ?? severity;
    worst = worse(worst, severity);
    rating = step.rating ?? rating;
    resolvedAt = step.change === 'resolved' ? step.at : null;
    outcome = step.change === 'resolved' ? step.outcome : undefined;
  }
  return {
    ...{ ...rest, onset, severity, worst, resolvedAt },
    ...(rating === undefined ? {} : { rating }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(b) > SEVERITIES.indexOf(a) ? b : a;
}

function corrected(
  effect: ObservedEffect,
  { term, severity, onset, source, rating, actions, note }: Extract<Amendment, { kind: 'effect' }>,
): ObservedEffect {
  const first = {
    severity: severity ?? effect.first.severity,
    ...optional('rating', rating ?? effect.first.rating),
    ...optional('onset', onset ?? effect.first.onset),
  };
  return {
    ...effect,
    first,
    term: term ?? effect.term,
    onset: onset ?? effect.onset,
    source: source ?? effect.source,
    actions: actions ?? effect.actions,
    ...optional('note', note ?? effect.note),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
