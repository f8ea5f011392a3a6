import type { Severity } from '@chairside/shared/effects/severity';
import type { EffectReview } from '@chairside/shared/review/summary-schema';

const RANK: Readonly<Record<Severity, number>> = {
  mild: 0,
  moderate: 1,
  severe: 2,
  'life-threatening': 3,
};

/** One of each term as bad as it got, worst first; of equals a serious one, then the earlier. */
export function worstEffects(effects: readonly EffectReview[]): EffectReview[] {
  const sorted = effects
    .filter(({ withdrawn }) => !withdrawn)
    .sort(
      (a, b) =>
        RANK[b.worst] - RANK[a.worst] || Number(b.serious) - Number(a.serious) || a.onset - b.onset,
    );
  return sorted.filter(
    (effect, index) => sorted.findIndex(({ term }) => term === effect.term) === index,
  );
}
