import type { Alarm } from '../alarms/alarm.ts';
import type { Logged } from '../session/logged.ts';
import type { Words } from '../wording/words.ts';

/** What a sentence needs beside its event. */
export interface Wording {
  readonly words: Words;
  /** The event that a correction, a response or a further entry names; null where it is not at hand. */
  readonly entry: (seq: number) => Logged | null;
  /** The term of the effect that an entry began, where the entry itself is not at hand. */
  readonly effectOf?: (seq: number) => string | null;
  /** The alarm that an acknowledgement names, as last seen; null where it is not at hand. */
  readonly alarm: (alarmId: string) => Alarm | null;
}
