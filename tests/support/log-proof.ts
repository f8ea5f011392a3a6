import { createHash } from 'node:crypto';
import type { Store } from '@chairside/server/store/ports/store';
import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { chainInput, GENESIS } from '@chairside/shared/session/chain';
import type { Reading } from '@chairside/shared/vitals/reading';

/** What is wrong with a log: its order, its times, its chain, or a command that stands in it more than once. Empty: nothing. */
export function faultsOf(log: readonly SessionEvent[]): string[] {
  const faults: string[] = [];
  let previous = GENESIS;
  let latest = 0;
  const commandsDone = new Map<string, number>();
  for (const [index, event] of log.entries()) {
    if (event.seq !== index + 1) faults.push(`event ${event.seq} stands at place ${index + 1}`);
    if (event.recordedAt < latest) faults.push(`event ${event.seq} is of before the one before it`);
    latest = Math.max(latest, event.recordedAt);
    const hash = createHash('sha256').update(chainInput(previous, event)).digest('hex');
    if (hash !== event.hash) faults.push(`event ${event.seq} does not fit the chain`);
    previous = event.hash;
    if (event.commandId === null) continue;
    const before = commandsDone.get(event.commandId);
    // What one command caused stands together.
    if (before !== undefined && before !== event.seq - 1) {
      faults.push(`command ${event.commandId} was carried out twice`);
    }
    commandsDone.set(event.commandId, event.seq);
  }
  return faults;
}

export function transitionsOf(log: readonly SessionEvent[]): AlarmTransition[] {
  return log.flatMap(({ body }) => (body.type === 'alarm-changed' ? [body.transition] : []));
}

/** Every reading that the database has of a session, in order of arrival. */
export async function storedReadings(
  store: Pick<Store, 'sessions' | 'readings'>,
  clinicId: number,
  session: string,
): Promise<Reading[]> {
  const found = await store.sessions.find(clinicId, session);
  if (!found) throw new Error(`there is no session ${session}`);
  const readings: Reading[] = [];
  for await (const reading of store.readings.replay(clinicId, found.key)) readings.push(reading);
  return readings;
}
