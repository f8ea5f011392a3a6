import { randomUUID } from 'node:crypto';
import { Engine } from '@chairside/server/engine/engine';
import { EngineCommands } from '@chairside/server/engine/session-commands';
import type { ServerClock } from '@chairside/server/platform/clock';
import type { Logger } from '@chairside/server/platform/logger';
import type { Store } from '@chairside/server/store/ports/store';
import type { Actor } from '@chairside/shared/people/roles';
import { fromNamed } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import { PAST_VISITS, type PastVisit } from './demo-past.ts';
import type { SeededPatient } from './demo-patients.ts';
import { carryOutIfItFits } from './demo-sessions.ts';
import { PAST_EVERY_MS, pastValues } from './past-vitals.ts';

const MINUTE = 60_000;

/** Goes where it is put. */
class PastClock implements ServerClock {
  at = 0;

  now(): number {
    return this.at;
  }

  every(): () => void {
    return () => undefined;
  }

  onMoved(): () => void {
    return () => undefined;
  }

  unbrokenSince(): number {
    return 0;
  }

  wallOffMs(): number {
    return 0;
  }

  atLeast(at: number): void {
    this.at = Math.max(this.at, at);
  }

  follow(): number {
    return 0;
  }
}

export interface RecordPastDeps {
  readonly store: Store;
  readonly log: Logger;
  readonly clinicId: number;
  readonly by: { readonly nurse: Actor; readonly provider: Actor };
  /** Simulated chairs: id by label. */
  readonly chairs: ReadonlyMap<string, string>;
  /** By record number. */
  readonly patients: ReadonlyMap<string, SeededPatient>;
  readonly now: number;
}

/**
 * The visits of other days, as they would have been recorded on those days: by the engine itself, with a clock of its
 * own. Before the server's engine starts. What is there already stays.
 */
export async function recordPast(deps: RecordPastDeps): Promise<void> {
  const { store, log, clinicId, now } = deps;
  const running = await store.sessions.list(clinicId, { phase: 'running', limit: 1 });
  // Sessions of today run on: an engine that goes back in time must not see them.
  if (running.sessions.length > 0) return;
  const missing = await notRecorded(store, clinicId);
  if (missing.length === 0) return;
  const clock = new PastClock();
  clock.at = now - Math.max(...missing.map(({ openedMin }) => openedMin)) * MINUTE;
  const engine = new Engine({ store, clock, log });
  await engine.start();
  const commands = new EngineCommands(engine);
  for (const visit of missing.toSorted((a, b) => b.openedMin - a.openedMin)) {
    const chairId = deps.chairs.get(visit.chair);
    if (!chairId) continue;
    const monitor = await monitorOf(deps, engine, clock, visit, chairId);
    await carryOutIfItFits({ ...deps, commands, reach: monitor.measureUntil }, visit, chairId);
    await monitor.stored();
  }
  engine.stop();
}

/** Asked for one by one: a list of the newest says nothing of the visits of other days once there are many sessions. */
async function notRecorded(store: Store, clinicId: number): Promise<PastVisit[]> {
  const missing: PastVisit[] = [];
  for (const visit of PAST_VISITS) {
    const filter = { phase: 'closed', search: visit.patientRef } as const;
    const { sessions } = await store.sessions.list(clinicId, { ...filter, limit: 100 });
    if (!sessions.some(({ patientRef }) => patientRef === visit.patientRef)) missing.push(visit);
  }
  return missing;
}

interface PastMonitor {
  /** Measures up to an instant (epoch ms). */
  measureUntil(at: number): Promise<void>;
  /** Resolves when everything measured is durable; the commit of a step takes what was measured before it. */
  stored(): Promise<void>;
}

/** The chair's monitor on that day. */
async function monitorOf(
  { store, clinicId, now }: RecordPastDeps,
  engine: Engine,
  clock: PastClock,
  { openedMin, startedMin, resting, rise }: PastVisit,
  chairId: string,
): Promise<PastMonitor> {
  const channel = (await store.devices.channels(clinicId)).find((each) => each.chairId === chairId);
  const course = { resting, rise, startedAt: Math.round(now - startedMin * MINUTE) };
  const stream = randomUUID();
  let seq = 0;
  clock.at = Math.round(now - openedMin * MINUTE);
  const commits: Promise<unknown>[] = [];
  const measureUntil = async (until: number) => {
    const readings: { sessionKey: number | null; reading: Reading }[] = [];
    for (; channel && clock.at + PAST_EVERY_MS < until; clock.at += PAST_EVERY_MS) {
      seq += 1;
      const at = clock.at;
      const arrivedAt = engine.arrival(channel.id, at);
      const values = pastValues(course, at);
      const reading = fromNamed({
        ...{ seq, t: at, at, arrivedAt, late: false, values, status: {} },
      });
      const place = engine.place(channel.id, reading, false);
      engine.apply(channel.id, reading);
      readings.push({ reading, sessionKey: place === 'ask-the-store' ? null : place });
    }
    clock.at = Math.max(clock.at, until);
    if (channel && readings.length > 0) {
      const skewMs = null;
      const batch = { clinicId, channelId: channel.id, stream, skewMs, readings };
      const stored = store.lane.readings(batch);
      // Told of at the end, when all of them are asked for.
      stored.catch(() => undefined);
      commits.push(stored);
    }
  };
  return { measureUntil, stored: async () => void (await Promise.all(commits)) };
}
