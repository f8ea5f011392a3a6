/** Limits and their sources in words. */
import {
  type Limit,
  type LimitSignal,
  type LimitTest,
  TIER_LABELS,
  type Tier,
} from '@chairside/shared/protocols/document/document';
import type { ProtocolStatus, ProtocolStep } from '@chairside/shared/protocols/versions/history';
import { asShown, LIMIT_SIGNALS, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say, textOf } from '../../language/say.ts';

export const tierText = (tier: Tier): string => textOf({ key: TIER_LABELS[tier] });

export const STATUS_LABELS = {
  draft: 'Draft',
  approved: 'Approved',
  'in-force': say('protocols-document.in-force'),
  retired: 'Retired',
} as const satisfies Record<ProtocolStatus, string>;

export const STEP_LABELS = {
  drafted: say('protocols-document.draft-made'),
  edited: say('protocols-document.draft-changed'),
  approved: 'Approved',
  'put-in-force': say('protocols-document.put-in-force'),
  retired: 'Retired',
} as const satisfies Record<ProtocolStep['kind'], string>;

export const NO_SOURCE = say('protocols-document.clinic-default-not-from-a');

export const SIGNS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

/** What stands before and after the number of a limit; `number` is null for a table of bands. */
function limitParts({ signal, test }: Pick<Limit, 'signal' | 'test'>): {
  readonly before: string;
  readonly number: number | null;
  readonly unit: string;
  readonly after: string;
} {
  const { unit } = SIGNAL_INFO[signal];
  switch (test.kind) {
    case 'absolute':
      return { before: SIGNS[test.op], number: test.value, unit, after: '' };
    case 'points-from-baseline':
      return {
        before: say('protocols-document.value-baseline', { value: SIGNS[test.op] }),
        number: test.points,
        unit,
        after: also(test.and, unit),
      };
    case 'percent-of-baseline':
      return {
        before: say('protocols-document.value-baseline', { value: SIGNS[test.op] }),
        number: test.percent,
        unit: '%',
        after: also(test.and, unit),
      };
    case 'band-around-baseline':
      return { before: bandText(test), number: null, unit, after: '' };
    default:
      return test satisfies never;
  }
}

type Absolute = Pick<Extract<LimitTest, { kind: 'absolute' }>, 'op' | 'value'>;

const also = (and: Absolute | undefined, unit: string) =>
  and === undefined
    ? ''
    : say('protocols-document.and-value-value2-unit', {
        value: SIGNS[and.op],
        value2: and.value,
        unit,
      });

const signed = (value: number) => (value > 0 ? `+${value}` : String(value));

function bandText(test: Extract<LimitTest, { kind: 'band-around-baseline' }>): string {
  const bands = test.bands.map(({ below, points }) =>
    below === undefined
      ? say('protocols-document.above-points', { points: signed(points) })
      : say('protocols-document.below-below-points', { below, points: signed(points) }),
  );
  return say('protocols-document.value-baseline-bands', {
    value: test.direction === 'low' ? '<' : '>',
    bands: bands.join(', '),
  });
}

/** `SpO2 ≤ 93 %`, `HR baseline below 60: +35, ...`. */
export function limitText(limit: Pick<Limit, 'signal' | 'test'>): string {
  const { before, number, unit, after } = limitParts(limit);
  const shown =
    number === null ? '' : limit.test.kind === 'absolute' ? String(number) : signed(number);
  const parts = [SIGNAL_INFO[limit.signal].label, before, shown, unit, after];
  return parts.filter((part) => part !== '').join(' ');
}

export const secondsText = (ms: number) =>
  ms === 0 ? say('protocols-document.at-once') : `${ms / 1000} s`;

export function hysteresisText({ hysteresis, signal }: Limit): string {
  const { by, forMs } = hysteresis;
  const far =
    by === 0
      ? say('protocols-document.any-value-inside')
      : say('protocols-document.by-unit-inside', { by, unit: SIGNAL_INFO[signal].unit });
  return forMs === 0
    ? far
    : say('protocols-document.far-for-forms-s', { far, forMs: forMs / 1000 });
}

/** Signals in the order of the station, with those limits that they have. */
export function bySignal(limits: readonly Limit[]): { signal: LimitSignal; limits: Limit[] }[] {
  return asShown(LIMIT_SIGNALS)
    .map((signal) => ({ signal, limits: limits.filter((limit) => limit.signal === signal) }))
    .filter((group) => group.limits.length > 0);
}
