/** Every occurrence of an alarm that the log tells of, with its answer. */
import { TIERS, type Tier } from '../protocols/document/document.ts';
import type { SessionEvent } from '../session/events.ts';
import type { AlarmReview, SessionReview } from './summary-schema.ts';
import { minuteOf } from './vitals-review.ts';

/** In the order in which they were raised. `start`: of the infusion, epoch ms. */
export function alarmsReview(events: readonly SessionEvent[], start: number | null): AlarmReview[] {
  const found = new Map<string, AlarmReview>();
  for (const { seq, by, at, body } of events) {
    if (body.type === 'alarm-acknowledged') {
      const alarm = found.get(body.alarmId);
      if (alarm?.acknowledgedAt === null) {
        found.set(body.alarmId, { ...alarm, acknowledgedAt: at, acknowledgedBy: by });
      }
      continue;
    }
    if (body.type !== 'alarm-changed') continue;
    const { change, alarm, at: due } = body.transition;
    const { id, key, kind, tier, raisedAt, worst } = alarm;
    const known = found.get(id);
    if (known === undefined) {
      const minute = minuteOf(raisedAt, start);
      const open = { endedAt: null, acknowledgedAt: null, acknowledgedBy: null };
      found.set(id, { id, key, kind, tier, raisedAt, minute, ...open, worst, seq });
      endOlder(found, key, id, due);
      continue;
    }
    const over = change === 'returned' || (change === 'cleared' && known.endedAt === null);
    const endedAt = over ? due : change === 'resumed' ? null : known.endedAt;
    found.set(id, { ...known, worst: worst ?? known.worst, endedAt });
  }
  return [...found.values()];
}

/** A worse tier is a new occurrence: the milder one ends there. */
function endOlder(found: Map<string, AlarmReview>, key: string, id: string, at: number): void {
  for (const [other, alarm] of found) {
    if (alarm.key === key && other !== id && alarm.endedAt === null) {
      found.set(other, { ...alarm, endedAt: at });
    }
  }
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
