import type { Alarm } from '@chairside/shared/alarms/alarm';
import { alarmText } from '@chairside/shared/alarms/words/wording';

export interface LineText {
  /** "SpO2 88 < 90". */
  readonly what: string;
  /** "for 15 s", "back in range", "repeat the cuff": what may wrap or be cut short. */
  readonly note: string;
}

/** The alarm's one line in two weights; together they are the wording of the record. */
export function lineText(alarm: Alarm, now: number): LineText {
  const text = alarmText(alarm, now);
  const cut = text.search(
    / \(| for \d| - |, back in range|, not watched |, entry corrected |, \d+ (?:s|min) ago/,
  );
  const what = cut < 0 ? text : text.slice(0, cut);
  const rest = cut < 0 ? '' : text.slice(cut).replace(/^(?:, | - | )/, '');
  const taken = alarm.acknowledged ? 'acknowledged' : '';
  return { what, note: [rest, taken].filter(Boolean).join(', ') };
}
