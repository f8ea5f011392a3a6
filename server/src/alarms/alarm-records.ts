import type { Occurrence } from '@chairside/shared/alarms/occurrences';
import { dueAt } from '@chairside/shared/alarms/sound/escalation';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type { Escalation } from '@chairside/shared/protocols/document/escalation-steps';
import { loggedOccurrences } from '@chairside/shared/replay/logged-occurrences';
import type { AlarmRecord } from '@chairside/shared/wire/delivery';

export type BareRecord = Omit<AlarmRecord, 'receipts' | 'onCall'>;

/** Every occurrence of one session's log, oldest first. `ladderOf`: the ladder of a protocol by its reference. */
export function alarmRecords(
  events: readonly SessionEvent[],
  ladderOf: (reference: string) => Escalation | undefined,
): BareRecord[] {
  const opened = events[0]?.body;
  if (opened?.type !== 'session-opened') return [];
  const { chairLabel: chair, patientRef } = opened;
  const session = events[0]?.sessionId ?? '';
  const closedAt = events.find(({ body }) => body.type === 'session-closed')?.at ?? null;
  return loggedOccurrences(events).map((one) => {
    const { alarm, acknowledged: answer } = one;
    const endedAt = one.endedAt ?? closedAt;
    const acknowledged =
      answer === null ? null : { ...answer, afterMs: Math.max(0, answer.at - alarm.raisedAt) };
    const clinicCalledAt = clinicCall({ ...one, endedAt }, ladderOf(alarm.protocol));
    return { session, chair, patientRef, alarm, endedAt, acknowledged, clinicCalledAt };
  });
}

/** The clinic was called when the step fell due before anybody answered, and while the alarm was critical. */
function clinicCall(
  { tier, raised, acknowledged, endedAt, milderFrom }: Occurrence,
  ladder: Escalation | undefined,
): number | null {
  const due = tier === 'critical' ? dueAt(raised, ladder, 'clinic') : null;
  const left = [acknowledged?.at, endedAt, milderFrom].map((at) => at ?? Number.POSITIVE_INFINITY);
  return due !== null && due < Math.min(...left) ? due : null;
}
