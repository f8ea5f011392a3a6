import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPidFile } from '@chairside/server/store/embedded/cluster-files';
import pg from 'pg';

/** A connection to the embedded database of a data directory as its owner, past every policy. */
export async function connectAsOwner(dataDir: string): Promise<pg.Client> {
  const running = readPidFile(join(dataDir, 'postgres'));
  if (!running) throw new Error('no PostgreSQL is running');
  const client = new pg.Client({
    ...{ host: running.socketDirectory || '127.0.0.1', port: running.port },
    ...{ user: 'chairside', database: 'chairside' },
    password: readFileSync(join(dataDir, 'postgres.password'), 'utf8'),
  });
  // Clean-up after a failed test ends the database first; without a listener that would end the run.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
