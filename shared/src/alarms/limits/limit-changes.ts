/** Limits moved for one session: the protocol stays as it was approved, and what runs is the protocol with these on top. */
import type { Limit, ProtocolDocument, ScoreLimit } from '../../protocols/document/document.ts';

/** By limit id: the number that stands in place of the protocol's. */
export type LimitValues = Readonly<Record<string, { readonly value: number }>>;

/**
 * The one number of a limit that a person may move: the limit itself, its points from the baseline, or its percent.
 * Null for a band, which is a table.
 */
export function limitValue({
  test,
}: Pick<Limit, 'test'> | Pick<ScoreLimit, 'test'>): number | null {
  switch (test.kind) {
    case 'absolute':
      return test.value;
    case 'points-from-baseline':
      return test.points;
    case 'percent-of-baseline':
      return test.percent;
    case 'band-around-baseline':
      return null;
    default:
      return test satisfies never;
  }
}

export function withLimitValue(limit: Limit, value: number): Limit {
  const { test } = limit;
  switch (test.kind) {
    case 'absolute':
      return { ...limit, test: { ...test, value } };
    case 'points-from-baseline':
      return { ...limit, test: { ...test, points: value } };
    case 'percent-of-baseline':
      return { ...limit, test: { ...test, percent: value } };
    case 'band-around-baseline':
      return limit;
    default:
      return test satisfies never;
  }
}

function withScoreValue(limit: ScoreLimit, value: number): ScoreLimit {
  const { test } = limit;
  const moved = test.kind === 'absolute' ? { ...test, value } : { ...test, points: value };
  return { ...limit, test: moved };
}

/** True where `to` lets pass what `from` would have flagged. */
export function relaxes(
  { direction }: Pick<Limit, 'direction'>,
  from: number,
  to: number,
): boolean {
  return direction === 'low' ? to < from : to > from;
}

/** No change relaxes a guard rail, whoever asked for it. */
function standsInFor(limit: Limit, value: number): boolean {
  const own = limitValue(limit);
  return own !== null && !(limit.guardRail === true && relaxes(limit, own, value));
}

/**
 * The protocol as it runs in a session. The same document comes back where nothing is moved; else a new one: keep it
 * as long as the changes last, what \`step\` prepares is kept with the document.
 */
export function effectiveProtocol(
  document: ProtocolDocument,
  changes: LimitValues,
): ProtocolDocument {
  if (Object.keys(changes).length === 0) return document;
  const limits = document.limits.map((limit) => {
    const change = changes[limit.id];
    if (change === undefined || !standsInFor(limit, change.value)) return limit;
    return withLimitValue(limit, change.value);
  });
  const scores = document.scores?.map((limit) => {
    const change = changes[limit.id];
    return change === undefined ? limit : withScoreValue(limit, change.value);
  });
  return { ...document, limits, ...(scores === undefined ? {} : { scores }) };
}
