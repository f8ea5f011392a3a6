/** Every alarm occurrence of the log as the report has it, and how soon they were answered. */

import type { SessionEvent } from '../moves/events.ts';
import { TIERS, type Tier } from '../protocols/document/document.ts';
import { loggedOccurrences } from '../replay/logged-occurrences.ts';
import type { AlarmReview, SessionReview } from './summary-schema.ts';
import { minuteOf } from './vitals-review.ts';

/** In the order in which they were raised. `start`: of the infusion, epoch ms. */
export function alarmsReview(events: readonly SessionEvent[], start: number | null): AlarmReview[] {
  return loggedOccurrences(events).map((one) => {
    const { id, tier, raised, alarm, endedAt, acknowledged, seq } = one;
    const { key, kind, raisedAt } = raised;
    return {
      ...{ id, key, kind, tier, raisedAt, minute: minuteOf(raisedAt, start), endedAt },
      acknowledgedAt: acknowledged?.at ?? null,
      acknowledgedBy: acknowledged?.by ?? null,
      ...{ worst: alarm.worst, seq },
    };
  });
}

/** Of what the patient did; technical alarms are apart. */
export function answersByTier(alarms: readonly AlarmReview[]): SessionReview['answered'] {
  const of = (tier: Tier) => {
    const own = alarms.filter((alarm) => alarm.tier === tier && alarm.kind === 'physiological');
    const times = own
      .flatMap(({ raisedAt, acknowledgedAt: at }) => (at === null ? [] : [at - raisedAt]))
      .sort((a, b) => a - b);
    return { count: own.length, acknowledged: times.length, medianMs: medianOf(times) };
  };
  const [critical, warning, info] = TIERS.map(of) as [Answer, Answer, Answer];
  return { critical, warning, info };
}

type Answer = SessionReview['answered'][Tier];

/** Of ascending values; null for none. */
export function medianOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null;
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper;
}
