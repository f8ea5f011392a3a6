import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '@chairside/server/platform/logger';
import { readPidFile } from '@chairside/server/store/embedded/cluster-files';
import { openStore } from '@chairside/server/store/open';
import { afterEach, describe, expect, it } from 'vitest';
import { batchOf, makeWard, openSession, readingAt, replayed, T0 } from '../contract/store/ward.ts';

const ROUNDS = 10;
const WRITERS = 4;
const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

describe('PostgreSQL killed under load', () => {
  it('ST-40 ST-08 keeps every acknowledged batch once and in order over 10 kills', {
    timeout: 600_000,
  }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'chairside-kill-'));
    cleanUps.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const store = await openStore({
      ...{ dataDir, logger: createLogger('silent'), commitWindowMs: 5, spoolLimit: 100_000 },
    });
    cleanUps.push(() => store.close());
    const flips: boolean[] = [];
    store.lane.onRecordingChange(({ recording }) => flips.push(recording));
    let going = true;

    const write = async () => {
      const ward = await makeWard(store);
      const session = await openSession(store, ward);
      const stream = randomUUID();
      let seq = 0;
      const acknowledged = { readings: 0, events: 2 };
      const pending: Promise<unknown>[] = [];
      while (going) {
        const readings = Array.from({ length: 5 }, () => {
          seq++;
          return readingAt(seq, T0 + seq * 10);
        });
        const batch = batchOf(ward, session.key, stream, readings);
        pending.push(
          store.lane.readings(batch).then(() => {
            acknowledged.readings += 5;
          }),
        );
        const event = session.note(`note ${seq}`);
        pending.push(
          store.lane.events(session.batch(event)).then(() => {
            acknowledged.events++;
          }),
        );
        await sleep(4);
      }
      await Promise.all(pending);
      return { ward, session, acknowledged, seq };
    };
    const writers = Array.from({ length: WRITERS }, write);
    await sleep(300);
    for (let round = 0; round < ROUNDS; round++) {
      const running = readPidFile(join(dataDir, 'postgres'));
      if (!running) throw new Error('no postmaster is running');
      const before = flips.length;
      process.kill(running.pid, 'SIGKILL');
      await expect.poll(() => flips.slice(before), { interval: 10 }).toEqual([false, true]);
      await sleep(60 + 20 * round);
    }
    going = false;
    for (const { ward, session, acknowledged, seq } of await Promise.all(writers)) {
      const stored = (await replayed(store, session)).map((reading) => reading.seq);
      expect(acknowledged.readings).toBe(seq);
      expect(stored).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
      const events = await store.sessions.events(ward.clinicId, session.id);
      expect(events.map((event) => event.seq)).toEqual(
        Array.from({ length: acknowledged.events }, (_, i) => i + 1),
      );
    }
    expect(flips).toHaveLength(2 * ROUNDS);
  });
});
