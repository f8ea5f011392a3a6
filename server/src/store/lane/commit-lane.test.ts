import { setImmediate as turn } from 'node:timers/promises';
import { fromNamed } from '@chairside/shared/vitals/named-reading';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../platform/logger.ts';
import { ManualTimers } from '../../platform/timers.fake.ts';
import type { EventBatch, ReadingBatch } from '../ports/store.ts';
import { createCommitLane } from './commit-lane.ts';
import type { Committer, LaneItem } from './lane-item.ts';

const batch = (seq: number, count = 1): ReadingBatch => ({
  ...{ clinicId: 1, channelId: 'c', stream: 's', skewMs: null },
  readings: Array.from({ length: count }, (_, i) => ({
    sessionKey: 1,
    reading: fromNamed({
      ...{ seq: seq + i, t: 0, at: 0, arrivedAt: 0, late: false },
      ...{ values: {}, status: {} },
    }),
  })),
});
const noEvents: EventBatch = { clinicId: 1, sessionKey: 1, events: [] };
const firstSeq = (item: LaneItem) =>
  item.kind === 'readings' ? (item.batch.readings[0]?.reading.seq ?? 0) : 0;

/** Records what is committed; fails while `fail` says so. */
function setUp(options: { spoolLimit?: number; poison?: number; windowMs?: number } = {}) {
  const commits: number[][] = [];
  const state = { away: false, tries: 0 };
  const committer: Committer = {
    async commit(items) {
      state.tries++;
      if (state.away) throw new Error('away');
      if (items.some((item) => firstSeq(item) === options.poison)) throw new TypeError('poison');
      commits.push(items.map(firstSeq));
      return items.map(() => ({ kind: 'stored', positions: [] }));
    },
    isDataError: (error) => error instanceof TypeError,
    close: async () => undefined,
  };
  const timers = new ManualTimers();
  const lane = createCommitLane({
    ...{ committer, timers, logger: createLogger('silent'), windowMs: options.windowMs ?? 2 },
    ...{ spoolLimit: options.spoolLimit ?? 100, now: () => timers.now() },
  });
  /** Time passes, a millisecond at a turn of the event loop. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1) {
      timers.advance(1);
      await turn();
    }
  };
  /** Until it is settled, however long that takes. */
  const settled = async <T>(work: Promise<T>): Promise<T> => {
    let over = false;
    const end = () => {
      over = true;
    };
    work.then(end, end);
    while (!over) await pass(1);
    return work;
  };
  return { ...{ lane, commits, state, timers, pass, settled } };
}
const code = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error);

