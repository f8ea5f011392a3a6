/**
 * What live monitoring feels of a rehearsal: the whole server under 50 monitors at 1 Hz, measured alone and again while
 * a draft is rehearsed over stored sessions without a pause. `npm run bench:rehearsal -- --live [--seconds 60]`
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGN_IN_COOKIE } from '@chairside/server/identity/sign-in.service';
import { createLogger } from '@chairside/server/platform/logger';
import { newSecret, secretHash } from '@chairside/server/platform/secrets';
import { openStore } from '@chairside/server/store/open';
import { withLimitValue } from '@chairside/shared/alarms/limits/limit-changes';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { RehearsalStatus } from '@chairside/shared/wire/rehearsals';
import type { Pulse } from '@chairside/shared/wire/station';
import { io } from 'socket.io-client';
import { batchOf, makeWard, newWriter, readingAt } from '../contract/store/ward.ts';
import { putProtocol } from '../support/put-protocol.ts';
import { ServerProcess } from '../support/server-process.ts';
import { cpuOf } from './cpu.ts';
import { ms } from './figures.ts';
import { openSessions } from './open-sessions.ts';
import { type Measured, run } from './run.ts';
import { type SeededClinic, seed } from './seed.ts';

const CLINICS = 2;
const CHAIRS_EACH = 25;
const PAST_SESSIONS = 40;
const PAST_HOURS = 2;
const HOUR = 3_600_000;
const WARM_MS = 15_000;
const LOOK_EVERY_MS = 500;

const draft = {
  ...DEFAULT_PROTOCOL,
  version: 2,
  limits: DEFAULT_PROTOCOL.limits.map((limit) =>
    limit.id === 'spo2-low-warning' ? withLimitValue(limit, 91) : limit,
  ),
};

/** A clinic of closed sessions at 1 Hz with a dip every ten minutes, and the sign-in of a provider there. */
async function history(dataDir: string): Promise<string> {
  const logger = createLogger('error');
  const store = await openStore({ dataDir, logger, commitWindowMs: 0, spoolLimit: 100_000 });
  try {
    const ward = await makeWard(store);
    await putProtocol(store.protocols, ward.clinicId, DEFAULT_PROTOCOL);
    const user = await store.identity.createUser({
      ...{ clinicId: ward.clinicId, userName: 'provider', name: 'Provider', role: 'provider' },
      passwordHash: 'no password fits this',
    });
    const expiresAt = Date.now() + HOUR;
    const secret = `${newSecret()}.${expiresAt}`;
    await store.identity.createSignIn({
      ...{ tokenHash: secretHash(secret), userId: user.id, expiresAt },
    });
    for (let place = 0; place < PAST_SESSIONS; place++) {
      const begin = Date.now() - (PAST_SESSIONS + 1 - place) * PAST_HOURS * HOUR;
      const session = await newWriter(store, ward);
      await store.lane.events(
        session.batch(session.opened(begin), session.attached(ward.channel.id, begin)),
      );
      const readings = Array.from({ length: PAST_HOURS * 3600 - 60 }, (_, second) => {
        const values = { hr: 70 + (second % 20), spo2: second % 600 < 40 ? 92 : 98, rr: 14 };
        return readingAt(second + 1, begin + 1000 + second * 1000, { values });
      });
      await store.lane.readings(batchOf(ward, session.key, randomUUID(), readings));
      const closed = session.event({ type: 'session-closed' }, begin + PAST_HOURS * HOUR - 1000);
      await store.lane.events(session.batch(closed));
    }
    return `${SIGN_IN_COOKIE}=${secret}`;
  } finally {
    await store.close();
  }
}

