import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Binaries, findBinaries } from '@chairside/server/store/embedded/binaries';
import { CLEAN_ENVIRONMENT, chooseRunAs } from '@chairside/server/store/embedded/run-as';
import pg from 'pg';

export interface PlainPostgres {
  /** Of a superuser, on the given database. */
  url(database?: string): string;
  /** Makes an empty database and answers with its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Of another version, where `$TEST_POSTGRES` names its folder of programs; else the one that npm brought. */
async function binaries(): Promise<Binaries> {
  const folder = process.env.TEST_POSTGRES;
  if (!folder) return findBinaries();
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

/** A PostgreSQL over TCP that knows nothing of Chairside, as behind DATABASE_URL. Not durable: for tests only. */
export async function startPlainPostgres(): Promise<PlainPostgres> {
  const { initdb, postgres } = await binaries();
  const home = mkdtempSync(join(tmpdir(), 'plain-pg-'));
  const runAs = chooseRunAs(postgres, tmpdir());
  if (runAs.owner) chownSync(home, runAs.owner.uid, runAs.owner.gid);
  const data = join(home, 'data');
  const make = runAs.command(initdb, [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--no-sync',
    '-E',
    'UTF8',
    '--no-locale',
  ]);
  execFileSync(make.file, make.args, {
    ...runAs.ids,
    env: CLEAN_ENVIRONMENT,
    cwd: '/',
    stdio: 'ignore',
  });
  const port = await freePort();
  const run = runAs.command(postgres, [
    ...['-D', data, '-p', String(port), '-k', home, '-c', 'listen_addresses=127.0.0.1'],
    ...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
  ]);
  const child = spawn(run.file, run.args, {
    ...runAs.ids,
    env: CLEAN_ENVIRONMENT,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${log}`)));
  });
  const url = (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`;
  return {
    url,
    async createDatabase(name) {
      const client = new pg.Client({ connectionString: url() });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return url(name);
    },
    async stop() {
      child.kill('SIGINT');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