describe('the commit lane', () => {
  it('ST-08 groups what came within the window and keeps the order through an outage', async () => {
    const { lane, commits, state, pass, settled } = setUp();
    const flips: boolean[] = [];
    lane.onRecordingChange(({ recording }) => flips.push(recording));
    await settled(Promise.all([lane.readings(batch(1)), lane.readings(batch(2))]));
    state.away = true;
    const waiting = [lane.readings(batch(3)), lane.readings(batch(4))];
    await pass(5);
    expect(lane.recording().recording).toBe(false);
    waiting.push(lane.readings(batch(5)));
    expect(lane.recording().queuedReadings).toBe(3);
    state.away = false;
    await settled(Promise.all(waiting));
    expect(commits).toEqual([[1, 2], [3, 4], [5]]);
    expect(flips).toEqual([false, true]);
    expect(lane.recording()).toMatchObject({ recording: true, queuedReadings: 0 });
  });

  it('ST-08 takes an item that arrives in the very turn in which the lane runs dry', async () => {
    const { lane, commits } = setUp({ windowMs: 0 });
    for (let seq = 1; seq <= 5; seq++) await lane.readings(batch(seq));
    expect(commits).toEqual([[1], [2], [3], [4], [5]]);
  });

  it('ST-09 refuses readings beyond the spool, takes nothing of them, and never refuses events', async () => {
    const { lane, commits, state, settled } = setUp({ spoolLimit: 10 });
    state.away = true;
    const taken = lane.readings(batch(1, 8));
    await expect(lane.readings(batch(9, 3)).catch(code)).resolves.toBe('too-far-ahead');
    const exact = lane.readings(batch(9, 2));
    const events = lane.events(noEvents);
    state.away = false;
    await settled(Promise.all([taken, exact, events]));
    expect(commits.flat()).toEqual([1, 9, 0]);
  });

  it('ST-53 commits an event at once, with the readings before it; readings alone wait', async () => {
    const { lane, commits, timers } = setUp({ windowMs: 60_000 });
    const before = lane.readings(batch(1));
    await Promise.all([lane.events(noEvents), lane.readings(batch(2))]);
    await before;
    expect(commits).toEqual([[1, 0, 2]]);
    await lane.events(noEvents);
    const alone = lane.readings(batch(3));
    timers.advance(59_999);
    await turn();
    expect(commits).toEqual([[1, 0, 2], [0]]);
    const turns = [lane.events(noEvents)];
    await turn();
    turns.push(lane.events(noEvents));
    await Promise.all([alone, ...turns]);
    expect(commits.slice(2).flat()).toEqual([3, 0, 0]);
  });

  it('ST-53 does not ask a database that is away more often for an event', async () => {
    const { lane, commits, state, pass, settled } = setUp();
    state.away = true;
    const events = [lane.events(noEvents)];
    await pass(5);
    expect(lane.recording().recording).toBe(false);
    const { tries } = state;
    for (let tried = 0; tried < 20; tried++) {
      events.push(lane.events(noEvents));
      await pass(1);
    }
    expect(state.tries - tries).toBeLessThan(3);
    state.away = false;
    await settled(Promise.all(events));
    expect(commits.flat()).toHaveLength(21);
  });

  it('ST-06 isolates the one that the database refuses', async () => {
    const { lane, commits, settled } = setUp({ poison: 5 });
    const results = await settled(
      Promise.all(
        [1, 2, 3, 4, 5, 6, 7].map((seq) =>
          lane.readings({ ...batch(seq), stream: `s${seq}` }).then(() => 'stored', code),
        ),
      ),
    );
    expect(results).toEqual([
      'stored',
      'stored',
      'stored',
      'stored',
      'internal',
      'stored',
      'stored',
    ]);
    expect(commits.flat()).toEqual([1, 2, 3, 4, 6, 7]);
    expect(lane.recording().recording).toBe(true);
  });

  it('ST-311 what was queued behind a refused batch of its stream is refused with it, and comes in order after it', async () => {
    const { lane, commits, settled } = setUp({ poison: 2 });
    const other: ReadingBatch = { ...batch(7), stream: 'other' };
    const results = await settled(
      Promise.all(
        [batch(1), batch(2), batch(3), other, batch(4)].map((each) =>
          lane.readings(each).then(() => 'stored', code),
        ),
      ),
    );
    // Stored, 3 and 4 would move the watermark past 2, which would then be acknowledged without being stored.
    expect(results).toEqual(['stored', 'internal', 'too-far-ahead', 'stored', 'too-far-ahead']);
    await settled(lane.readings(batch(3)));
    await settled(lane.readings(batch(4)));
    expect(commits.flat()).toEqual([1, 7, 3, 4]);
  });

  it('ST-08 commits what is queued when it closes, and says of the rest that it is not stored', async () => {
    const { lane, commits } = setUp();
    const last = lane.readings(batch(1));
    await lane.close(1000);
    await last;
    expect(commits).toEqual([[1]]);
    await expect(lane.readings(batch(2)).catch(code)).resolves.toBe('shutting-down');
    const stuck = setUp();
    stuck.state.away = true;
    const lost = stuck.lane.readings(batch(1)).catch(code);
    await stuck.settled(stuck.lane.close(30));
    expect(await lost).toBe('shutting-down');
  });
});
