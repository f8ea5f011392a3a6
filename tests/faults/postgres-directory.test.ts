import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@chairside/server/platform/logger';
import { type OpenedStore, openStore } from '@chairside/server/store/open';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let dataDir: string;
let store: OpenedStore | null = null;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'chairside-directory-'));
});
afterEach(async () => {
  await store?.close();
  store = null;
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function open(): Promise<string> {
  try {
    store = await openStore({
      ...{ dataDir, logger: createLogger('silent') },
      ...{ commitWindowMs: 0, spoolLimit: 1_000, fsync: false },
    });
    return 'open';
  } catch (error) {
    return String(error);
  }
}

async function close(): Promise<void> {
  await store?.close();
  store = null;
}

describe('a data directory that is not as it was left', () => {
  it('ST-104 made by another PostgreSQL is refused with both versions', async () => {
    expect(await open()).toBe('open');
    await close();
    const file = join(dataDir, 'postgres', 'PG_VERSION');
    for (const made of ['17', '99']) {
      writeFileSync(file, `${made}\n`);
      const said = await open();
      expect(said).toContain(`made by PostgreSQL ${made}`);
      expect(said).toMatch(/brings PostgreSQL \d+/);
    }
    writeFileSync(file, '18\n');
    expect(await open()).toBe('open');
  });

  it('ST-105 without its password, or with another, says so at once', async () => {
    expect(await open()).toBe('open');
    await close();
    const file = join(dataDir, 'postgres.password');
    rmSync(file);
    expect(await open()).toContain('postgres.password, is missing');
    const begun = Date.now();
    writeFileSync(file, 'another');
    expect(await open()).toContain('does not take the password');
    // A minute is what a start waits for a database that does not answer.
    expect(Date.now() - begun).toBeLessThan(45_000);
  });

  it('ST-106 that others may write is closed to them', async () => {
    chmodSync(dataDir, 0o777);
    expect(await open()).toBe('open');
    expect(statSync(dataDir).mode & 0o777).toBe(0o711);
  });
});
