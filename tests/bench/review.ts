/** How long the exports of a 4-hour session at 1 Hz take. `npm run bench:review` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openBulk } from '@chairside/server/bulk-open';
import { csvText } from '@chairside/server/export/csv/csv-text';
import { inOrderOfMeasurement, readingColumns } from '@chairside/server/export/csv/readings-csv';
import { sessionFile } from '@chairside/server/export/export.jobs';
import { bundleText } from '@chairside/server/export/fhir/bundle';
import { ClinicTime } from '@chairside/server/export/record/clinic-time';
import { readRecord } from '@chairside/server/export/record/session-record.read-model';
import { print } from '@chairside/server/export/report-printer';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import { PLAIN_DAY } from '../support/told-scenarios.ts';
import { ToldSession, toldClinic } from '../support/told-session.ts';

const PDF_BAR_MS = 3_000;
const MINUTES = 240;

const dataDir = mkdtempSync(join(tmpdir(), 'chairside-bench-review-'));
const store = await openStore({
  ...{ dataDir, logger: createLogger('error'), commitWindowMs: 0, spoolLimit: 100_000 },
});
const told = (name: string, ms: number, more = '') =>
  process.stdout.write(`${name.padEnd(52)} ${String(Math.round(ms)).padStart(6)} ms${more}\n`);

async function timed<T>(name: string, work: () => Promise<T>, more?: (t: T) => string): Promise<T> {
  const begin = performance.now();
  const result = await work();
  told(name, performance.now() - begin, more?.(result));
  return result;
}

async function sizeOf(pieces: AsyncIterable<string> | Iterable<string>): Promise<number> {
  let size = 0;
  for await (const piece of pieces) size += Buffer.byteLength(piece);
  return size;
}

const bytes = (size: number) => `, ${(size / 1e6).toFixed(2)} MB`;

try {
  const made = await toldClinic(store);
  const [clinic] = await store.clinics.all();
  if (!clinic || !store.reader) throw new Error('the database holds no clinic');
  const session = new ToldSession(made, PLAIN_DAY);
  session.open('0412');
  session.event(10, {
    ...{ type: 'infusion-started', drug: 'ketamine', doseMg: 100, plannedMinutes: 200 },
    ...{ rateMlPerH: 30, concentrationMgPerMl: 1, volumeMl: 100 },
  });
  session.event(210, { type: 'infusion-stopped', reason: 'completed' });
  session.event(MINUTES, { type: 'session-closed', outcome: 'discharged' });
  session.monitor(0, MINUTES);
  const id = await session.told();
  await store.compactBefore(PLAIN_DAY + MINUTES * 60_000);
  process.stdout.write(`${MINUTES / 60} h at 1 Hz, ${session.readings.length} readings\n`);

  const now = PLAIN_DAY + 300 * 60_000;
  const job = { kind: 'report' as const, clinic, sessionId: id, now };
  const record = await timed('read and summed up', () => readRecord(store, clinic, id, now));
  await timed('PDF in this thread, first', () => print(store, job));
  await timed('PDF in this thread, again', () => print(store, job));
  const bulk = openBulk(store, { now: Date.now });
  const file = sessionFile(bulk);
  const asker = { id: 'bench', clinicId: clinic.id };
  const printed = async () => {
    const { pieces } = await file(asker, id, 'pdf', { resolution: 'minute', codes: 'none' });
    let size = 0;
    for await (const piece of pieces) size += piece.length;
    return size;
  };
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const begin = performance.now();
  await timed('PDF in its own thread, first, thread started', () => printed());
  const first = performance.now() - begin;
  await timed('PDF in its own thread, again', printed);
  loop.disable();
  told('longest wait of the server meanwhile', loop.max / 1e6);
  await bulk.close();
  const time = new ClinicTime(clinic.timeZone);
  const rows = inOrderOfMeasurement(record.readings.map((one) => ({ ...one, stream: '' })));
  await timed('readings.csv', () => sizeOf(csvText(readingColumns(time, null), rows)), bytes);
  for (const resolution of ['minute', 'every-value'] as const) {
    const query = { resolution, codes: 'none' as const };
    await timed(`FHIR, ${resolution}`, () => sizeOf(bundleText(record, query, now)), bytes);
  }
  process.stdout.write(`PDF ${first < PDF_BAR_MS ? 'under' : 'OVER'} ${PDF_BAR_MS} ms\n`);
  if (first >= PDF_BAR_MS) process.exitCode = 1;
} finally {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
