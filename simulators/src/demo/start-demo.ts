import { join } from 'node:path';
import { ensureProtocol } from '@chairside/server/clinics/ensure-protocol';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { signedInUser } from '@chairside/server/identity/sign-in.service';
import { type Config, ROOT_DIR } from '@chairside/server/platform/config';
import { AppError } from '@chairside/server/platform/errors';
import type { Logger } from '@chairside/server/platform/logger';
import type { Store } from '@chairside/server/store/ports/store';
import { buildWebIfStale } from './build-web.ts';
import { DEMO_PATIENTS, DEMO_USERS, FREE_CHAIR, SIMULATED_CHAIRS } from './demo-clinic.ts';
import { demoExample } from './demo-example.ts';
import { seedDemoPatients } from './demo-patients.ts';
import { superviseSimulator } from './demo-simulator.ts';
import { followInfusions } from './follow-infusions.ts';
import { recordPast } from './record-past.ts';
import { recordToday } from './record-today.ts';
import { type SeededDemo, seedDemo } from './seed-demo.ts';

/** The simulator's own command line; it reads the device file as anybody's would. */
const SIMULATOR = [
  ...['simulators/src/cli.ts', 'simulate'],
  ...['--scenario', DEMO_PATIENTS.scenario, '--seed', String(DEMO_PATIENTS.seed)],
];

/** The server with demo data and a simulator that speaks to it as monitors do. `say` prints to the person who started it. */
export async function startDemo(
  config: Config,
  log: Logger,
  say: (text: string) => void,
): Promise<RunningServer> {
  await buildWebIfStale(ROOT_DIR, config.webDir, say);
  let seeded: SeededDemo | undefined;
  const server = await startServer(config, {
    log,
    async prepare(store) {
      seeded = await seedDemo(store, config.dataDir);
      await ensureProtocol(store.protocols, seeded.clinic.id, Date.now());
      const present = Date.now;
      const of = { ...(await peopleOf(store, seeded, present())), store, log, present };
      await recordPast(of);
      await recordToday({ ...of, now: present() });
    },
  });
  try {
    if (!seeded) throw new AppError('internal', 'the demo was not prepared');
    return await populate(server, seeded, config, log, say);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function populate(
  server: RunningServer,
  { clinic, chairs, tokens }: SeededDemo,
  config: Config,
  log: Logger,
  say: (text: string) => void,
): Promise<RunningServer> {
  const people = await peopleOf(server.store, { clinic, chairs, tokens }, server.clock.now());
  const file = join(config.dataDir, 'simulator.json');
  const { url, picture } = server;
  const followed = { file, url, clinicId: clinic.id, tokens, picture, log };
  const unfollow = await followInfusions(followed);

  const channels = await server.store.devices.channels(clinic.id);
  const simulated = [...people.chairs].flatMap(([label, chairId]) =>
    channels.flatMap(({ id, chairId: bound }) => (bound === chairId ? [{ label, id }] : [])),
  );
  const simulator = superviseSimulator({
    rootDir: ROOT_DIR,
    command: [...SIMULATOR, '--chairs', String(SIMULATED_CHAIRS.length), '--tokens', file],
    log,
    silent: () =>
      simulated.flatMap(({ label, id }) =>
        server.directory.channelLink(id).online ? [] : [label],
      ),
  });
  say(welcome(server.url, tokens[FREE_CHAIR] ?? ''));
  return {
    ...server,
    async close() {
      await Promise.all([simulator.stop(), unfollow(), server.close()]);
    },
  };
}

/** Who charts, who is treated, and where. */
async function peopleOf(store: Store, { clinic, chairs: all }: SeededDemo, now: number) {
  const person = async (userName: string) => {
    const user = await store.identity.byUserName(userName);
    if (!user) throw new AppError('internal', `the demo has no ${userName}`);
    return signedInUser(user).actor;
  };
  const by = { nurse: await person('nurse'), provider: await person('provider') };
  const chairs = new Map<string, string>();
  for (const label of SIMULATED_CHAIRS) {
    const chair = all.get(label);
    if (chair) chairs.set(label, chair.id);
  }
  const patients = await seedDemoPatients({
    ...{ patients: store.patients, clinic, by: by.provider, now },
  });
  return { clinicId: clinic.id, by, chairs, patients, now };
}

function welcome(url: string, freeToken: string): string {
  const width = Math.max(...DEMO_USERS.map(({ userName }) => userName.length));
  const signIns = DEMO_USERS.map(
    ({ userName, password }) => `    ${userName.padEnd(width)}  ${password}`,
  );
  return [
    '',
    `  Chairside demo: ${url}`,
    '',
    '  Sign in as',
    ...signIns,
    '',
    `  Chair ${FREE_CHAIR} is free for a monitor of your own. Its token:`,
    `    ${freeToken}`,
    '  One reading a second, from a shell in this folder:',
    '',
    demoExample(url, freeToken),
    '',
    '  Ctrl-C stops the demo; the next start continues where it ended.',
    '',
  ].join('\n');
}
