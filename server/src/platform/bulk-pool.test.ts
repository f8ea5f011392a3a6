import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_JOBS } from './bulk-pool.fixture.ts';
import { BulkPool } from './bulk-pool.ts';
import { Inbox, Received } from './bulk-stream.ts';
import { AppError } from './errors.ts';
import { ManualTimers } from './timers.fake.ts';

const NURSE = { id: 'nurse', clinicId: 1 };
const OTHER = { id: 'other', clinicId: 1 };

let pool: BulkPool;
beforeEach(() => {
  pool = new BulkPool({
    worker: new URL('./bulk-pool.fixture.ts', import.meta.url),
    workerData: {},
    clock: { now: () => 0 },
    heapMb: 48,
    limits: {
      screens: { atOnce: 4, waiting: 4, perPerson: 4 },
      files: { atOnce: 2, waiting: 2, perPerson: 3 },
    },
  });
});
afterEach(() => pool.close());

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe('the pool of threads', () => {
  it('DM-102 one person has so much under way and no more; others still get in', async () => {
    const slow = () => codeOf(pool.run(NURSE, TEST_JOBS.echo, { text: 'a', ms: 300 }));
    const own = [slow(), slow(), slow(), slow()];
    const other = codeOf(pool.run(OTHER, TEST_JOBS.echo, { text: 'b' }));
    // Two run, two wait: the server as a whole takes no more either.
    const late = codeOf(pool.run({ id: 'third', clinicId: 1 }, TEST_JOBS.echo, { text: 'c' }));
    // A screen does not wait for files.
    expect(await pool.run(NURSE, TEST_JOBS.made, {})).toBe(0);
    expect(await Promise.all(own)).toEqual(['done', 'done', 'done', 'too-many-requests']);
    expect([await other, await late]).toEqual(['done', 'too-many-requests']);
    expect(await pool.run(NURSE, TEST_JOBS.echo, { text: 'again' })).toBe('again');
  });

  it('DM-102 a refusal keeps its code; a defect says where it is and nothing of whom', async () => {
    expect(await codeOf(pool.run(NURSE, TEST_JOBS.refuse, {}))).toBe('unknown-session');
    const defect = await pool.run(NURSE, TEST_JOBS.defect, { name: 'Anna Example' }).catch(String);
    expect(defect).toContain('bulk-pool.fixture.ts');
    expect(defect).not.toContain('Anna');
  });

  it.each(['end', 'grow'] as const)(
    'DM-102 a thread that dies (%s) fails what it was doing, and the next work is done',
    async (how) => {
      expect(await codeOf(pool.run(NURSE, TEST_JOBS[how], {}))).toBe('internal');
      expect(await pool.run(NURSE, TEST_JOBS.echo, { text: 'next' })).toBe('next');
    },
  );

  it('DM-102 progress is told on the way, and whoever cancels gets nothing', async () => {
    const seen: unknown[] = [];
    const progress = (so: unknown) => seen.push(so);
    expect(await pool.run(NURSE, TEST_JOBS.steps, { count: 3 }, { progress })).toBe(3);
    expect(seen).toEqual([0, 1, 2]);
    const ending = new AbortController();
    const run = pool.run(NURSE, TEST_JOBS.steps, { count: 100_000 }, { signal: ending.signal });
    ending.abort();
    expect(await run).toBeNull();
  });
});

describe('a stream out of the pool', () => {
  it('EX-18 goes no faster than it is taken, and ends for whoever goes', async () => {
    const { head, pieces } = await pool.run(NURSE, TEST_JOBS.pieces, { count: 1_000 });
    expect(head).toEqual({ count: 1_000 });
    let taken = 0;
    for await (const piece of pieces) {
      taken += piece.length;
      if (taken >= 20 * 64 * 1024) break;
    }
    const made = await pool.run(NURSE, TEST_JOBS.made, {});
    expect(made).toBeGreaterThanOrEqual(20);
    expect(made).toBeLessThan(40);
    // Its place is free again.
    const all = await Promise.all(
      [1, 2].map(async () => {
        let size = 0;
        const { pieces: next } = await pool.run(NURSE, TEST_JOBS.pieces, { count: 5 });
        for await (const piece of next) size += piece.length;
        return size;
      }),
    );
    expect(all).toEqual([5 * 64 * 1024, 5 * 64 * 1024]);
  });

  it('EX-19 breaks off where it fails', async () => {
    const { pieces } = await pool.run(NURSE, TEST_JOBS.pieces, { count: 10, failAt: 4 });
    const read = async () => {
      for await (const _ of pieces);
    };
    const said = await read().catch(String);
    expect(said).toContain('The work failed');
    expect(said).not.toContain('Anna');
  });

  it('EX-19 that nobody takes is let go, and never passes for a whole', async () => {
    const timers = new ManualTimers();
    const { port1, port2 } = new MessageChannel();
    let over = 0;
    const count = () => {
      over += 1;
    };
    const stream = new Received(new Inbox(port1), count, timers);
    port2.postMessage({ chunk: new Uint8Array(1) });
    expect((await stream.next()).done).toBe(false);
    timers.advance(59_000);
    expect(over).toBe(0);
    timers.advance(2_000);
    expect(over).toBe(1);
    await expect(stream.next()).rejects.toThrow('Nobody took this');
  });
});
