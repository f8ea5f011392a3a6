import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import type { Store } from '@chairside/server/store/ports/store';
import { uuid } from '@chairside/shared/text/bounded';
import { SIGNAL_INFO, SIGNALS, VITALS } from '@chairside/shared/vitals/catalogue';
import { fromNamed, toNamed } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import { parseRecording } from '@chairside/simulators/replay/recording';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExportApp, exportApp } from '../support/export-app.ts';
import { AUTUMN, HOUR, normal, SCENARIOS, SPRING } from '../support/told-scenarios.ts';
import { moment, type ToldClinic, ToldSession, toldClinic } from '../support/told-session.ts';

let store: Store;
let clinic: ToldClinic;
let server: ExportApp;

beforeEach(async () => {
  store = createFakeStore();
  clinic = await toldClinic(store);
  server = await exportApp(store, clinic.id, AUTUMN + 9 * HOUR);
});
afterEach(async () => {
  await server.close();
  await store.close();
});

type Row = Record<string, string>;

async function table(path: string): Promise<Row[]> {
  const response = await server.get(path);
  expect(response.status, await response.clone().text()).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/csv');
  return parse(Buffer.from(await response.arrayBuffer()), { bom: true, columns: true });
}

async function stored(session: string): Promise<Reading[]> {
  const found = await store.sessions.find(clinic.id, session);
  const all: Reading[] = [];
  for await (const reading of store.readings.replay(clinic.id, found?.key ?? 0)) all.push(reading);
  return all.sort((a, b) => a.at - b.at || a.arrivedAt - b.arrivedAt || a.seq - b.seq);
}

/** A reading back from a row; every column is looked at. */
function readingOf(row: Row): Reading {
  const time = (column: string) => Date.parse(row[column] ?? '');
  const values: Partial<Record<string, number>> = {};
  const invalid: Partial<Record<string, string>> = {};
  for (const signal of SIGNALS) {
    const value = row[`${signal} [${SIGNAL_INFO[signal].ucum}]`];
    if (value) values[signal] = Number(value);
    const raw = row[`${signal}_invalid_as_sent`];
    if (raw) invalid[signal] = raw;
  }
  const status = Object.fromEntries(
    VITALS.flatMap((vital) => {
      const said = row[`${vital}_status`];
      return said ? [[vital, said]] : [];
    }),
  );
  const battery = row['monitor_battery [%]'];
  return fromNamed({
    ...{ seq: Number(row.device_seq), t: time('device_time_utc'), at: time('measured_at_utc') },
    ...{ arrivedAt: time('arrived_at_utc'), late: row.late === 'true', values, status },
    ...(row.cuff_taken_at_utc ? { nibpAt: time('cuff_taken_at_utc') } : {}),
    ...(Object.keys(invalid).length > 0 ? { invalid } : {}),
    ...(battery ? { battery: Number(battery) } : {}),
  });
}

