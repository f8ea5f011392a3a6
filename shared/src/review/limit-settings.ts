import type { LimitValues } from '../alarms/limits/limit-changes.ts';
import type { SessionEvent } from '../moves/events.ts';
import type { AlarmPhase } from '../protocols/document/document.ts';
import { folded } from '../replay/inputs-of-log.ts';
import { alarmPhase } from '../session/phases.ts';
import type { SessionState } from '../session/state.ts';

/** What limits ran on from an instant on. */
export interface LimitSetting {
  readonly from: number;
  readonly phase: AlarmPhase;
  readonly baseline: SessionState['baseline'];
  readonly changes: LimitValues;
  /** The session is over: nothing runs on it any more. */
  readonly closed: boolean;
}

const NONE: LimitValues = {};

/** One entry for each change of phase, baseline or limits, in order. */
export function limitSettings(events: readonly SessionEvent[]): LimitSetting[] {
  const found: LimitSetting[] = [];
  for (const { event, after } of folded(events)) {
    const { baseline, limitChanges: changes = NONE } = after;
    const setting = { phase: alarmPhase(after.phase), baseline, changes };
    const closed = after.phase === 'closed';
    const last = found.at(-1);
    const same =
      last?.phase === setting.phase && last.baseline === baseline && last.changes === changes;
    if (!same || last.closed !== closed) found.push({ from: event.at, ...setting, closed });
  }
  return found;
}
