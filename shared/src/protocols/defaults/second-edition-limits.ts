/** What the limits of the second default say otherwise than those of the first (docs/clinical.md 7). */

import type { Limit, LimitTest, ScoreLimit } from '../document/document.ts';
import { from } from '../document/source.ts';
import { absolute, limit, rule } from './limit-entry.ts';

const REST = 'gives way to a baseline that is low at rest: clinic default';

/** A low warning that leaves a patient alone who is low at rest: 10 % below that, never beyond `notBelow`. */
function yielding(one: Limit, notBelow: number): Limit {
  if (one.test.kind !== 'absolute') return one;
  const test: LimitTest = { ...one.test, yields: { percent: 10, notBelow } };
  return { ...one, test, source: { ...one.source, note: REST } };
}

/** Mouth breathing past a nasal line reads low: alone it tells of the line before it tells of the patient. */
const ALONE = from('low', [], 'alone it is often the line and not the patient');

function low(
  id: string,
  tier: Limit['tier'],
  value: number,
  note: string,
  onlyWith: NonNullable<Limit['onlyWith']>,
): Limit {
  const side = { signal: 'etco2', direction: 'low' } as const;
  const test = absolute('<', value);
  const one = limit({ id, ...side, tier, test, source: from('low', [], note) }, rule(15, 3, 15));
  return { ...one, onlyWith };
}

const LOW_ETCO2: readonly Limit[] = [
  low('etco2-low-critical', 'critical', 15, 'without a respiratory rate the only sign of apnea', [
    { kind: 'missing', signal: 'rr' },
  ]),
  low(
    'etco2-low-still',
    'critical',
    15,
    'values that stand still: the monitor sees no new breath',
    [{ kind: 'still', signal: 'etco2', forMs: 5_000 }],
  ),
  low('etco2-low-warning', 'warning', 30, 'beside slow breathing or a low saturation', [
    { kind: 'value', signal: 'rr', op: '<', value: 8, by: 2 },
    { kind: 'value', signal: 'spo2', op: '<=', value: 93, by: 2 },
  ]),
];

const CHANGED: Readonly<Record<string, (one: Limit) => readonly Limit[]>> = {
  // 5 below a baseline of 100 is 95, which is nothing.
  'spo2-fall-warning': (one) =>
    one.test.kind === 'points-from-baseline'
      ? [{ ...one, test: { ...one.test, and: absolute('<=', 94) } }]
      : [one],
  'hr-low-warning': (one) => [yielding(one, 43)],
  'sys-low-warning': (one) => [yielding(one, 93)],
  'dia-low-warning': (one) => [yielding(one, 40)],
  'etco2-low-critical': () => LOW_ETCO2,
  'etco2-low-warning': (one) => [{ ...one, id: 'etco2-low-info', tier: 'info', source: ALONE }],
  'etco2-fall-warning': (one) => [{ ...one, id: 'etco2-fall-info', tier: 'info' }],
};

/** What stood on a post in a forum alone is a clinic default. */
function withoutForum(one: Limit): Limit {
  const ids = one.source.ids.filter((id) => id !== 'S15');
  if (ids.length === one.source.ids.length) return one;
  if (ids.length === 0) return { ...one, source: from('low', []) };
  const { note, ...source } = one.source;
  const kept = note?.startsWith('label') === true ? { note: 'outlier category of the label' } : {};
  return { ...one, source: { ...source, ids, ...kept } };
}

export function secondLimits(first: readonly Limit[]): Limit[] {
  return first.flatMap((one) => CHANGED[one.id]?.(one) ?? [one]).map(withoutForum);
}

/** A patient who answers a little slower than before is seen, not heard. */
export function secondScores(first: readonly ScoreLimit[]): ScoreLimit[] {
  return first.map((one) => (one.id === 'moaas-fall' ? { ...one, silent: true } : one));
}