describe('CSV of a session', () => {
  it.each(SCENARIOS)(
    'EX-01 EX-02 EX-149 $name: a library reads back every reading and every event as stored',
    async ({ tell, begin }) => {
      const session = await tell(clinic, begin).told();
      const readings = await table(`/api/sessions/${session}/readings.csv`);
      const known = await stored(session);
      expect(readings.map(readingOf)).toEqual(known);
      for (const row of readings) expect(uuid.safeParse(row.device_stream).success).toBe(true);
      const events = await table(`/api/sessions/${session}/events.csv`);
      const log = await store.sessions.events(clinic.id, session);
      expect(events.map((row) => JSON.parse(row.body_json ?? ''))).toEqual(
        log.map(({ body }) => JSON.parse(JSON.stringify(body))),
      );
      expect(events.map((row) => [row.seq, row.hash_sha256, row.event_id, row.at_utc])).toEqual(
        log.map(({ seq, hash, id, at }) => [String(seq), hash, id, new Date(at).toISOString()]),
      );
    },
  );

  it.each(SCENARIOS)(
    'SI-283 $name: readings.csv is replayed as its monitor sent it',
    async ({ tell, begin }) => {
      const session = await tell(clinic, begin).told();
      const response = await server.get(`/api/sessions/${session}/readings.csv`);
      const known = await stored(session);
      if (known.length === 0) return;
      const recording = parseRecording(await response.text());
      expect(recording).toHaveLength(known.length);
      for (const [i, { at, values, status, invalid, nibpAt, battery }] of known
        .map(toNamed)
        .entries()) {
        const { sys, dia, map, ...others } = { ...invalid, ...values };
        const nibp = { sys, dia, map };
        const measured = Object.values(nibp).some((value) => value !== undefined);
        expect(JSON.parse(JSON.stringify(recording[i]))).toEqual(
          JSON.parse(
            JSON.stringify({
              t_s: at / 1000,
              raw: {
                ...others,
                ...(measured ? { nibp } : {}),
                ...(Object.keys(status).length > 0 ? { status } : {}),
                battery,
              },
              cuff_s: nibpAt === undefined ? undefined : nibpAt / 1000,
            }),
          ),
        );
      }
    },
  );

  it('EX-01 says the unit of every number above it', async () => {
    const session = await normal(clinic, AUTUMN).told();
    const [row] = await table(`/api/sessions/${session}/readings.csv`);
    expect(Object.keys(row ?? {})).toEqual(
      expect.arrayContaining([
        ...['hr [/min]', 'spo2 [%]', 'sys [mm[Hg]]', 'temp [Cel]', 'etco2 [mm[Hg]]'],
        ...['minute_of_infusion [min]', 'measured_at_clinic [Europe/Berlin]', 'late'],
      ]),
    );
  });

  it('EX-01 marks what a monitor sent before it had its time', async () => {
    const session = normal(clinic, AUTUMN);
    session.reading(41, { hr: 70 }, { t: 420_000 });
    const rows = await table(`/api/sessions/${await session.told()}/readings.csv`);
    const marked = rows.filter((row) => row.device_clock_unset === 'true');
    expect(marked.map((row) => row.device_time_utc)).toEqual(['1970-01-01T00:07:00.000Z']);
  });

  it('EX-03 tells the two hours of the autumn night apart, and skips the one of spring', async () => {
    const autumn = await normal(clinic, AUTUMN).told();
    const rows = await table(`/api/sessions/${autumn}/readings.csv`);
    const local = rows.map((row) => row['measured_at_clinic [Europe/Berlin]'] ?? '');
    const half = local.filter((text) => text.startsWith('2026-10-25T02:30:00.000'));
    expect(half).toEqual(['2026-10-25T02:30:00.000+02:00', '2026-10-25T02:30:00.000+01:00']);
    expect(local.map((text) => Date.parse(text))).toEqual(
      rows.map((row) => Date.parse(row.measured_at_utc ?? '')),
    );
    const spring = await normal(clinic, SPRING).told();
    const after = await table(`/api/sessions/${spring}/readings.csv`);
    const hours = new Set(
      after.map((row) => row['measured_at_clinic [Europe/Berlin]']?.slice(11, 13)),
    );
    expect([...hours]).toEqual(['01', '03']);
  });

  it('EX-04 no free text becomes a formula of a spreadsheet; numbers stay numbers', async () => {
    const session = new ToldSession(clinic, AUTUMN);
    session.open('=1+1');
    const dangerous = ['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\tx', '＝1'];
    for (const text of dangerous) session.event(1, { type: 'note-added', text });
    session.event(2, { type: 'note-added', text: 'quote " and, comma\nand a line' });
    session.event(30, { type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 });
    session.event(31, { type: 'response-noted', intervention: 1, response: '=x' });
    session.event(32, { type: 'emergency-escalated', reason: '@x', ...moment() });
    session.reading(4, { hr: 70 });
    const id = await session.told();
    const rows = await table(`/api/sessions/${id}/events.csv`);
    const texts = rows.filter(({ type }) => type === 'note-added').map(({ text }) => text);
    expect(texts).toEqual([
      ...dangerous.map((text) => `'${text}`),
      'quote " and, comma\nand a line',
    ]);
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@\t\r＝]/.test(cell))).toEqual([]);
    const [reading] = await table(`/api/sessions/${id}/readings.csv`);
    expect(reading?.['minute_of_infusion [min]']).toBe('-26');
  });
});
