import type { Alarm } from '../alarms/alarm.ts';
import { type Occurrence, Occurrences } from '../alarms/occurrences.ts';
import type { SessionEvent } from '../moves/events.ts';

export interface LoggedOccurrence extends Occurrence {
  /** `seq` of the event that raised it; 0 while the log does not have it yet. */
  readonly seq: number;
}

/**
 * Every alarm occurrence that a log tells of, in the order in which they were raised. `live`: what the engine says now of
 * a session that runs; it outranks the log, which lags while the database is away.
 */
export function loggedOccurrences(
  events: readonly SessionEvent[],
  live: readonly Alarm[] = [],
): LoggedOccurrence[] {
  const occurrences = new Occurrences();
  const raisedBy = new Map<string, number>();
  for (const { seq, by, at, body } of events) {
    if (body.type === 'alarm-acknowledged') occurrences.acknowledge(body.alarmId, by, at);
    if (body.type !== 'alarm-changed') continue;
    const { id } = body.transition.alarm;
    if (!raisedBy.has(id)) raisedBy.set(id, seq);
    occurrences.transition(body.transition);
  }
  for (const alarm of live) occurrences.holds(alarm);
  return occurrences.all().map((one) => ({ ...one, seq: raisedBy.get(one.id) ?? 0 }));
}
