import type { Snapshot, WatchAnswer } from '@chairside/shared/wire/station';
import { putAlarms, useAlarms } from './alarms-store.ts';
import { putChairs } from './chairs-store.ts';
import { useClinic } from './clinic-store.ts';
import { heardServerTime } from './clock-store.ts';
import { putCuffs } from './cuffs-store.ts';
import { foldEvents, forgetSessions, putSession } from './sessions-store.ts';
import { putVitals, useVitals } from './vitals-store.ts';

type Delta = Extract<WatchAnswer, { delta: unknown }>['delta'];

/** Replaces everything this screen knows by the server's snapshot. */
export function applySnapshot(snapshot: Snapshot): void {
  heardServerTime(snapshot.serverTime);
  showSnapshot(snapshot);
}

/** The same with a snapshot of the past, which says nothing of the time it is now. */
export function showSnapshot(snapshot: Snapshot): void {
  forgetSessions();
  useVitals.setState({ vitals: {} });
  useAlarms.setState({ alarms: {} });
  useClinic.setState({
    clinic: snapshot.clinic,
    cursor: snapshot.cursor,
    protocols: snapshot.protocols,
  });
  for (const chair of snapshot.chairs) putSession(chair.id, chair.session);
  putVitals(snapshot.chairs.map((chair) => [chair.id, chair.vitals]));
  putAlarms(snapshot.chairs.map((chair) => [chair.id, chair.alarms]));
  putCuffs(snapshot.chairs);
  putChairs(snapshot.chairs, true);
}

/** Catches up from the cursor. `gap` means that the events do not join on: ask for a snapshot. */
export function applyDelta(delta: Delta): 'folded' | 'gap' {
  heardServerTime(delta.serverTime);
  if (foldEvents(delta.events) === 'gap') return 'gap';
  useClinic.setState((state) => ({
    cursor: delta.cursor,
    protocols: { ...state.protocols, ...delta.protocols },
  }));
  putVitals(delta.chairs.map((chair) => [chair.id, chair.vitals]));
  putAlarms(delta.chairs.map((chair) => [chair.id, chair.alarms]));
  putCuffs(delta.chairs);
  putChairs(delta.chairs, true);
  return 'folded';
}
