import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createLogger } from '@chairside/server/platform/logger';
import { findBinaries } from '@chairside/server/store/embedded/binaries';
import { isPostmasterOf, readPidFile } from '@chairside/server/store/embedded/cluster-files';
import { chooseRunAs } from '@chairside/server/store/embedded/run-as';
import { openStore } from '@chairside/server/store/open';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { makeWard, openSession } from '../contract/store/ward.ts';
import { connectAsOwner } from '../support/owner-connection.ts';

const FIXTURE = fileURLToPath(new URL('./postgres-owner.fixture.ts', import.meta.url));
const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function directory(name = 'chairside-start-'): string {
  const path = mkdtempSync(join(tmpdir(), name));
  cleanUps.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function open(dataDir: string) {
  const store = await openStore({
    ...{
      dataDir,
      logger: createLogger('silent'),
      commitWindowMs: 0,
      spoolLimit: 1000,
      fsync: false,
    },
  });
  cleanUps.push(() => store.close());
  return store;
}

/** Opens the directory in a process of its own. */
async function openElsewhere(dataDir: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [FIXTURE, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUps.push(() => {
    child.kill('SIGKILL');
  });
  const said = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  return { child, said };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

function postmaster(dataDir: string) {
  const running = readPidFile(join(dataDir, 'postgres'));
  if (!running) throw new Error('no postmaster is running');
  return running;
}

const canUnshare = spawnSync('unshare', ['--user', '--map-user=1000', 'true']).status === 0;
const isRoot = process.getuid?.() === 0;

describe('the private PostgreSQL', () => {
  it('ST-42 refuses a second server on the directory, within the process and from another', async () => {
    const dataDir = directory();
    await open(dataDir);
    await expect(open(dataDir)).rejects.toThrow(`process ${process.pid}`);
    const { said } = await openElsewhere(dataDir);
    expect(said).toMatch(
      /^The data directory \S+ is in use by another Chairside server \(process \d+\): [^.]+\.$/,
    );
  });

  it('ST-47 starts beside what is left of a PostgreSQL that was killed with its server', async () => {
    const dataDir = directory();
    const { child, said } = await openElsewhere(dataDir);
    expect(said).toBe('open');
    const { pid } = postmaster(dataDir);
    const owner = await connectAsOwner(dataDir);
    const found = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
    );
    const left = Number(found.rows[0]?.pid);
    process.kill(left, 'SIGSTOP');
    process.kill(pid, 'SIGKILL');
    await kill(child);
    await owner.end().catch(() => undefined);
    const opening = open(dataDir);
    await sleep(1_500);
    process.kill(left, 'SIGCONT');
    await (await opening).ping();
    expect(postmaster(dataDir).pid).not.toBe(pid);
  });

  it('ST-43 takes over the PostgreSQL of a server that was killed, with its data', async () => {
    const dataDir = directory();
    const { child, said } = await openElsewhere(dataDir);
    expect(said).toBe('open');
    const { pid } = postmaster(dataDir);
    await kill(child);
    const store = await open(dataDir);
    expect(postmaster(dataDir).pid).toBe(pid);
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    expect(await store.sessions.find(ward.clinicId, session.id)).not.toBeNull();
    await store.close();
    expect(isPostmasterOf(pid, join(dataDir, 'postgres'))).toBe(false);
    expect((await (await open(dataDir)).clinics.all()).map(({ id }) => id)).toEqual([
      ward.clinicId,
    ]);
  });

  it('ST-43 watches over the PostgreSQL that it took over', async () => {
    const dataDir = directory();
    const { child } = await openElsewhere(dataDir);
    await kill(child);
    const store = await open(dataDir);
    process.kill(postmaster(dataDir).pid, 'SIGKILL');
    await expect
      .poll(() =>
        store.ping().then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('down');
    await expect
      .poll(() =>
        store.ping().then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('up');
  });

  it('ST-52 stops a PostgreSQL that was coming back when the server stopped', async () => {
    const dataDir = directory();
    const store = await open(dataDir);
    const cluster = join(dataDir, 'postgres');
    const first = postmaster(dataDir).pid;
    process.kill(first, 'SIGKILL');
    const next = () => {
      const pid = readPidFile(cluster)?.pid ?? first;
      return pid !== first && isPostmasterOf(pid, cluster) ? pid : null;
    };
    await expect.poll(next, { interval: 1 }).not.toBeNull();
    // Its files are there already, it answers only later.
    const pid = next() as number;
    await store.close();
    expect(isPostmasterOf(pid, cluster)).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'ST-50 ends a PostgreSQL whose directory was deleted before it begins a new one there',
    async () => {
      const dataDir = directory();
      const { child } = await openElsewhere(dataDir);
      const { pid } = postmaster(dataDir);
      await kill(child);
      rmSync(dataDir, { recursive: true });
      expect(existsSync(`/proc/${pid}`)).toBe(true);
      const store = await open(dataDir);
      expect(existsSync(`/proc/${pid}/cwd`)).toBe(false);
      const { socketDirectory, port } = postmaster(dataDir);
      expect(existsSync(join(socketDirectory, `.s.PGSQL.${port}`))).toBe(true);
      await store.ping();
    },
  );

  it('ST-41 starts over stale pid and socket files, also when another program has the number', async () => {
    const dataDir = directory();
    const first = await open(dataDir);
    const { pid, socketDirectory } = postmaster(dataDir);
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const content = readFileSync(pidFile, 'utf8');
    await first.close();
    for (const stale of [content, content.replace(String(pid), String(process.pid)), '']) {
      writeFileSync(pidFile, stale);
      mkdirSync(socketDirectory, { recursive: true });
      writeFileSync(join(socketDirectory, '.s.PGSQL.5432'), '');
      writeFileSync(join(socketDirectory, '.s.PGSQL.5432.lock'), stale);
      const store = await open(dataDir);
      await store.ping();
      await store.close();
    }
  });

  it('ST-45 listens on a private socket only, asks for the password, and syncs', async () => {
    const dataDir = directory();
    const store = await openStore({
      ...{ dataDir, logger: createLogger('silent'), commitWindowMs: 0, spoolLimit: 1000 },
    });
    cleanUps.push(() => store.close());
    const { socketDirectory, port } = postmaster(dataDir);
    expect(statSync(socketDirectory).mode & 0o777).toBe(0o700);
    expect(statSync(join(socketDirectory, `.s.PGSQL.${port}`)).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    const place = { host: socketDirectory, port, user: 'chairside', database: 'chairside' };
    const stranger = new pg.Client({ ...place, password: 'guess' });
    stranger.on('error', () => undefined);
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
    const client = new pg.Client({
      ...place,
      password: readFileSync(join(dataDir, 'postgres.password'), 'utf8'),
    });
    await client.connect();
    for (const [name, value] of [
      ...[
        ['listen_addresses', ''],
        ['fsync', 'on'],
        ['synchronous_commit', 'on'],
      ],
      ...[
        ['full_page_writes', 'on'],
        ['data_checksums', 'on'],
      ],
    ]) {
      const shown = await client.query<{ value: string }>(
        `select current_setting('${name}') as value`,
      );
      expect([name, shown.rows[0]?.value]).toEqual([name, value]);
    }
    await client.end();
  });

  it('ST-44 starts on a data directory with a long path', async () => {
    const dataDir = join(directory(), 'a-long-name-of-a-directory'.repeat(6), 'data');
    await (await open(dataDir)).ping();
  });

  it.runIf(isRoot && canUnshare)(
    `ST-44 runs in a user namespace where another user cannot reach the directory${isRoot && canUnshare ? '' : ' (skipped: needs root and user namespaces)'}`,
    async () => {
      const locked = directory();
      chmodSync(locked, 0o700);
      const { postgres } = await findBinaries();
      const dataDir = join(locked, 'data');
      mkdirSync(dataDir);
      expect(chooseRunAs(postgres, dataDir).how).toBe('user namespace');
      const store = await open(dataDir);
      const ward = await makeWard(store);
      await store.close();
      // Opened up, the same cluster changes hands.
      chmodSync(locked, 0o711);
      chmodSync(dataDir, 0o711);
      expect(chooseRunAs(postgres, dataDir).how).toBe('other user');
      expect((await (await open(dataDir)).clinics.all()).map(({ id }) => id)).toEqual([
        ward.clinicId,
      ]);
    },
  );

  it('ST-42 leaves no lock and no socket directory owner behind after an orderly stop', async () => {
    const dataDir = directory();
    const store = await open(dataDir);
    await store.close();
    expect(existsSync(join(dataDir, 'server.lock'))).toBe(false);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});
