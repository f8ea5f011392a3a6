/** Combinations: values and logged effects that are worse together than each alone (docs/clinical.md 7). */

import { SEVERITIES } from '../../effects/severity.ts';
import type { LimitSignal } from '../../protocols/document/document.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import { SIGNAL_INFO } from '../../vitals/catalogue.ts';
import type { Alarm, AlarmPart } from '../alarm.ts';
import { afterValue, breaches } from '../limits/conditions.ts';
import { asSpot, type Measured } from '../limits/judge.ts';
import { endAlarm } from '../limits/life.ts';
import { currentValue } from '../state/current-value.ts';
import type { CombinationPlan, EffectTermPlan, ScoreTermPlan } from '../state/plan.ts';
import { change, nextOccurrence, type Run, setCondition } from '../state/run.ts';
import { newestScore } from '../state/score-entries.ts';
import { sideOf, worstOf } from '../state/side-by-side.ts';

/** Term of an entry that stands and is not over. */
function loggedTerm(run: Run, { anyOf }: EffectTermPlan): string | null {
  for (const { term, severity, resolved } of Object.values(run.state.effects)) {
    if (resolved) continue;
    const counts = anyOf.some(
      (one) =>
        one.term === term &&
        SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(one.atLeast ?? 'mild'),
    );
    if (counts) return term;
  }
  return null;
}

/** The first of these scores that holds; a score counts until the next one of its scale. */
function scorePart(run: Run, { anyOf }: ScoreTermPlan): AlarmPart | null {
  for (const { scale, op, value: limit } of anyOf) {
    const score = newestScore(run.state, scale);
    if (score !== null && breaches({ op, value: limit }, score.value)) {
      return { score: scale, op, limit, value: score.value };
    }
  }
  return null;
}

/** What holds together now; null while one of them does not, or is not known. */
function partsNow(run: Run, combination: CombinationPlan, at: number): AlarmPart[] | null {
  const parts: AlarmPart[] = [];
  for (const { limit, op, value: bound } of combination.values) {
    const value = currentValue(run, limit.signal, at, sideOf(op));
    if (value === null || !breaches({ op, value: bound }, value)) return null;
    const unit = SIGNAL_INFO[limit.signal].unit;
    parts.push({ signal: limit.signal, op, limit: bound, unit, value });
  }
  for (const one of combination.effects) {
    const term = loggedTerm(run, one);
    if (term === null) return null;
    parts.push({ effect: term });
  }
  for (const one of combination.scores) {
    const part = scorePart(run, one);
    if (part === null) return null;
    parts.push(part);
  }
  return parts;
}

function begin(run: Run, combination: CombinationPlan, parts: AlarmPart[], at: number): void {
  for (const { limit, op, value } of combination.values) {
    const limitNow = { op, value };
    setCondition(run, limit.id, { kind: 'holding', since: at, worst: value, limit: limitNow });
  }
  const { key, tier } = combination;
  const occurrence = nextOccurrence(run, key);
  const alarm: Alarm = {
    id: `${key}#${occurrence}`,
    key,
    occurrence,
    kind: 'physiological',
    tier,
    state: 'active',
    since: at,
    raisedAt: at,
    value: null,
    worst: null,
    limit: null,
    protocol: run.plan.name,
    acknowledged: null,
    signalLost: false,
    unresolved: false,
    unconfirmed: false,
    parts,
  };
  change(run, 'raised', at, alarm);
}

function end(run: Run, combination: CombinationPlan, at: number): void {
  for (const { limit } of combination.values) setCondition(run, limit.id, undefined);
  const alarm = run.state.alarms[combination.key];
  if (alarm?.state === 'active') endAlarm(run, alarm, at);
}

function holdsNow(run: Run, { values }: CombinationPlan): boolean {
  const [first] = values;
  return first !== undefined && run.state.conditions[first.limit.id] !== undefined;
}

/** By signal, what came now; null: what was known of it was taken back. */
type Seen = Readonly<Partial<Record<LimitSignal, number | null>>>;

/** Takes the values over that came now; false where one of them has left its hysteresis, or is taken back. */
function followValues(
  run: Run,
  combination: CombinationPlan,
  seen: Seen,
  at: number,
  measured: Measured,
): boolean {
  const spot = measured === 'spot' && run.state.engine >= 3;
  for (const { limit, op, value: bound } of combination.values) {
    const now = seen[limit.signal];
    if (now === undefined) continue;
    if (now === null) return false;
    const value = worstOf(run, limit.signal, sideOf(op), now, at);
    const before = run.state.conditions[limit.id];
    const { hideAfterMs } = stalenessOf(run.plan.document, limit.signal);
    const rule = spot ? asSpot(limit) : limit;
    const next = afterValue(before, rule, { op, value: bound }, value, at, hideAfterMs);
    if (next === undefined) return false;
    setCondition(run, limit.id, next);
  }
  return true;
}

function meetValues(run: Run, combination: CombinationPlan, seen: Seen, at: number): void {
  const alarm = run.state.alarms[combination.key];
  if (alarm?.state !== 'active') return;
  const parts = alarm.parts?.map((part) => {
    const value = 'signal' in part ? seen[part.signal] : undefined;
    if (!('signal' in part) || typeof value !== 'number') return part;
    return breaches({ ...part, value: part.limit }, value) ? { ...part, value } : part;
  });
  const known = combination.values.every(
    ({ limit }) => currentValue(run, limit.signal, at) !== null,
  );
  const { signalLost, unresolved, ...rest } = alarm;
  const next = { ...rest, ...(parts === undefined ? {} : { parts }) };
  if ((signalLost || unresolved) && known) {
    change(run, 'signal-regained', at, { ...next, signalLost: false, unresolved: false });
  } else {
    const alarms = { ...run.state.alarms, [combination.key]: { ...next, signalLost, unresolved } };
    run.state.alarms = alarms;
  }
}

/** After the values of one reading, or a change of the effects: `seen` holds the values that came now. */
export function combine(
  run: Run,
  seen: Seen,
  at: number,
  measured: Measured = 'again-and-again',
): void {
  for (const combination of run.plan.combinations) {
    const applies = combination.phases.includes(run.state.phase);
    if (holdsNow(run, combination)) {
      const charted =
        combination.effects.every((one) => loggedTerm(run, one) !== null) &&
        combination.scores.every((one) => scorePart(run, one) !== null);
      if (!applies || !charted || !followValues(run, combination, seen, at, measured)) {
        end(run, combination, at);
      } else meetValues(run, combination, seen, at);
      continue;
    }
    const parts = applies ? partsNow(run, combination, at) : null;
    if (parts !== null) begin(run, combination, parts, at);
  }
}
