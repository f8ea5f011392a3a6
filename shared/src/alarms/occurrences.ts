/**
 * The one fold of an alarm's transitions: what each occurrence was from its raising to its end. Live lists, the history,
 * charts, reports and rehearsals all take it from here.
 */
import type { Actor } from '../people/roles.ts';
import type { Tier } from '../protocols/document/document.ts';
import type { Alarm, AlarmTransition } from './alarm.ts';

export interface Occurrence {
  /** `<key>#<number>`. */
  readonly id: string;
  /** The worst that it was: a worse tier is another occurrence. */
  readonly tier: Tier;
  /** As it was raised. A milder limit that takes over later is not what raised it. */
  readonly raised: Alarm;
  /** As it was last. */
  readonly alarm: Alarm;
  /** Until when it had the tier that it was raised with; null where it kept it. */
  readonly milderFrom: number | null;
  /** When the condition was over, or the next occurrence of its key took its place; null: not so far. */
  readonly endedAt: number | null;
  readonly acknowledged: { readonly by: Actor; readonly at: number } | null;
  /** From the raising to the end. */
  readonly trace: readonly Pick<AlarmTransition, 'change' | 'at'>[];
}

/** Alarms that are not cleared, by key, after one of them was told. A message that was overtaken changes nothing. */
export function liveAfter(
  live: Readonly<Record<string, Alarm>>,
  alarm: Alarm,
): Readonly<Record<string, Alarm>> {
  const { [alarm.key]: known, ...others } = live;
  if (known !== undefined && known.occurrence > alarm.occurrence) return live;
  return alarm.state === 'cleared' ? others : { ...live, [alarm.key]: alarm };
}

/** Collects the occurrences of one session from what is told in order. */
export class Occurrences {
  readonly #found = new Map<string, Occurrence>();
  /** Ids of those that are not over, by key. */
  readonly #open = new Map<string, string>();

  transition({ change, at, alarm }: AlarmTransition): void {
    const known = this.#found.get(alarm.id);
    if (known === undefined) {
      this.#begin(alarm, at, change);
      return;
    }
    const reopened = change === 'resumed';
    const ends = change === 'returned' || change === 'cleared';
    const going = known.endedAt === null || reopened;
    if (reopened) this.#open.set(alarm.key, alarm.id);
    if (ends) this.#open.delete(alarm.key);
    this.#found.set(alarm.id, {
      ...known,
      alarm,
      milderFrom: known.milderFrom ?? (alarm.tier === known.tier ? null : at),
      endedAt: ends ? (known.endedAt ?? at) : reopened ? null : known.endedAt,
      acknowledged: known.acknowledged ?? alarm.acknowledged,
      trace: going ? [...known.trace, { change, at }] : known.trace,
    });
  }

  /** The first answer counts. */
  acknowledge(id: string, by: Actor, at: number): void {
    const known = this.#found.get(id);
    if (known?.acknowledged !== null) return;
    this.#found.set(id, { ...known, acknowledged: { by, at } });
  }

  /** What holds now outranks a log that lags behind. */
  holds(alarm: Alarm): void {
    const known = this.#found.get(alarm.id);
    if (known === undefined) this.#begin(alarm, alarm.raisedAt, 'raised');
    else {
      const endedAt = alarm.state === 'active' ? null : known.endedAt;
      const acknowledged = known.acknowledged ?? alarm.acknowledged;
      this.#found.set(alarm.id, { ...known, alarm, endedAt, acknowledged });
    }
  }

  /** In the order in which they were raised. */
  all(): Occurrence[] {
    return [...this.#found.values()];
  }

  #begin(alarm: Alarm, at: number, change: AlarmTransition['change']): void {
    const before = this.#open.get(alarm.key);
    const older = before === undefined ? undefined : this.#found.get(before);
    if (older) this.#found.set(older.id, { ...older, endedAt: at });
    const over = alarm.state !== 'active';
    if (over) this.#open.delete(alarm.key);
    else this.#open.set(alarm.key, alarm.id);
    this.#found.set(alarm.id, {
      id: alarm.id,
      ...{ tier: alarm.tier, raised: alarm, alarm, milderFrom: null },
      ...{ endedAt: over ? at : null, acknowledged: alarm.acknowledged, trace: [{ change, at }] },
    });
  }
}
