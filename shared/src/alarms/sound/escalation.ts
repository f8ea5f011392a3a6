/** The ladder of a critical alarm that nobody answers (docs/clinical.md 7, "Acknowledge/escalate"). */

import {
  DEFAULT_ESCALATION,
  type Escalation,
  type EscalationTarget,
} from '../../protocols/document/escalation-steps.ts';
import type { Alarm } from '../alarm.ts';

/** Only what is critical, holds, and waits for somebody climbs the ladder. */
export function climbs(alarm: Alarm): boolean {
  return alarm.tier === 'critical' && alarm.state === 'active' && alarm.acknowledged === null;
}

/** When the step falls due for this occurrence, epoch ms; null where the ladder has no such step. */
export function dueAt(
  alarm: Pick<Alarm, 'raisedAt' | 'callsProvider'>,
  ladder: Escalation | undefined,
  to: EscalationTarget,
): number | null {
  if (alarm.callsProvider && to === 'on-call') return alarm.raisedAt;
  const after = (ladder ?? DEFAULT_ESCALATION)
    .filter((step) => step.to === to)
    .map(({ afterMs }) => afterMs);
  return after.length === 0 ? null : alarm.raisedAt + Math.min(...after);
}

/** Whether the alarm has climbed to this step by `now` and is still there. */
export function hasReached(
  alarm: Alarm,
  ladder: Escalation | undefined,
  to: EscalationTarget,
  now: number,
): boolean {
  const due = dueAt(alarm, ladder, to);
  return climbs(alarm) && due !== null && now >= due;
}
