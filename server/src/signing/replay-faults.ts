import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import type { SessionDocument } from '@chairside/shared/exports/session-document';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { readProtocol } from '@chairside/shared/protocols/document/document';
import { replay } from '@chairside/shared/replay/replay';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import { utcText } from '@chairside/shared/time/calendar';
import { fromNamed } from '@chairside/shared/vitals/named-reading';
import type { Fault } from '@chairside/shared/wire/signing';

/**
 * Where the alarm engine, run over the readings as they came, gives other alarms than the log: every one has to follow,
 * and none may be missing. What the server knew about itself is taken from the log: it is not among the readings.
 */
export async function replayFaults({
  events,
  readings,
  protocol,
}: SessionDocument): Promise<Fault[]> {
  const logged = new Map<string, { readonly seq: number; readonly text: string }>();
  for (const { seq, body } of events) {
    if (body.type !== 'alarm-changed') continue;
    logged.set(nameOf(body.transition), { seq, text: canonicalJson(body.transition) });
  }
  const faults: Fault[] = [];
  const unrecorded = notRecordedIn(events);
  const { transitions } = await replay(events, readings.map(fromNamed), readProtocol(protocol));
  for (const transition of transitions) {
    const name = nameOf(transition);
    const found = logged.get(name);
    logged.delete(name);
    if (found?.text === canonicalJson(transition)) continue;
    const message =
      found === undefined
        ? `the readings give an alarm that is not in the log: ${name}`
        : `the alarm of event ${found.seq} is not what the readings give: ${name}`;
    faults.push({ code: 'alarms-differ', seq: found?.seq ?? null, message: message + unrecorded });
  }
  for (const [name, { seq }] of logged) {
    const message = `the alarm of event ${seq} does not follow from the readings: ${name}${unrecorded}`;
    faults.push({ code: 'alarms-differ', seq, message });
  }
  return faults;
}

/** Alarms of readings that were evaluated and not stored follow from nothing that is there. */
function notRecordedIn(events: readonly SessionEvent[]): string {
  const told = events.find(
    ({ body }) =>
      body.type === 'alarm-changed' &&
      body.transition.change === 'raised' &&
      body.transition.alarm.key === 'technical:readings-not-recorded',
  );
  return told ? ` (event ${told.seq} says that readings were not recorded)` : '';
}

function nameOf({ alarm, change, at }: AlarmTransition): string {
  return `${alarm.id} ${change} at ${utcText(at)}`;
}
