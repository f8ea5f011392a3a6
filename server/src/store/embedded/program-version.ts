import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { CLEAN_ENVIRONMENT, type RunAs } from './run-as.ts';

/** Major version of the PostgreSQL that npm brought; null where it does not say. */
export function programVersion(binaries: Binaries, runAs: RunAs): string | null {
  const { file, args } = runAs.command(binaries.postgres, ['--version']);
  const { stdout } = spawnSync(file, args, {
    ...{ ...runAs.ids, env: CLEAN_ENVIRONMENT, cwd: '/', timeout: 10_000, encoding: 'utf8' },
  });
  return /PostgreSQL\)? (\d+)/.exec(stdout ?? '')?.[1] ?? null;
}

/** PostgreSQL opens no files of another major version, and says so only in its own log. */
export function refuseOtherVersion(cluster: string, program: string | null): void {
  let made: string;
  try {
    made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return;
  }
  if (program === null || made === program) return;
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${made}, and this version of Chairside brings PostgreSQL ${program}: start the version of Chairside that made it, or load a dump of it into an empty data directory.`,
  );
}
