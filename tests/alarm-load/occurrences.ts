/** What of an alarm engine's transitions somebody would have seen and heard. */
import type { Alarm, AlarmTransition } from '@chairside/shared/alarms/alarm';
import { Occurrences } from '@chairside/shared/alarms/occurrences';

export interface Counted {
  readonly kind: Alarm['kind'];
  readonly tier: Alarm['tier'];
  /** The limit that it names, or its key where it names none. */
  readonly rule: string;
  readonly sounds: boolean;
}

/** Of an alarm key without the signal or the effect that it is about. */
function ruleOf({ key, limit }: Alarm): string {
  if (limit !== null) return limit.id;
  const [kind = key, name = ''] = key.split(':');
  return kind === 'technical' ? name : key;
}

/** Each time an alarm asks for somebody. */
export function occurrencesOf(transitions: readonly AlarmTransition[]): Counted[] {
  const occurrences = new Occurrences();
  for (const transition of transitions) occurrences.transition(transition);
  return occurrences.all().map(({ raised }) => ({
    ...{ kind: raised.kind, tier: raised.tier, rule: ruleOf(raised) },
    sounds: raised.silent !== true,
  }));
}
