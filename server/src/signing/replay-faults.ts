import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import { step } from '@chairside/shared/alarms/engine/step';
import { ENGINE_VERSION } from '@chairside/shared/alarms/engine-version';
import { effectiveProtocol } from '@chairside/shared/alarms/limits/limit-changes';
import { initialAlarms } from '@chairside/shared/alarms/state/state';
import { engineOf } from '@chairside/shared/replay/recorded-engine';
import type { SessionEvent } from '@chairside/shared/session/events';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { Fault } from '@chairside/shared/wire/signing';
import { loggedMoves, mergedMoves } from '../engine/session-moves.read-model.ts';
import type { ExportDocument } from './export-document.ts';

/**
 * The alarm engine run over the readings as they came: every alarm of the log has to follow, and none may be missing.
 * What the server knew about itself is taken from the log: it is not among the readings.
 */
export async function replayFaults({
  events,
  readings,
  protocol,
}: ExportDocument): Promise<Fault[]> {
  const engine = engineOf(events);
  if (engine > ENGINE_VERSION) {
    const message = `The session was recorded by alarm engine ${engine}; this program knows engines up to ${ENGINE_VERSION}. Check it with a newer version.`;
    return [{ code: 'unknown-engine', seq: 1, message }];
  }
  const logged = new Map<string, { readonly seq: number; readonly text: string }>();
  for (const { seq, body } of events) {
    if (body.type !== 'alarm-changed') continue;
    logged.set(nameOf(body.transition), { seq, text: canonicalJson(body.transition) });
  }
  const faults: Fault[] = [];
  const unrecorded = notRecordedIn(events);
  for (const transition of await replayed(events, readings as Reading[], protocol)) {
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
  return `${alarm.id} ${change} at ${new Date(at).toISOString()}`;
}

async function replayed(
  events: readonly SessionEvent[],
  readings: readonly Reading[],
  protocol: ExportDocument['protocol'],
): Promise<AlarmTransition[]> {
  const closed = events.findLast(({ body }) => body.type === 'session-closed');
  const end = closed?.recordedAt ?? Number.POSITIVE_INFINITY;
  const { moves, lastAt } = loggedMoves(events);
  // What comes after the close moves no alarm any more.
  const within = readings.filter(({ arrivedAt }) => arrivedAt <= end);
  let alarms = initialAlarms('before', engineOf(events));
  let effective = protocol;
  const found: AlarmTransition[] = [];
  const take = (input: Parameters<typeof step>[1]) => {
    const result = step(alarms, input, effective);
    alarms = result.alarms;
    found.push(...result.transitions.filter(({ change }) => change !== 'acknowledged'));
  };
  let last = 0;
  for await (const move of mergedMoves(moves, within)) {
    last = Math.max(last, move.at);
    if ('changes' in move) effective = effectiveProtocol(protocol, move.changes);
    else take(move.input);
  }
  take({ kind: 'tick', at: Math.max(last, closed?.recordedAt ?? lastAt) });
  return found;
}
