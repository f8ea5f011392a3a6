import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../platform/config.ts';
import type { Logger } from '../platform/logger.ts';
import { createAuditStore } from './audit.store.ts';
import { createClinicStore } from './clinics.store.ts';
import { type ConnectionSettings, openPool } from './database/connection.ts';
import { readPidFile } from './embedded/cluster-files.ts';
import { OWNER } from './embedded/postmaster.ts';
import { startEmbedded } from './embedded/supervisor.ts';
import { migrateDatabase } from './migrate.ts';
import type { AuditStore } from './ports/audit.ts';
import type { ClinicStore } from './ports/store.ts';
import { administratorCodes } from './schema/identity.ts';

/** What an operator at the machine may do, as the owner of the database. */
export interface OwnerStore {
  readonly clinics: Pick<ClinicStore, 'all'>;
  readonly audit: AuditStore;
  makeAdministratorCode(clinicId: number, codeHash: string, expiresAt: number): Promise<void>;
  close(): Promise<void>;
}

/** Beside a server that runs, on its database; where none runs the embedded one is brought up for as long as this is open. */
export async function openAsOwner(
  config: Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'>,
  logger: Logger,
): Promise<OwnerStore> {
  const home = await ownerOf(config, logger);
  try {
    await migrateDatabase(home.settings);
  } catch (error) {
    await home.close();
    throw error;
  }
  const connection = openPool(home.settings, logger, 1);
  return {
    clinics: createClinicStore(connection),
    audit: createAuditStore(connection),
    async makeAdministratorCode(clinicId, codeHash, expiresAt) {
      await connection.db.insert(administratorCodes).values({ clinicId, codeHash, expiresAt });
    },
    async close() {
      await connection.pool.end();
      await home.close();
    },
  };
}

async function ownerOf(
  { databaseUrl, databaseOwnerUrl, dataDir }: Parameters<typeof openAsOwner>[0],
  logger: Logger,
): Promise<{ readonly settings: ConnectionSettings; close(): Promise<void> }> {
  const close = async () => undefined;
  const connectionString = databaseOwnerUrl ?? databaseUrl;
  if (connectionString !== null) return { settings: { connectionString }, close };
  const home = resolve(dataDir);
  const running = readPidFile(join(home, 'postgres'));
  if (!running) return startEmbedded({ dataDir, logger });
  const { socketDirectory, port } = running;
  const settings = {
    ...{ host: socketDirectory || '127.0.0.1', port, user: OWNER, database: 'chairside' },
    password: readFileSync(join(home, 'postgres.password'), 'utf8').trim(),
  };
  return { settings, close };
}
