import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';

/** A server of its own process, for tests to kill: `<data dir>`; says `open` or why not. */
const [dataDir = ''] = process.argv.slice(2);
try {
  await openStore({
    dataDir,
    logger: createLogger('silent'),
    commitWindowMs: 5,
    spoolLimit: 1000,
    fsync: false,
  });
  process.stdout.write('open\n');
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
