/** A server over the restored copy of a clinic, some minutes after it was left. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { expect } from 'vitest';
import { Chart } from './chart.ts';
import { type PlainPostgres, startPlainPostgres } from './postgres.ts';
import { restoreCopy, type StoredCopy, storedCopy } from './stored-copy.ts';

const AWAY_MS = 5 * 60_000;

export class CopiedClinic {
  readonly copy: StoredCopy;
  readonly clock: ManualClock;
  readonly server: RunningServer;
  readonly nurse: Chart;
  readonly provider: Chart;
  readonly #cookie: string;
  readonly #postgres: PlainPostgres;
  readonly #dataDir: string;

  private constructor(
    parts: Pick<CopiedClinic, 'copy' | 'clock' | 'server'>,
    held: { readonly postgres: PlainPostgres; readonly dataDir: string },
    cookies: { readonly nurse: string; readonly provider: string },
  ) {
    const { copy, clock, server } = parts;
    this.copy = copy;
    this.clock = clock;
    this.server = server;
    this.#postgres = held.postgres;
    this.#dataDir = held.dataDir;
    this.#cookie = cookies.provider;
    this.nurse = new Chart(server.url, cookies.nurse, copy.password);
    this.provider = new Chart(server.url, cookies.provider, copy.password);
  }

  static async open(name: string): Promise<CopiedClinic> {
    const copy = storedCopy(name);
    const postgres = await startPlainPostgres();
    const dataDir = mkdtempSync(join(tmpdir(), 'chairside-copy-'));
    const clock = new ManualClock(copy.at + AWAY_MS);
    const config = readConfig({
      ...{ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir },
      DATABASE_URL: await restoreCopy(postgres, name),
      CHAIRSIDE_SIGNING_KEY_FILE: copy.signingKeyFile,
    });
    const coverage = () => ({ watching: 1, visible: 1, sounding: 1 });
    const server = await startServer(config, { clock, coverage, log: createLogger('silent') });
    const signIn = async (userName: string): Promise<string> => {
      const answer = await fetch(`${server.url}/api/sign-in`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ userName, password: copy.password }),
      });
      expect(answer.status).toBe(200);
      return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    };
    const cookies = { nurse: await signIn('nurse'), provider: await signIn('provider') };
    return new CopiedClinic({ copy, clock, server }, { postgres, dataDir }, cookies);
  }

  /** As the provider is given it. */
  async text(path: string): Promise<string> {
    const answer = await fetch(`${this.server.url}/api/${path}`, {
      headers: { cookie: this.#cookie },
    });
    const text = await answer.text();
    expect([path, answer.status, answer.ok ? '' : text]).toEqual([path, 200, '']);
    return text;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.#postgres.stop();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}
