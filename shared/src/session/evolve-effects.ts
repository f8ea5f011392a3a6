/** Effects and their course: what one entry began, the further ones, and what turns out to be another effect. */
import { SEVERITIES, type Severity } from '../effects/severity.ts';
import { replaced, takeBack } from './correctable.ts';
import type { Amendment, momentFields } from './entries.ts';
import type { BodyOf, SessionEvent } from './events.ts';
import type { ObservedEffect } from './state.ts';

/** The effects as the log says them, corrections and withdrawals included: what the state, charts and reports show. */
export function effectsOf(events: readonly SessionEvent[]): ObservedEffect[] {
  return events.reduce<ObservedEffect[]>(withEffect, []);
}

export function withEffect(effects: ObservedEffect[], event: SessionEvent): ObservedEffect[] {
  const { seq, at, by, body } = event;
  const entry = { seq, at, by, withdrawn: false };
  switch (body.type) {
    case 'effect-observed':
      return [...effects, begunEffect(entry, body)];
    case 'effect-changed':
      return effects.flatMap((effect) =>
        effect.seq === body.effect ? apart(furtherEntry(effect, entry, body)) : [effect],
      );
    case 'entry-amended':
      return body.entry.kind === 'effect'
        ? correctedEffects(effects, body.amends, body.entry)
        : effects;
    case 'entry-withdrawn':
      return effectsWithout(effects, body.amends);
    default:
      return effects;
  }
}

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

type Begun = Omit<BodyOf<'effect-observed'>, 'type' | keyof typeof momentFields>;

function begunEffect(entry: Entry, body: Begun): ObservedEffect {
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

function furtherEntry(
  effect: ObservedEffect,
  entry: Entry,
  body: BodyOf<'effect-changed'>,
): ObservedEffect {
  const { type: _, effect: __, infusedMs, delivered, vitals, ...said } = body;
  // By time: what was charted without a network comes in late and still stands where it belongs.
  const course = [...effect.course, { ...entry, ...said }].sort(
    (a, b) => a.at - b.at || a.seq - b.seq,
  );
  return { ...effect, course };
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
