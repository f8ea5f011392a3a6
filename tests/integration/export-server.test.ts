import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { afterEach, expect, it } from 'vitest';
import { type SeededClinic, seedClinic } from '../support/seeded-clinic.ts';
import { HOUR, nasal, PLAIN_DAY } from '../support/told-scenarios.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'chairside-export-'));
let server: RunningServer | null = null;
afterEach(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

it('EX-14 over a real server and its database every file comes out, reports from a thread of their own', async () => {
  const clock = new ManualClock(PLAIN_DAY + 9 * HOUR);
  let seeded: SeededClinic | null = null;
  server = await startServer(
    readConfig({ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir }),
    {
      clock,
      log: createLogger('silent'),
      prepare: async (store) => {
        seeded = await seedClinic(store, 1, clock.now());
      },
    },
  );
  const { store, url } = server;
  const { id, cookie } = seeded ?? expect.fail('the clinic was not made');
  const [chair] = await store.clinics.chairs(id);
  const [channel] = await store.devices.channels(id);
  if (!chair || !channel) throw new Error('the clinic has no chair');
  const session = await nasal({ store, id, chair, channel }, PLAIN_DAY).told();
  const get = async (name: string) => {
    const response = await fetch(`${url}/api/sessions/${session}/${name}`, { headers: { cookie } });
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
  };
  for (const name of ['export.pdf', 'export.form.pdf']) {
    const [one, other] = await Promise.all([get(name), get(name)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.body.length).toBeGreaterThan(15_000);
  }
  const bundle = JSON.parse(String((await get('export.fhir.json')).body));
  expect(bundle.entry.length).toBeGreaterThan(300);
  for (const name of ['readings.csv', 'events.csv', 'export.json']) {
    expect((await get(name)).status, name).toBe(200);
  }
  const missing = '7a3c1f52-0b7d-4f0e-8f2e-00000000ffff';
  const none = await fetch(`${url}/api/sessions/${missing}/export.pdf`, { headers: { cookie } });
  expect(none.status).toBe(404);
  expect((await fetch(`${url}/api/sessions/${session}/export.pdf`)).status).toBe(401);
  const { entries } = await store.audit.list(id, { limit: 50 });
  expect(entries.length).toBe(8);
});
