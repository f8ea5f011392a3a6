import type { Alarm } from '@chairside/shared/alarms/alarm';
import { alarmLine, noteText } from '@chairside/shared/alarms/words/alarm-line';
import { say, textOf, words } from '../language/say.ts';

export interface LineText {
  /** "SpO2 88 < 90". */
  readonly what: string;
  /** "for 15 s", "back in range", "repeat the cuff": what may wrap or be cut short. */
  readonly note: string;
}

/** The alarm's one line in two weights; together they are the wording of the record. */
export function lineText(alarm: Alarm, now: number): LineText {
  const line = alarmLine(alarm, now);
  const taken = alarm.acknowledged ? say('alarm-line.acknowledged') : '';
  const note = [noteText(line, words), taken].filter(Boolean).join(', ');
  return { what: textOf(line.what), note };
}
