/**
 * `npm run bench [-- --chairs 1000 --seconds 30 --warm 30 --profile FILE]`: the whole server, durable, under many chairs at 1 Hz, beside a
 * bare relay and a raw insert in the same run. Prints figures and ratios; fails on lost load only, never on time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ServerProcess } from '../support/server-process.ts';
import { Child } from './child.ts';
import { cpuOf, cpuOfTree } from './cpu.ts';
import { ms } from './figures.ts';
import { insertFloor } from './insert-floor.ts';
import { openSessions } from './open-sessions.ts';
import { INSPECTABLE, profiler } from './profile.ts';
import { type Measured, run } from './run.ts';
import { seed } from './seed.ts';

const { values } = parseArgs({
  options: {
    chairs: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
    warm: { type: 'string', default: '30' },
    profile: { type: 'string' },
  },
});
const CHAIRS_EACH = 25;
const clinics = Math.ceil(Number(values.chairs) / CHAIRS_EACH);
const timing = { warmMs: Number(values.warm) * 1000, measureMs: Number(values.seconds) * 1000 };
const SCREENS_PER_CLINIC = 2;
const say = (line: string) => process.stdout.write(`${line}\n`);

const dataDir = mkdtempSync(join(tmpdir(), 'chairside-bench-'));
try {
  say(`${clinics * CHAIRS_EACH} chairs at 1 Hz in ${clinics} clinics, two screens each`);
  const floor = await relayFloor();
  const seeded = await seed(dataDir, clinics, CHAIRS_EACH);
  const whole = await product(seeded);
  const rows = await insertFloor(dataDir, seeded);
  report(floor, whole, rows);
  const gone = whole.refused + whole.disconnected + (whole.lost ?? 0) + floor.disconnected;
  if (gone > 0) process.exitCode = 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

async function relayFloor(): Promise<Measured> {
  const relay = new Child('relay-floor.ts');
  try {
    const { port } = await relay.heard<{ port: number }>();
    const places = Array.from({ length: clinics }, (_, clinic) => clinic);
    return await run({
      ...timing,
      url: `http://127.0.0.1:${port}`,
      relay: true,
      monitors: places.flatMap((clinic) =>
        Array.from({ length: CHAIRS_EACH }, () => ({ token: String(clinic), channel: '1' })),
      ),
      screens: places.flatMap((clinic) => Array(SCREENS_PER_CLINIC).fill({ clinic, cookie: '' })),
      cpu: () => ({ relay: cpuOf(relay.pid) }),
    });
  } finally {
    relay.end();
  }
}

async function product(seeded: Awaited<ReturnType<typeof seed>>): Promise<Measured> {
  const server = await ServerProcess.start({
    dataDir,
    env: {
      LOG_LEVEL: 'error',
      CHAIRSIDE_REQUESTS_PER_MINUTE: '1000000',
      ...(values.profile ? INSPECTABLE : {}),
    },
  });
  try {
    await openSessions(server.origin, seeded);
    const database = server.databasePid ?? 0;
    const watched = values.profile ? await profiler(server.output) : null;
    const measured = await run({
      ...timing,
      ...(watched ? { onMeasure: () => watched.start() } : {}),
      url: server.origin,
      relay: false,
      monitors: seeded.monitors,
      screens: seeded.clinics.flatMap(({ id, cookie }) =>
        Array(SCREENS_PER_CLINIC).fill({ clinic: id, cookie }),
      ),
      cpu: () => ({ server: cpuOf(server.pid), postgres: cpuOfTree(database) }),
    });
    if (watched && values.profile) {
      say('\nwhere the server spends its time while measured, ms of self time:');
      for (const [name, took] of await watched.stop(values.profile)) {
        say(`  ${took.toFixed(0).padStart(7)}  ${name}`);
      }
    }
    return measured;
  } finally {
    await server.stop();
  }
}

function report(floor: Measured, whole: Measured, rows: { lane: number; raw: number }): void {
  const cpu = whole.cpuPerThousand.server ?? Number.NaN;
  const relay = floor.cpuPerThousand.relay ?? Number.NaN;
  const line = (name: string, value: string, bar = '') =>
    say(`  ${name.padEnd(54)}${value.padEnd(26)}${bar}`);
  say('');
  line('readings per second, durable', (whole.acknowledged / whole.seconds).toFixed(0));
  line(
    '  sent; never acknowledged, refused, connections lost',
    `${whole.readings}; ${whole.lost}, ${whole.refused}, ${whole.disconnected}`,
  );
  line('CPU per 1,000 readings: bare relay', ms(relay));
  line('CPU per 1,000 readings: server', ms(cpu));
  line('  times the relay', (cpu / relay).toFixed(2), 'bar 1.5');
  line(
    'CPU per 1,000 readings: PostgreSQL beside it',
    ms(whole.cpuPerThousand.postgres ?? Number.NaN),
  );
  line('reading to screen: relay p50, p99', `${ms(floor.toScreen.p50)}, ${ms(floor.toScreen.p99)}`);
  line(
    'reading to screen: server p50, p99',
    `${ms(whole.toScreen.p50)}, ${ms(whole.toScreen.p99)}`,
    Number(values.chairs) > 1_000 ? 'bar p99 250 ms' : 'bars 60, 150 ms',
  );
  line(
    'acknowledgement p50, p99',
    `${ms(whole.toAcknowledgement.p50)}, ${ms(whole.toAcknowledgement.p99)}`,
    'bar p99 200 ms',
  );
  line('rows/s: raw multi-row insert, same table', rows.raw.toFixed(0));
  line('rows/s: commit lane', rows.lane.toFixed(0));
  line('  share of the raw insert', (rows.lane / rows.raw).toFixed(2), 'bar 0.70');
}
