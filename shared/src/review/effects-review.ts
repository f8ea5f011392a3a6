import { effectTerm } from '../effects/catalogue.ts';
import { delivered } from '../infusion/delivered.ts';
import type { SessionState } from '../session/state.ts';
import type { EffectReview } from './summary-schema.ts';
import { minuteOf } from './vitals-review.ts';

/** Effects in order of their onset, withdrawn ones marked. */
export function effectsReview({ effects, infusion }: SessionState): EffectReview[] {
  const start = infusion?.startedAt ?? null;
  return effects
    .map((effect): EffectReview => {
      const { seq, term, worst, onset, source, resolvedAt, outcome, rating, withdrawn } = effect;
      const further = effect.course.filter((step) => !step.withdrawn);
      const actions = [effect.actions, ...further.map((step) => step.actions ?? [])].flat();
      return {
        seq,
        term,
        serious: effectTerm(term)?.serious ?? false,
        worst,
        onset,
        minute: minuteOf(onset, start),
        source,
        resolvedAt,
        actions: [...new Set(actions)],
        ...(outcome === undefined ? {} : { outcome }),
        ...(rating === undefined ? {} : { rating }),
        doseMg: infusion === null ? null : (delivered(infusion, onset)?.mg ?? null),
        withdrawn,
      };
    })
    .sort((a, b) => a.onset - b.onset || a.seq - b.seq);
}
