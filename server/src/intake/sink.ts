import type { CuffTaken } from '@chairside/shared/session/decide-context';
import type { Reading } from '@chairside/shared/vitals/reading';

/** Which session a reading belongs to: its key, none, or only the store can tell. */
export type Placement = number | null | 'ask-the-store';

/** Sessions, by key, that these readings were evaluated in. */
export function sessionsOf(placements: Iterable<Placement>): Set<number> {
  const keys = new Set<number>();
  for (const one of placements) if (typeof one === 'number') keys.add(one);
  return keys;
}

/** What the intake asks of the engine. All of it is synchronous: alarms do not wait for the database. */
export interface ReadingSink {
  /** The arrival instant to give to readings that were received at `receivedAt`: never before what the engine has already seen. */
  arrival(channelId: string, receivedAt: number): number;
  /** Inflations that the running session of the channel knows, oldest first; none without a session. */
  inflations(channelId: string): readonly CuffTaken[];
  /** The reading without a cuff of before its channel was the running session's: that may be another patient's. */
  own(channelId: string, reading: Reading): Reading;
  /** Live vitals and the alarms of the running session. Each reading once, in order of arrival. */
  apply(channelId: string, reading: Reading): void;
  /** `again`: the reading was applied earlier and comes once more for the record. */
  place(channelId: string, reading: Reading, again: boolean): Placement;
  /** Told what became of readings that `place` gave to sessions, by their keys. */
  readonly record: {
    stored(keys: ReadonlySet<number>, nearlyFull: readonly number[]): void;
    /** They were evaluated and are not in the record. */
    lost(keys: ReadonlySet<number>): void;
  };
  deviceLink(deviceId: string, online: boolean): void;
  skew(deviceId: string, skewMs: number | null): void;
  readonly places: {
    /** Whether a session runs that the channel measures in. */
    isMeasuring(channelId: string): boolean;
  };
  /** Label of the chair that the channel is bound to. */
  chairLabel(channelId: string): string | null;
}
