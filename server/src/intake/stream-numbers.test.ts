import { describe, expect, it } from 'vitest';
import { DeviceClock } from './device-clock.ts';
import { Feed, HOUR, SECOND, START, steady, YEAR_1970 } from './stream-feed.fixture.ts';
import { StreamTimes } from './stream-times.ts';

describe('readings of one message', () => {
  it('IN-128 where the clock was set back between them, the earlier ones keep their age by the later', () => {
    const feed = steady();
    expect(feed.message(64_000, 62_000, 63_000, 64_000 - HOUR)).toEqual([2_000, 1_000, 0]);
    // Two seconds are no step: both by one clock.
    expect(steady().message(63_000, 63_000, 61_000)).toEqual([0, 2_000]);
    expect(steady().message(63_000, 63_001, 61_000)).toEqual([2_900, 2_000]);
  });

  it('IN-125 from before it had its time, they are a spacing older each', () => {
    const feed = new Feed();
    const unset = YEAR_1970 - START;
    expect(feed.message(10_000, unset, unset + SECOND, 9_000, 10_000)).toEqual([
      ...[2_000, 1_000, 1_000, 0],
    ]);
    const known = steady();
    expect(known.message(64_000, unset, unset + SECOND, 63_000, 64_000)).toEqual([
      ...[3_000, 2_000, 1_000, 0],
    ]);
    const never = new Feed();
    expect(never.message(10_000, unset, unset + SECOND)).toEqual([1_000, 0]);
  });
});

describe('readings that come once more', () => {
  it('IN-127 are told as they were, number by number, beside new ones', () => {
    const feed = steady();
    feed.paced(61_000, 2, -HOUR);
    const ages = feed.numbered(70_000, 60, 60_000, 61_000 - HOUR, 62_000 - HOUR, 70_000 - HOUR);
    expect(ages).toEqual([10_000, 9_000, 8_000, 0]);
    expect(feed.seq).toBe(63);
    expect(feed.numbered(80_000, 59, 59_000, 60_000)).toEqual([21_000, 20_000]);
  });

  it('IN-127 are kept as stale or live', () => {
    const feed = new Feed(steady().clock);
    feed.one(100_000, 2 * HOUR + 70_000);
    feed.one(100_000, 2 * HOUR + 71_000);
    feed.one(101_000, 2 * HOUR + 101_000);
    const again = [70_000, 71_000, 101_000].map((t) => 2 * HOUR + t);
    expect(feed.numbered(110_000, 1, ...again)[1]).toBe('stale');
    expect(feed.numbered(110_000, 1, ...again)[2]).toBe(9_000);
  });

  it('IN-127 of which nothing is known are told by the clock, or by their arrival', () => {
    const again = (clock: DeviceClock) =>
      new StreamTimes().of(clock, { seq: 1, times: [START], applied: 1 }, START + 400);
    expect(again(new DeviceClock())).toEqual([{ skew: -400 }]);
    expect(again(steady(7).clock)).toEqual([{ skew: 7 }]);
    const none = new StreamTimes().of(new DeviceClock(), { seq: 1, times: [], applied: 0 }, START);
    expect(none).toEqual([]);
  });

  it('IN-127 are forgotten once they are durable, and not before', () => {
    const feed = steady();
    feed.paced(61_000, 2, -HOUR);
    const skew = (seq: number) =>
      feed.times.of(feed.clock, { seq, times: [START], applied: feed.seq }, START)[0]?.skew;
    feed.times.settled(59);
    expect([skew(1), skew(60), skew(61)]).toEqual([0, 0, -HOUR]);
    feed.times.settled(60);
    expect([skew(60), skew(61)]).toEqual([-HOUR, -HOUR]);
    feed.clock.ahead(9);
    expect([skew(60), skew(61)]).toEqual([9, -HOUR]);
    feed.times.settled(62);
    expect(skew(61)).toBe(-HOUR);
  });
});

describe('server time that is moved', () => {
  it('EN-122 leaves the pace and what was told as they were', () => {
    const feed = steady();
    feed.times.moved(HOUR);
    feed.clock.moved(HOUR);
    const told = feed.times.of(feed.clock, { seq: 1, times: [START], applied: 60 }, START);
    expect(told).toEqual([{ skew: -HOUR }]);
    // At the pace, an hour later: another step of the device's clock is followed at once.
    expect(feed.one(HOUR + 61_000, 61_000)).toBe(0);
    expect(feed.one(HOUR + 62_000, 42_000)).toBe(0);
    const fresh = new Feed();
    fresh.times.moved(HOUR);
    expect(fresh.one(1_000, 1_000)).toBe(0);
  });
});
