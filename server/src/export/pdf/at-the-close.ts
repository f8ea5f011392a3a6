/** Fit to leave? The criteria as they stood when the session was closed, or stand now. */
import { hiddenAfterMs } from '@chairside/shared/alarms/state/shown-age';
import { measuredSignals } from '@chairside/shared/review/measured';
import { cuffsOf, withCuffOf } from '@chairside/shared/session/cuffs';
import type { CuffTaken } from '@chairside/shared/session/decide-context';
import {
  type Criterion,
  dischargeCriteria,
  standingAtClose,
} from '@chairside/shared/session/discharge';
import type { VitalsSnapshot } from '@chairside/shared/session/entries';
import { SIGNALS } from '@chairside/shared/vitals/catalogue';
import { takenAtOf, withInflations } from '@chairside/shared/vitals/inflation';
import type { SessionRecord } from '../record/session-record.read-model.ts';

export function criteriaAtClose(record: SessionRecord): Criterion[] {
  const { state, protocol, until } = record;
  const at = state.closedAt ?? until;
  const { id, clinicId } = state;
  const closing = record.events.findLast(({ body }) => body.type === 'session-closed')?.body;
  const overridden = closing?.type === 'session-closed' ? (closing.override?.unmet ?? []) : [];
  const criteria = dischargeCriteria(
    state,
    {
      ...{ now: at, by: { kind: 'engine' }, sessionId: id, clinicId, chair: null },
      ...{ protocol: state.protocol, protocolDocument: protocol },
      ...{ cuffs: cuffsOf(state, monitorCuffs(record, at)), boundChannels: [], channel: null },
      ...{ vitals: freshAt(record, at), liveAlarms: Object.values(state.alarms) },
    },
    at,
  );
  return closing === undefined ? criteria : standingAtClose(criteria, overridden);
}

function monitorCuffs({ readings }: SessionRecord, until: number): readonly CuffTaken[] {
  return withInflations(readings)
    .filter((reading) => takenAtOf(reading) <= until)
    .reduce<readonly CuffTaken[]>(withCuffOf, []);
}

/** What monitors had measured and the protocol still showed. */
function freshAt({ readings, protocol }: SessionRecord, at: number): VitalsSnapshot {
  const live = readings.filter((reading) => !reading.late && reading.at <= at);
  const measured = measuredSignals(live, { manualVitals: [] });
  const fresh: VitalsSnapshot = {};
  for (const signal of SIGNALS) {
    const last = measured[signal]?.at(-1);
    if (last && at - last.at < hiddenAfterMs(signal, protocol)) fresh[signal] = last;
  }
  return fresh;
}
