/** A limit that a clinic adds: from the few things that nobody can guess. */

import {
  type Limit,
  type LimitSignal,
  type LimitSource,
  type LimitTest,
  PHASES,
  type Tier,
} from '@chairside/shared/protocols/document/document';
import { isContinuous } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';

/** Clinic default, not from a published source. */
export const CLINIC_OWN: LimitSource = { ids: [], confidence: 'low' };

export const TEST_LABELS = {
  absolute: say('protocols-editor.a-value'),
  'points-from-baseline': say('protocols-editor.points-from-the-baseline'),
  'percent-of-baseline': say('protocols-editor.percent-of-the-baseline'),
  'band-around-baseline': say('protocols-editor.a-table-by-baseline'),
} as const satisfies Record<LimitTest['kind'], string>;

export interface NewLimit {
  readonly signal: LimitSignal;
  readonly direction: 'low' | 'high';
  readonly tier: Tier;
  readonly kind: LimitTest['kind'];
  /** For tests from the baseline the distance, without a sign. */
  readonly number: number | string;
}

/** Null where the number is missing. */
function testOf({ direction, kind, number }: NewLimit): LimitTest | null {
  const value = Number(number);
  if (number === '' || !Number.isFinite(value)) return null;
  const op = direction === 'low' ? '<=' : '>=';
  const far = direction === 'low' ? -Math.abs(value) : Math.abs(value);
  switch (kind) {
    case 'absolute':
      return { kind, op, value };
    case 'points-from-baseline':
      return { kind, op, points: far };
    case 'percent-of-baseline':
      return { kind, op, percent: far };
    case 'band-around-baseline':
      return { kind, direction, bands: [{ points: far }] };
    default:
      return kind satisfies never;
  }
}

/** Delay and clearing as with its neighbours of the same side; without one at once and at the limit itself. */
export function limitFrom(entered: NewLimit, id: string, others: readonly Limit[]): Limit | null {
  const test = testOf(entered);
  if (test === null) return null;
  const { signal, direction, tier } = entered;
  const beside = others.filter((one) => one.signal === signal && one.direction === direction);
  const like = beside.find((one) => one.tier === tier) ?? beside[0];
  return {
    ...{ id, signal, direction, tier, test, confirm: false, phases: [...PHASES] },
    delayMs: isContinuous(signal) ? Math.min(like?.delayMs ?? 0, 15_000) : 0,
    hysteresis: like?.hysteresis ?? { by: 0, forMs: 0 },
    source: CLINIC_OWN,
  };
}
