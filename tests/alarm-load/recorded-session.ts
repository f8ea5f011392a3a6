/** A recording as one infusing session under a protocol, as on docs/alarms-on-recordings.md. */
import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import { SessionAlarms } from '@chairside/shared/alarms/engine/session-alarms';
import { type AlarmInput, initialAlarms } from '@chairside/shared/alarms/state/state';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { Rehearsal, type RehearsedAlarm } from '@chairside/shared/replay/rehearsal';
import { normalise } from '@chairside/shared/wire/normalise';
import type { Recording } from '../support/recordings.ts';

function* inputsOf({ rows }: Recording): Generator<AlarmInput> {
  yield { kind: 'attached', at: 0, attached: true };
  for (const [index, { second, raw }] of rows.entries()) {
    const at = second * 1000;
    const said = { ...normalise(raw), source: null, unknown: null };
    const reading = { ...said, seq: index + 1, t: at, at, arrivedAt: at, late: false };
    yield { kind: 'reading', at, reading };
  }
}

/** No cadence of the cuff: the phase is infusing from the beginning, and no start is known. */
export function replayRecording(
  recording: Recording,
  document: ProtocolDocument,
): AlarmTransition[] {
  const alarms = new SessionAlarms(document, initialAlarms('infusing'));
  return [...inputsOf(recording)].flatMap((input) => alarms.take({ at: input.at, input }));
}

/** The same as occurrences with their spans, to be laid beside those of another protocol. */
export function rehearseRecording(
  recording: Recording,
  document: ProtocolDocument,
): readonly RehearsedAlarm[] {
  const rehearsal = new Rehearsal(document);
  for (const input of inputsOf(recording)) rehearsal.take({ at: input.at, input });
  return rehearsal.end().alarms;
}