/** Rehearses over and over until told to stop. @returns patient-hours replayed, under both protocols, and how often */
function rehearseOn(origin: string, cookie: string) {
  const url = `${origin}/api/protocols/rehearsals`;
  const headers = { cookie, 'content-type': 'application/json' };
  const ask = async (path: string, init: RequestInit): Promise<RehearsalStatus> => {
    const answer = await fetch(`${url}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json() as Promise<RehearsalStatus>;
  };
  let stopped = false;
  const work = async () => {
    const done = { hours: 0, times: 0 };
    while (!stopped) {
      const body = JSON.stringify({
        document: draft,
        sessions: { by: 'newest', count: PAST_SESSIONS },
      });
      let status = await ask('', { method: 'POST', body });
      while (status.state === 'running' && !stopped) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        status = await ask(`/${status.id}`, { method: 'GET' });
      }
      if (status.state === 'failed') throw new Error('a rehearsal failed');
      if (status.report) {
        done.hours += status.report.hours;
        done.times += 1;
      }
    }
    return done;
  };
  const result = work();
  return {
    stop() {
      stopped = true;
      return result;
    },
  };
}

interface Felt extends Measured {
  /** Longest time between two evaluations in the last minute of the span, as the server's pulse says it, ms. */
  readonly lagMs: number;
}

export async function rehearseLive(seconds: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-rehearsal-'));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const seeded = await seed(dataDir, CLINICS, CHAIRS_EACH);
    const provider = await history(dataDir);
    const server = await ServerProcess.start({
      dataDir,
      env: { LOG_LEVEL: 'error', CHAIRSIDE_REQUESTS_PER_MINUTE: '1000000' },
    });
    try {
      await openSessions(server.origin, seeded);
      const felt = async (): Promise<Felt> => {
        let lagMs = Number.NaN;
        let stopLag = () => {};
        const measured = await run({
          ...{ url: server.origin, relay: false, warmMs: WARM_MS, measureMs: seconds * 1000 },
          monitors: seeded.monitors,
          screens: seeded.clinics.map(({ id, cookie }) => ({ clinic: id, cookie })),
          cpu: () => ({ server: cpuOf(server.pid) }),
          onMeasure: async () => {
            stopLag = await watchLag(server.origin, seeded.clinics[0], (lag) => {
              lagMs = lag;
            });
          },
        });
        stopLag();
        return { ...measured, lagMs };
      };
      const alone = await felt();
      const rehearsals = rehearseOn(server.origin, provider);
      const beside = await felt();
      const { hours, times } = await rehearsals.stop();
      const line = (name: string, one: string, other: string) =>
        say(`${name.padEnd(34)}${one.padEnd(22)}${other}`);
      say(`${CLINICS * CHAIRS_EACH} monitors at 1 Hz, ${seconds} s each, embedded store`);
      line('', 'alone', 'while rehearsing');
      line('longest evaluation lag', ms(alone.lagMs), ms(beside.lagMs));
      for (const at of ['p50', 'p99', 'max'] as const) {
        line(
          `acknowledgement ${at}`,
          ms(alone.toAcknowledgement[at]),
          ms(beside.toAcknowledgement[at]),
        );
      }
      for (const at of ['p50', 'p99'] as const) {
        line(`reading to screen ${at}`, ms(alone.toScreen[at]), ms(beside.toScreen[at]));
      }
      const gone = (one: Measured) => one.refused + one.disconnected + (one.lost ?? 0);
      line('lost, refused, cut off', String(gone(alone)), String(gone(beside)));
      say(`${times} rehearsals of ${PAST_SESSIONS} sessions, ${hours.toFixed(0)} patient-hours`);
      if (times === 0 || gone(alone) + gone(beside) > 0) process.exitCode = 1;
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function watchLag(
  origin: string,
  clinic: SeededClinic | undefined,
  take: (lagMs: number) => void,
): Promise<() => void> {
  if (!clinic) throw new Error('there is no clinic to watch');
  const { id, cookie } = clinic;
  const socket = io(`${origin}/station`, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
  });
  socket.on('pulse', ({ health }: Pulse) => take(health.evaluationLagMs));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  await socket.timeout(20_000).emitWithAck('station:watch', { clinic: id });
  return () => socket.disconnect();
}
