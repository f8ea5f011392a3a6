import type { Alarm } from '@chairside/shared/alarms/alarm';
import { dueAt } from '@chairside/shared/alarms/sound/escalation';
import type { Escalation } from '@chairside/shared/protocols/document/escalation-steps';
import type { SessionEvent } from '@chairside/shared/session/events';
import type { AlarmRecord } from '@chairside/shared/wire/delivery';

export type BareRecord = Omit<AlarmRecord, 'receipts' | 'onCall'>;

/** Every occurrence of one session's log, oldest first. `ladderOf`: the ladder of a protocol by its reference. */
export function alarmRecords(
  events: readonly SessionEvent[],
  ladderOf: (reference: string) => Escalation | undefined,
): BareRecord[] {
  const records = new Map<string, BareRecord>();
  const openByKey = new Map<string, string>();
  let chair = '';
  let patientRef = '';
  const change = (id: string, more: Partial<BareRecord>) => {
    const known = records.get(id);
    if (known) records.set(id, { ...known, ...more });
  };
  for (const { body, at, by, sessionId: session } of events) {
    if (body.type === 'session-opened') {
      chair = body.chairLabel;
      patientRef = body.patientRef;
    } else if (body.type === 'alarm-changed') {
      const { alarm, at: changedAt } = body.transition;
      const before = openByKey.get(alarm.key);
      // A worse tier or a new episode takes the place of the occurrence before it.
      if (before !== undefined && before !== alarm.id) change(before, { endedAt: changedAt });
      openByKey.set(alarm.key, alarm.id);
      const known = records.get(alarm.id) ?? fresh(session, chair, patientRef, alarm);
      const over = alarm.state === 'active' ? null : (known.endedAt ?? changedAt);
      records.set(alarm.id, { ...known, alarm, endedAt: over });
    } else if (body.type === 'alarm-acknowledged') {
      const raisedAt = records.get(body.alarmId)?.alarm.raisedAt ?? at;
      change(body.alarmId, { acknowledged: { by, at, afterMs: Math.max(0, at - raisedAt) } });
    } else if (body.type === 'session-closed') {
      for (const [id, record] of records) if (record.endedAt === null) change(id, { endedAt: at });
    }
  }
  return [...records.values()].map((record) => ({
    ...record,
    clinicCalledAt: clinicCall(record, ladderOf(record.alarm.protocol)),
  }));
}

function fresh(session: string, chair: string, patientRef: string, alarm: Alarm): BareRecord {
  const none = { endedAt: null, acknowledged: null, clinicCalledAt: null };
  return { session, chair, patientRef, alarm, ...none };
}

/** The clinic was called when the step fell due before anybody answered, and before the alarm was over. */
function clinicCall(record: BareRecord, ladder: Escalation | undefined): number | null {
  const due = record.alarm.tier === 'critical' ? dueAt(record.alarm, ladder, 'clinic') : null;
  const left = Math.min(record.acknowledged?.at ?? Infinity, record.endedAt ?? Infinity);
  return due !== null && due < left ? due : null;
}
