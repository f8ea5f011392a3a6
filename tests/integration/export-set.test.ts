import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import type { Store } from '@chairside/server/store/ports/store';
import { FILE_VERSIONS } from '@chairside/shared/exports/file-versions';
import { manifestSchema } from '@chairside/shared/exports/manifest';
import { fromNamed } from '@chairside/shared/vitals/named-reading';
import { MOST_SESSIONS } from '@chairside/shared/wire/exports';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExportApp, exportApp } from '../support/export-app.ts';
import { aborted, HOUR, nasal, normal, PLAIN_DAY } from '../support/told-scenarios.ts';
import { type ToldClinic, ToldSession, toldClinic } from '../support/told-session.ts';
import { unzipped } from '../support/unzipped.ts';

let store: Store;
let clinic: ToldClinic;
let server: ExportApp;

beforeEach(async () => {
  store = createFakeStore();
  clinic = await toldClinic(store);
  server = await exportApp(store, clinic.id, PLAIN_DAY + 9 * HOUR);
});
afterEach(async () => {
  await server.close();
  await store.close();
});

const profile = (response: Response) =>
  /^<urn:chairside:format:(.+)>; rel="profile"$/.exec(response.headers.get('link') ?? '')?.[1];
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('exports of many sessions', () => {
  it('EX-16 EX-600 holds every file that was asked for, as the single exports give them, and a manifest of all', async () => {
    const ids = [
      await normal(clinic, PLAIN_DAY).told(),
      await nasal(clinic, PLAIN_DAY + 4 * HOUR).told(),
    ];
    const formats = ['json', 'readings.csv', 'events.csv', 'fhir.json', 'pdf', 'form.pdf'];
    const response = await server.post('/api/exports', { formats });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-items')).toBe('2');
    const archive = await bytesOf(response);
    const files = await unzipped(archive);
    const manifest = manifestSchema.parse(JSON.parse(String(files.get('manifest.json'))));
    expect(manifest.sessions.map(({ id }) => id)).toEqual(ids);
    expect([...files.keys()].at(-1)).toBe('manifest.json');
    expect(files.size).toBe(12);
    expect(manifest.sessions[0]?.leftOut).toEqual([
      { format: 'form.pdf', reason: expect.stringContaining('esketamine') },
    ]);
    for (const { path, bytes, sha256 } of manifest.sessions.flatMap((one) => one.files)) {
      const file = files.get(path) ?? Buffer.alloc(0);
      expect([path, file.length, createHash('sha256').update(file).digest('hex')]).toEqual([
        ...[path, bytes, sha256],
      ]);
    }
    for (const { format, version } of manifest.sessions.flatMap((one) => one.files)) {
      expect([format, version ?? null]).toEqual([format, FILE_VERSIONS[format]]);
    }
    expect(profile(response)).toBe(manifest.format);
    const singles = [
      ['readings.csv', 'readings.csv'],
      ['events.csv', 'events.csv'],
      ['export.fhir.json', 'fhir.json'],
      ['export.json', 'json'],
    ] as const;
    for (const [name, format] of singles) {
      const answer = await server.get(`/api/sessions/${ids[0]}/${name}`);
      expect(profile(answer)).toBe(FILE_VERSIONS[format]);
      const single = await bytesOf(answer);
      const same = [...files.values()].some((file) => file.equals(single));
      expect(same, name).toBe(true);
    }
    const [entry] = (await server.audit()).filter(
      ({ action, subject }) => action === 'export' && subject.sessions === 2,
    );
    expect(entry?.end).toMatchObject({ outcome: 'completed', bytes: archive.length });
  });

  it('EX-17 refuses what is too much, unknown or nothing, and says how many it would be', async () => {
    const refused = async (body: object) => {
      const answer = await server.post('/api/exports', body);
      return [answer.status, (await answer.json()).detail] as const;
    };
    expect(await refused({ formats: ['pdf'] })).toEqual([400, 'No session fits this choice.']);
    const strange = '7a3c1f52-0b7d-4f0e-8f2e-00000000ffff';
    expect((await refused({ formats: ['pdf'], filter: { sessions: [strange] } }))[0]).toBe(404);
    expect((await refused({ formats: ['pdf', 'pdf'] }))[0]).toBe(400);
    for (let n = 0; n <= MOST_SESSIONS; n += 1) {
      const session = new ToldSession(clinic, PLAIN_DAY + n * HOUR);
      session.open(`p${n}`);
      session.event(5, { type: 'session-closed', outcome: 'cancelled' });
      await session.told();
    }
    const [status, detail] = await refused({ formats: ['events.csv'] });
    expect(status).toBe(400);
    expect(detail).toContain(`${MOST_SESSIONS + 1} sessions`);
    const filter = { from: PLAIN_DAY + 499 * HOUR, to: PLAIN_DAY + 501 * HOUR };
    const few = await server.post('/api/exports', { formats: ['events.csv'], filter });
    expect(few.headers.get('x-items')).toBe('2');
    expect((await unzipped(await bytesOf(few))).size).toBe(3);
    expect(
      (await server.audit()).map(({ subject }) => 'sessions' in subject && subject.sessions),
    ).toEqual([2]);
  });

  it('EX-18 is cancelled by closing: the work stops, the audit says so, and the next one may begin', async () => {
    for (let n = 0; n < 12; n += 1) await normal(clinic, PLAIN_DAY + n * 4 * HOUR).told();
    let read = 0;
    const replay = store.readings.replay;
    store.readings.replay = (...given) => {
      read += 1;
      return replay.apply(store.readings, given);
    };
    const stop = new AbortController();
    const body = { formats: ['readings.csv', 'json'] };
    const response = await server.post('/api/exports', body, stop.signal);
    const reader = response.body?.getReader();
    await reader?.read();
    const second = await server.post('/api/exports', body);
    expect([second.status, (await second.json()).code]).toEqual([429, 'too-many-requests']);
    stop.abort();
    const entries = await server.audit();
    expect(entries[0]?.end?.outcome).toBe('cancelled');
    const after = read;
    expect(after).toBeLessThan(24);
    const again = await server.post('/api/exports', { formats: ['events.csv'] });
    expect(again.status).toBe(200);
    expect((await unzipped(await bytesOf(again))).size).toBe(13);
    // The log alone reads no readings: what the cancelled one still did would be seen here.
    expect(read).toBe(after);
  });

  it('EX-18 nobody reading holds the work back, and reading lets it go on', async () => {
    await aborted(clinic, PLAIN_DAY).told();
    let made = 0;
    store.readings.replay = async function* () {
      // Without an end, and nothing that a zip could make small.
      for (;;) {
        made += 1;
        const at = PLAIN_DAY + made;
        const invalid = { hr: randomBytes(1_000).toString('base64') };
        const times = { seq: made, t: at, at, arrivedAt: at, late: false };
        yield fromNamed({ ...times, values: {}, status: {}, invalid });
      }
    };
    const stop = new AbortController();
    const response = await server.post('/api/exports', { formats: ['json'] }, stop.signal);
    const standing = async () => {
      for (let before = -1; made !== before; ) {
        before = made;
        await pause(100);
      }
      return made;
    };
    const held = await standing();
    const reader = response.body?.getReader();
    await expect.poll(async () => (await reader?.read()) && made).toBeGreaterThan(held);
    await standing();
    stop.abort();
    expect((await server.audit())[0]?.end?.outcome).toBe('cancelled');
    const after = made;
    await server.get('/api/audit');
    expect(made).toBe(after);
  });

  it('EX-19 a file that fails breaks the archive off and is audited as failed', async () => {
    await aborted(clinic, PLAIN_DAY).told();
    store.readings.recorded = async function* () {
      yield* [];
      throw new Error('the database went away');
    };
    const response = await server.post('/api/exports', { formats: ['events.csv', 'readings.csv'] });
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect((await server.audit())[0]?.end?.outcome).toBe('failed');
  });
});

