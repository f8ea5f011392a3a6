import { describe, expect, it } from 'vitest';
import { DeviceClock } from './device-clock.ts';
import type { Placement } from './sink.ts';
import { type Seen, StreamState } from './stream-state.ts';

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const seen = (
  from: number,
  to: number,
  at: number,
  placements: readonly Placement[] = [],
): Seen => ({
  ...{ from, to, at, placements },
});
const mark = { spot: 'a', cuff: null };

describe('how far a stream has come', () => {
  it('IN-02 begins where the store is, and is committed only when it is told so', async () => {
    const stream = new StreamState(7, NOW);
    expect(stream).toMatchObject({ committed: 7, taken: 7, applied: 7, newestT: NOW });
    const commits = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    stream.began(9, commits[0].promise);
    stream.began(12, commits[1].promise);
    expect(stream).toMatchObject({ committed: 7, taken: 12 });
    expect(stream.waitFor(8)).toBe(commits[0].promise);
    expect(stream.waitFor(9)).toBe(commits[0].promise);
    expect(stream.waitFor(10)).toBe(commits[1].promise);
    expect(stream.waitFor(13)).toBeNull();
    stream.finished(9);
    expect([stream.committed, stream.waitFor(9)]).toEqual([9, commits[1].promise]);
    stream.finished(12);
    expect([stream.committed, stream.waitFor(12)]).toEqual([12, null]);
    stream.finished(10);
    expect(stream.committed).toBe(12);
  });

  it('IN-03 a commit that failed is waited for no more', () => {
    const stream = new StreamState(0, null);
    const [first, second] = [Promise.resolve(), Promise.resolve()];
    stream.began(3, first);
    stream.began(6, second);
    stream.failed(4);
    expect(stream.waitFor(1)).toBe(first);
    stream.failed(3);
    expect(stream.waitFor(1)).toBe(second);
    stream.failed(6);
    expect(stream.waitFor(1)).toBeNull();
  });

  it('IN-11 nothing later overtakes what was refused', () => {
    const stream = new StreamState(0, null);
    expect(stream.mayTake(5, NOW)).toBe(true);
    stream.began(2, Promise.resolve());
    stream.refused(seen(3, 5, NOW), NOW, true);
    expect(stream.taken).toBe(2);
    expect([stream.mayTake(3, NOW), stream.mayTake(4, NOW), stream.mayTake(6, NOW)]).toEqual([
      ...[true, false, false],
    ]);
    stream.began(4, Promise.resolve());
    expect([stream.mayTake(5, NOW), stream.mayTake(6, NOW)]).toEqual([true, false]);
    stream.began(5, Promise.resolve());
    expect(stream.mayTake(9, NOW)).toBe(true);
  });

  it('IN-11 a refusal in the middle takes back what was taken after it, never what is durable', () => {
    const stream = new StreamState(0, null);
    stream.began(4, Promise.resolve());
    stream.began(8, Promise.resolve());
    stream.refused(seen(5, 8, NOW), NOW, true);
    expect(stream.taken).toBe(4);
    stream.finished(4);
    stream.refused(seen(2, 4, NOW), NOW, true);
    expect(stream.taken).toBe(4);
  });

  it('IN-04 what a device has not sent again for a minute is a gap', () => {
    const stream = new StreamState(0, null);
    stream.refused(seen(1, 3, NOW), NOW, true);
    expect(stream.mayTake(4, NOW + MINUTE)).toBe(false);
    expect(stream.mayTake(4, NOW + MINUTE + 1)).toBe(true);
    // Only came too early: the minute goes on. The store was full once more: it begins anew.
    stream.refused(seen(4, 6, NOW), NOW + 50_000, false);
    expect(stream.mayTake(7, NOW + MINUTE + 1)).toBe(true);
    stream.refused(seen(4, 6, NOW), NOW + 50_000, true);
    expect(stream.mayTake(7, NOW + MINUTE + 1)).toBe(false);
    // A shorter refusal after a longer one: all of the longer one is still open.
    stream.refused(seen(1, 2, NOW), NOW + 50_000, true);
    stream.began(2, Promise.resolve());
    expect(stream.mayTake(9, NOW + MINUTE)).toBe(false);
    stream.began(6, Promise.resolve());
    expect(stream.mayTake(9, NOW + MINUTE)).toBe(true);
  });

  it('IN-11 keeps when the engine saw what the store has not', () => {
    const stream = new StreamState(0, null);
    stream.refused(seen(3, 5, NOW), NOW, true);
    stream.refused(seen(3, 5, NOW + 9_000), NOW + 9_000, true);
    stream.refused(seen(6, 7, NOW + 1_000), NOW + 9_000, false);
    expect([2, 3, 5, 6, 7, 8].map((seq) => stream.arrivalOf(seq))).toEqual([
      ...[null, NOW, NOW, NOW + 1_000, NOW + 1_000, null],
    ]);
    stream.finished(5);
    expect([stream.arrivalOf(5), stream.arrivalOf(6)]).toEqual([null, NOW + 1_000]);
  });

  it('IN-11 keeps so many arrivals and no more', () => {
    const stream = new StreamState(0, null);
    for (let seq = 1; seq <= 4_097; seq += 1) stream.refused(seen(seq, seq, NOW + seq), NOW, true);
    expect([stream.arrivalOf(4_096), stream.arrivalOf(4_097)]).toEqual([NOW + 4_096, null]);
  });

  it('IN-140 what the store will never take is a gap, and what follows may come at once', () => {
    const stream = new StreamState(0, null);
    stream.evaluated(9);
    for (const seq of [1, 2, 3]) stream.memory.keep(seq, mark);
    stream.refused(seen(1, 3, NOW), NOW, true);
    stream.refused(seen(4, 6, NOW + 1_000), NOW, true);
    stream.givenUp(1, 3);
    expect([stream.taken, stream.arrivalOf(3), stream.arrivalOf(4)]).toEqual([
      3,
      null,
      NOW + 1_000,
    ]);
    expect(stream.memory.verdict(2, mark)).toBe('other');
    // The later refusal is still open.
    expect(stream.mayTake(7, NOW)).toBe(false);
    stream.givenUp(4, 6);
    expect([stream.taken, stream.mayTake(9, NOW), stream.arrivalOf(6)]).toEqual([6, true, null]);
    stream.givenUp(2, 3);
    expect(stream.taken).toBe(6);
  });

  it('IN-140 counts once what was evaluated in a session and is lost, and names the session', () => {
    const stream = new StreamState(0, null);
    stream.refused(seen(1, 4, NOW, [7, 7, null, 8]), NOW, true);
    expect([stream.placementOf(1), stream.placementOf(3), stream.placementOf(4)]).toEqual([
      7,
      null,
      8,
    ]);
    expect(stream.placementOf(5)).toBeUndefined();
    for (let seq = 1; seq <= 6; seq += 1) stream.evaluated(seq);
    expect(stream.lose(1, 2)).toEqual({ count: 2, sessions: new Set([7]) });
    expect(stream.lose(1, 2)).toEqual({ count: 0, sessions: new Set() });
    expect(stream.lose(1, 3)).toEqual({ count: 0, sessions: new Set() });
    expect(stream.lose(2, 6)).toEqual({ count: 3, sessions: new Set([8]) });
  });

  it('IN-04 counts as lost only what came, never what was skipped', () => {
    const stream = new StreamState(0, null);
    for (const seq of [1, 2, 10, 11]) stream.evaluated(seq);
    stream.refused(seen(1, 2, NOW, [7, null]), NOW, true);
    // Sent again in other pieces: each number is one reading.
    stream.refused(seen(1, 2, NOW, [7, null]), NOW, true);
    stream.refused(seen(2, 2, NOW, [null]), NOW, true);
    stream.refused(seen(2, 11, NOW, [null, 7, 7]), NOW, true);
    expect(stream.lose(1, 10)).toEqual({ count: 2, sessions: new Set([7]) });
    expect(stream.lose(11, 2 ** 53 - 1)).toMatchObject({ count: 1 });
    stream.finished(11);
    stream.evaluated(2 ** 53 - 2);
    expect(stream.lose(12, 2 ** 53 - 3)).toEqual({ count: 0, sessions: new Set() });
  });

  it('IN-140 is overdue with what was evaluated, refused and never sent again', () => {
    const stream = new StreamState(0, null);
    expect(stream.overdue(NOW + MINUTE)).toBeNull();
    stream.evaluated(3);
    stream.refused(seen(1, 5, NOW), NOW, true);
    expect(stream.overdue(NOW - 1)).toBeNull();
    expect(stream.overdue(NOW)).toEqual({ from: 1, to: 3 });
    stream.began(1, Promise.resolve());
    expect(stream.overdue(NOW)).toEqual({ from: 2, to: 3 });
    stream.lose(2, 2);
    stream.evaluated(9);
    expect(stream.overdue(NOW)).toEqual({ from: 3, to: 5 });
    stream.lose(3, 5);
    expect(stream.overdue(NOW)).toBeNull();
  });

  it('EN-122 moves along with server time', () => {
    const stream = new StreamState(0, null);
    stream.moved(MINUTE);
    expect(stream.mayTake(9, NOW)).toBe(true);
    stream.refused(seen(1, 3, NOW), NOW, true);
    stream.moved(MINUTE);
    expect(stream.arrivalOf(1)).toBe(NOW + MINUTE);
    expect(stream.mayTake(9, NOW + 2 * MINUTE)).toBe(false);
    expect(stream.mayTake(9, NOW + 2 * MINUTE + 1)).toBe(true);
    const clock = new DeviceClock();
    stream.times.of(clock, { seq: 1, times: [NOW], applied: 0 }, NOW);
    stream.moved(MINUTE);
    const [again] = stream.times.of(clock, { seq: 1, times: [NOW], applied: 1 }, NOW);
    expect(again).toEqual({ skew: -MINUTE });
  });

  it('IN-140 forgets what is durable', () => {
    const stream = new StreamState(0, null);
    for (let seq = 1; seq <= 1_025; seq += 1) stream.memory.keep(seq, mark);
    stream.finished(1_025);
    expect([stream.memory.verdict(1, mark), stream.memory.verdict(2, mark)]).toEqual([
      ...['unknown', 'same'],
    ]);
  });
});
