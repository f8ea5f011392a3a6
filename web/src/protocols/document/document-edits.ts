/** Small changes to a protocol document. Each gives a new one; what it is not about stays the very same. */
import {
  type Limit,
  type LimitTest,
  type ProtocolDocument,
  type ScoreLimit,
  TIERS,
  type Tier,
} from '@chairside/shared/protocols/document/document';
import { SCORE_SCALES } from '@chairside/shared/protocols/document/score-limits';

/** `spo2-low-warning`, and with a number where that is taken. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const name = `${wanted}-${number}`;
    if (!names.has(name)) return name;
  }
}

const SEVERITY: Readonly<Record<Tier, number>> = { critical: 0, warning: 1, info: 2 };

/** How far out a test lies, so that greater is further; tables of bands have no one number. */
function reach(test: LimitTest): number {
  switch (test.kind) {
    case 'absolute':
      return test.op.startsWith('<') ? -test.value : test.value;
    case 'points-from-baseline':
      return Math.abs(test.points);
    case 'percent-of-baseline':
      return Math.abs(test.percent);
    case 'band-around-baseline':
      return 0;
    default:
      return test satisfies never;
  }
}

const keyOf = ({ signal, direction, test }: Limit) => `${signal} ${direction} ${test.kind}`;

/** Of one alarm the more severe limit stands first: it is the one that the alarm names. */
const inOrder = (scores: readonly ScoreLimit[]): ScoreLimit[] =>
  scores.toSorted((a, b) => {
    const one = SCORE_SCALES.indexOf(a.scale) - SCORE_SCALES.indexOf(b.scale);
    const side = a.direction === b.direction ? 0 : a.direction === 'low' ? -1 : 1;
    return one || side || TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier);
  });

/**
 * Limits in the order that the engine asks for: of those that make one alarm the more severe stands first, and of two
 * of one priority the one further out. The places of the others stay as they are.
 */
export function arranged(document: ProtocolDocument): ProtocolDocument {
  const sorted = Map.groupBy(document.limits, keyOf);
  for (const group of sorted.values()) {
    group.sort((a, b) => SEVERITY[a.tier] - SEVERITY[b.tier] || reach(b.test) - reach(a.test));
  }
  const limits = document.limits.flatMap((limit) => sorted.get(keyOf(limit))?.splice(0, 1) ?? []);
  const { scores } = document;
  return { ...document, limits, ...(scores === undefined ? {} : { scores: inOrder(scores) }) };
}

/** Beside its own kind: after the last limit of its signal. */
export function withNewLimit(document: ProtocolDocument, limit: Limit): ProtocolDocument {
  const last = document.limits.findLastIndex(({ signal }) => signal === limit.signal);
  const limits =
    last < 0
      ? [...document.limits, limit]
      : [...document.limits.slice(0, last + 1), limit, ...document.limits.slice(last + 1)];
  return { ...document, limits };
}