describe('the audit', () => {
  it('EX-20 tells who took what and when, newest first; nurses neither read it nor take many', async () => {
    const id = await aborted(clinic, PLAIN_DAY).told();
    server.as('nurse');
    await bytesOf(await server.get(`/api/sessions/${id}/export.pdf`));
    await bytesOf(await server.get(`/api/sessions/${id}/export.json`));
    expect((await server.get('/api/audit')).status).toBe(403);
    expect((await server.post('/api/exports', { formats: ['pdf'] })).status).toBe(403);
    server.as('administrator');
    const entries = await server.audit();
    expect(entries).toMatchObject([
      { by: { name: 'nurse' }, subject: { formats: ['json'], sessionId: id } },
      { by: { name: 'nurse' }, subject: { formats: ['pdf'], sessionId: id } },
    ]);
    expect(entries.every(({ end }) => end?.outcome === 'completed' && end.bytes > 1000)).toBe(true);
    expect((await server.get(`/api/sessions/${id}/export.form.pdf`)).status).toBe(404);
    expect(await server.audit()).toHaveLength(2);
  });

  it('EX-21 what cannot be written down is not given out', async () => {
    const id = await aborted(clinic, PLAIN_DAY).told();
    store.audit.begin = async () => {
      throw new Error('no disk');
    };
    for (const name of [
      'readings.csv',
      'events.csv',
      'export.fhir.json',
      'export.pdf',
      'export.json',
    ]) {
      const response = await server.get(`/api/sessions/${id}/${name}`);
      expect(response.status, name).toBe(500);
      expect(await response.text()).not.toContain('0414');
    }
  });
});
