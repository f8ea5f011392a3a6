import { randomUUID } from 'node:crypto';
import { createLogger } from '@chairside/server/platform/logger';
import { startEmbedded } from '@chairside/server/store/embedded/supervisor';
import { ReadingColumns, STORE_READINGS } from '@chairside/server/store/lane/reading-columns';
import { type OpenedStore, openStore } from '@chairside/server/store/open';
import { fromNamed } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import pg from 'pg';
import type { Seeded } from './seed.ts';

const ROWS_PER_COMMIT = 1_000;
const COMMITS = 150;
const logger = createLogger('error');

const reading = (seq: number, at: number): Reading =>
  fromNamed({
    seq,
    t: at,
    at,
    arrivedAt: at,
    late: false,
    values: { hr: 70 + (seq % 9), spo2: 96 + (seq % 4), pulse: 70 + (seq % 9) },
    status: {},
  });

/** Rows per second of the raw statement, parameters made once, and of the commit lane, one reading a batch. */
export async function insertFloor(
  dataDir: string,
  { clinics }: Seeded,
): Promise<{ raw: number; lane: number }> {
  const raw = await rawInsert(dataDir);
  const store = await openStore({ dataDir, logger, commitWindowMs: 0, spoolLimit: 1_000_000 });
  try {
    return { raw, lane: await throughLane(store, clinics[0]?.id ?? 0) };
  } finally {
    await store.close();
  }
}

async function rawInsert(dataDir: string): Promise<number> {
  const database = await startEmbedded({ dataDir, logger });
  const client = new pg.Client(database.settings);
  try {
    await client.connect();
    const columns = new ReadingColumns();
    const now = Date.now();
    for (let row = 0; row < ROWS_PER_COMMIT; row += 1) {
      columns.add(2_000_000_000, 1, 0, reading(row, now + row), 0);
    }
    const values = columns.values();
    const begun = performance.now();
    for (let commit = 0; commit < COMMITS; commit += 1) {
      await client.query({ ...STORE_READINGS, values });
    }
    return (COMMITS * ROWS_PER_COMMIT * 1000) / (performance.now() - begun);
  } finally {
    await client.end();
    await database.close();
  }
}

async function throughLane(store: OpenedStore, clinicId: number): Promise<number> {
  const channels = await store.devices.channels(clinicId);
  const sessionKey = await store.sessions.nextKey(clinicId);
  const monitors = Array.from({ length: ROWS_PER_COMMIT }, (_, index) => ({
    channelId: channels[index % channels.length]?.id ?? '',
    stream: randomUUID(),
  }));
  const now = Date.now();
  const wave = (seq: number) =>
    Promise.all(
      monitors.map(({ channelId, stream }) =>
        store.lane.readings({
          clinicId,
          channelId,
          stream,
          readings: [{ sessionKey, reading: reading(seq, now + seq) }],
          skewMs: 0,
        }),
      ),
    );
  await wave(1);
  const begun = performance.now();
  // One wave fills up while the one before it commits, as arriving readings do.
  let before = Promise.resolve<unknown>(null);
  for (let seq = 2; seq <= COMMITS + 1; seq += 1) {
    const next = wave(seq);
    await before;
    before = next;
  }
  await before;
  return (COMMITS * ROWS_PER_COMMIT * 1000) / (performance.now() - begun);
}
