/** Fails when the schema has changed without a migration, or the migrations do not follow on one another. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const SERVER = import.meta.dirname;
const COMMITTED = join(SERVER, 'src', 'store', 'migrations');
const drizzleKit = (...args: string[]) =>
  execFileSync('drizzle-kit', args, { cwd: SERVER, encoding: 'utf8' });
const files = (directory: string) => readdirSync(directory, { recursive: true }).map(String).sort();

const copy = mkdtempSync(join(tmpdir(), 'chairside-migrations-'));
try {
  cpSync(COMMITTED, copy, { recursive: true });
  const said = drizzleKit(
    ...['generate', '--dialect', 'postgresql', '--schema', './src/store/schema/*.ts'],
    ...['--out', relative(SERVER, copy)],
  );
  const committed = files(COMMITTED);
  const fresh = files(copy).filter((file) => !committed.includes(file));
  if (fresh.length > 0 || !said.includes('No schema changes')) {
    process.stderr.write(
      `The schema has changed without a migration; run "npm run db:generate -w server".\n${said}\n`,
    );
    process.exitCode = 1;
  }
  process.stdout.write(
    drizzleKit('check', '--dialect', 'postgresql', '--out', './src/store/migrations'),
  );
} finally {
  rmSync(copy, { recursive: true, force: true });
}
