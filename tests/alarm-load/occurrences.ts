/** What of an alarm engine's transitions somebody would have seen and heard. */
import type { Alarm, AlarmTransition } from '@chairside/shared/alarms/alarm';

export interface Occurrence {
  readonly key: string;
  readonly kind: Alarm['kind'];
  readonly tier: Alarm['tier'];
  /** The limit that it names, or its key where it names none. */
  readonly rule: string;
  readonly sounds: boolean;
  /** Engine clock, epoch ms. */
  readonly raisedAt: number;
}

/** Of an alarm key without the signal or the effect that it is about. */
function ruleOf({ key, limit }: Alarm): string {
  if (limit !== null) return limit.id;
  const [kind = key, name = ''] = key.split(':');
  return kind === 'technical' ? name : key;
}

/** Each time an alarm asks for somebody: it is raised, or it gets worse. */
export function occurrencesOf(transitions: readonly AlarmTransition[]): Occurrence[] {
  return transitions
    .filter(({ change }) => change === 'raised' || change === 'escalated')
    .map(({ alarm, at }) => ({
      ...{ key: alarm.key, kind: alarm.kind, tier: alarm.tier, rule: ruleOf(alarm) },
      ...{ sounds: alarm.silent !== true, raisedAt: at },
    }));
}
