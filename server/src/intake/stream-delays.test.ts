import { describe, expect, it } from 'vitest';
import { Feed, HOUR, MINUTE, SECOND, START, steady } from './stream-feed.fixture.ts';

describe('a reading that comes as it is measured', () => {
  it('IN-120 is as old as the network made it, by the best that was seen', () => {
    const feed = new Feed();
    expect(feed.one(1_300, 1_000)).toBe(0);
    expect(feed.one(2_000, 2_000)).toBe(0);
    expect([feed.one(3_300, 3_000), feed.one(4_000, 4_000)]).toEqual([300, 0]);
    expect(feed.clock.skewMs).toBe(0);
  });

  it('IN-120 is no older than a second: a clock that says more was set back or is slow', () => {
    const feed = steady();
    expect(feed.one(61_500, 61_000)).toBe(500);
    expect(feed.one(63_000, 62_000)).toBe(1_000);
    expect(feed.clock.skewMs).toBe(0);
    expect(feed.one(64_001, 63_000)).toBe(0);
    expect(feed.clock.skewMs).toBe(-1_001);
  });

  it.each([
    ['7 s back', -7 * SECOND],
    ['2 h back', -2 * HOUR],
    ['7 s forward', 7 * SECOND],
    ['2 h forward', 2 * HOUR],
  ])('IN-120 is live though its clock was set %s', (_step, offMs) => {
    const feed = steady();
    expect(feed.paced(61_000, 5, offMs)).toEqual([0, 0, 0, 0, 0]);
    expect([feed.clock.skewMs, feed.clock.known, feed.clock.lost]).toEqual([offMs, true, false]);
  });

  it('IN-120 is live where the clock falls back again and again', () => {
    const feed = steady();
    for (let back = 1; back <= 8; back += 1) {
      const ages = feed.paced(61_000 + (back - 1) * 10 * SECOND, 10, -1_500 * back);
      expect(ages).toEqual(ages.map(() => 0));
    }
  });

  it('IN-121 shows the clock with its second reading', () => {
    const feed = new Feed();
    feed.one(SECOND, SECOND);
    expect(feed.clock.known).toBe(false);
    feed.one(2 * SECOND, 2 * SECOND);
    expect(feed.clock.known).toBe(true);
    const later = new Feed();
    later.clock.ahead(5_000);
    later.one(SECOND, SECOND);
    expect(later.clock.known).toBe(false);
    later.one(2 * SECOND, 2 * SECOND);
    expect(later.clock.known).toBe(true);
  });

  it('IN-10 is heard by the exchange of clocks', () => {
    const feed = new Feed();
    feed.clock.exchange(START, START);
    feed.paced(SECOND, 60);
    feed.clock.exchange(START + 41 * SECOND, START + 61 * SECOND);
    expect(feed.clock.measuredMs).toBe(-20 * SECOND);
  });
});

describe('a pause, by the spacing of the readings', () => {
  /** A clock that was set back by an hour shows which pace was seen: as it was measured (0), or what the pause leaves open. */
  const pausedAge = (spacingMs: number, passedMs: number, feed = new Feed()) => {
    const last = 20 * spacingMs;
    feed.paced(spacingMs, 20, 0, spacingMs);
    return feed.one(last + passedMs, last + passedMs - HOUR);
  };

  it('IN-120 is one from a second, or a tenth of the spacing, on', () => {
    expect([pausedAge(SECOND, 2_000), pausedAge(SECOND, 2_001)]).toEqual([0, 1_001]);
    expect([pausedAge(20 * SECOND, 22_000), pausedAge(20 * SECOND, 22_001)]).toEqual([0, 2_001]);
    expect([pausedAge(MINUTE, 66_000), pausedAge(MINUTE, 66_001)]).toEqual([0, 6_001]);
    // One that sends less often than once a minute has no pace: what passed may all have been waiting.
    expect(pausedAge(60_001, 60_001)).toBe(60_001);
  });

  it('IN-120 counts the numbers between', () => {
    const skipped = (seq: number, passedMs: number) => {
      const feed = steady();
      return feed.numbered(60_000 + passedMs, seq, 60_000 + passedMs - HOUR)[0];
    };
    expect([skipped(63, 4_000), skipped(63, 4_001)]).toEqual([0, 1_001]);
    const gaps = new Feed();
    for (let seq = 1; seq <= 41; seq += 2) gaps.numbered(seq * SECOND, seq, seq * SECOND);
    expect(gaps.numbered(43_001, 42, 43_001 - HOUR)).toEqual([1_001]);
  });

  it.each([
    ['longer', 30 * SECOND, 1_200],
    ['shorter', 100, 900],
  ])('IN-120 follows a spacing that becomes %s, a little at a time', (_how, apartMs, spacing) => {
    const next = (passedMs: number) => {
      const feed = steady();
      const at = 60 * SECOND + apartMs;
      expect(feed.one(at, at)).toBe(0);
      return feed.one(at + passedMs, at + passedMs - HOUR);
    };
    expect([next(spacing + SECOND), next(spacing + SECOND + 1)]).toEqual([0, 1_001]);
  });

  it('IN-120 learns nothing of a clock that stood still or went back', () => {
    const feed = steady();
    feed.one(61_000, 60_000);
    feed.one(62_000, 59_000);
    expect(feed.one(64_001, 64_001 - HOUR)).toBe(1_001);
  });
});

describe('what has waited in the device', () => {
  it('IN-122 is as old as clock and numbers say, down to the newest', () => {
    const feed = steady();
    // Five minutes without a link, then one by one each 10 ms.
    const first = 61_000;
    const at = 361_000;
    const ages = Array.from({ length: 300 }, (_, index) =>
      feed.one(at + index * 10, first + index * SECOND),
    );
    expect(ages).toEqual(ages.map((_, index) => at + index * 10 - (first + index * SECOND)));
    expect(feed.clock.skewMs).toBe(0);
    expect(feed.paced(365_000, 3)).toEqual([0, 0, 0]);
  });

  it('IN-122 is as old in one message', () => {
    const feed = steady();
    const waited = Array.from({ length: 300 }, (_, index) => 61_000 + index * SECOND);
    expect(feed.message(361_000, ...waited)).toEqual(waited.map((t) => 361_000 - t));
  });

  it('IN-122 up to ten seconds of a stall are taken for what the clock says', () => {
    const feed = steady();
    expect(feed.one(70_500, 61_000)).toBe(9_500);
    expect(feed.one(70_510, 62_000)).toBe(8_510);
    expect(feed.clock.skewMs).toBe(0);
  });

  it('IN-122 stays as old where it comes no faster than it was measured', () => {
    const feed = steady();
    const ages = feed.paced(361_000, 60, -5 * MINUTE);
    expect(ages).toEqual(ages.map(() => 5 * MINUTE));
    expect(feed.clock.skewMs).toBe(0);
  });

  it.each([
    ['a tenth of the time', 301, 270],
    ['five seconds', 31, 25],
  ])('IN-122 clock and numbers agree within %s', (_what, passed, waited) => {
    const ages = (byMs: number) => {
      const feed = steady();
      return feed.paced((60 + passed) * SECOND, 4, -byMs);
    };
    const ms = waited * SECOND;
    expect(ages(ms)).toEqual([ms, ms, ms, ms]);
    const less = ms - SECOND;
    expect(ages(less)).toEqual([less, less, 0, 0]);
  });

  it('IN-123 where they do not agree, three at the pace of measuring show that nothing waits', () => {
    const feed = steady();
    expect(feed.paced(361_000, 6, -20 * SECOND)).toEqual([20_000, 20_000, 0, 0, 0, 0]);
    expect(feed.clock.skewMs).toBe(-20 * SECOND);
  });

  it('IN-123 a burst between them begins the three anew', () => {
    const feed = steady();
    const off = -20 * SECOND;
    expect(feed.paced(361_000, 2, off)).toEqual([20_000, 20_000]);
    // A reading that came with the one before it: more of them waited.
    expect(feed.one(362_010, 363_000 + off)).toBe(20_010 - SECOND);
    expect(feed.paced(364_000, 4, off)).toEqual([20_000, 20_000, 0, 0]);
  });

  it('IN-123 ten seconds and no more are taken for the network at once', () => {
    const ages = (offMs: number) => {
      const feed = steady();
      return feed.paced(361_000, 3, offMs);
    };
    expect(ages(-10_000)).toEqual([10_000, 10_000, 10_000]);
    expect(ages(-10_001)).toEqual([10_001, 10_001, 0]);
  });

  it('IN-122 a backlog that comes a second time is as old again', () => {
    const feed = steady();
    feed.paced(361_000, 1, -5 * MINUTE);
    for (let index = 1; index < 300; index += 1) {
      feed.one(361_000 + index * 10, 61_000 + index * SECOND);
    }
    expect(feed.paced(365_000, 30)).toEqual(Array.from({ length: 30 }, () => 0));
    const waited = Array.from({ length: 100 }, (_, index) => 395_000 + index * SECOND);
    const ages = waited.map((t, index) => feed.one(495_000 + index * 10, t));
    expect(ages).toEqual(waited.map((t, index) => 495_000 + index * 10 - t));
  });
});

describe('another stream on the same clock', () => {
  const again = () => new Feed(steady().clock);

  it('IN-123 with its clock set back while it was off: live after three readings', () => {
    expect(again().paced(100_000, 5, -20 * SECOND)).toEqual([20_000, 20_000, 0, 0, 0]);
  });

  const DAY = 24 * HOUR;

  it('IN-440 with a clock by which it would have waited for more than a month: live at once', () => {
    const at = 100_000;
    expect(again().paced(at, 3, -31 * DAY)).toEqual([31 * DAY, 31 * DAY, 0]);
    const feed = again();
    expect(feed.paced(at, 3, -31 * DAY - 1)).toEqual([0, 0, 0]);
    expect([feed.clock.skewMs, feed.clock.measuredMs]).toEqual([-31 * DAY - 1, null]);
  });

  it('IN-440 where its own time can be right, that time counts', () => {
    const known = (offMs: number) => new Feed(steady(offMs).clock);
    for (const offMs of [-40 * DAY, 40 * DAY]) {
      expect(known(offMs).paced(100_000, 4, -HOUR)).toEqual([HOUR, HOUR, 0, 0]);
      expect(known(offMs).paced(100_000, 2, -300)).toEqual([300, 300]);
      expect(known(offMs).paced(100_000, 2, 300)).toEqual([0, 0]);
    }
  });

  it('IN-440 also where it begins with what waited, but not once one of it was live', () => {
    const feed = again();
    expect(feed.one(100_000, 70_000)).toBe(30_000);
    expect(feed.one(101_000, 1_000 - 400 * DAY)).toBe(0);
    const outage = steady();
    expect(outage.one(361_000, 361_000 - 400 * DAY)).toBe(300_000);
  });

  it('IN-440 in a burst: stale beyond its first', () => {
    const feed = again();
    const burst = Array.from({ length: 3 }, (_, n) => feed.one(100_000, n * SECOND - 400 * DAY));
    expect(burst).toEqual([0, 'stale', 'stale']);
  });

  it('IN-120 of the same clock: live at once', () => {
    const feed = again();
    expect(feed.paced(100_300, 3, -300)).toEqual([300, 300, 300]);
    expect(feed.one(104_000, 103_500)).toBe(500);
  });

  it('IN-122 that begins with what waited: as old as the clock says', () => {
    const feed = again();
    const waited = Array.from({ length: 20 }, (_, index) => 100_000 + index * SECOND);
    const ages = waited.map((t, index) => feed.one(400_000 + index * 10, t));
    expect(ages).toEqual(waited.map((t, index) => 400_000 + index * 10 - t));
  });

  it('IN-124 far ahead of what was known, in a burst: stale until it comes at its pace', () => {
    const feed = again();
    const burst = Array.from({ length: 30 }, (_, index) =>
      feed.one(100_000, 2 * HOUR + 70_000 + index * SECOND),
    );
    expect(burst).toEqual([0, ...Array.from({ length: 29 }, () => 'stale')]);
    expect(feed.clock.known).toBe(false);
    expect(feed.paced(101_000, 3, 2 * HOUR)).toEqual([0, 0, 0]);
    expect([feed.clock.known, feed.clock.skewMs]).toEqual([true, 2 * HOUR]);
  });

  it('IN-124 a clock of which nothing was known: stale beyond ten seconds of a burst', () => {
    const feed = new Feed();
    const burst = Array.from({ length: 13 }, (_, index) =>
      feed.one(100_000, 70_000 + index * SECOND),
    );
    expect(burst).toEqual([...Array.from({ length: 11 }, () => 0), 'stale', 'stale']);
    // From the pace on it is known: a burst is what the clock says of it.
    expect(feed.paced(101_000, 2)).toEqual([0, 0]);
    const later = Array.from({ length: 15 }, (_, index) => feed.one(102_001, 103_000 + index * 90));
    expect(later).toEqual(later.map(() => 0));
  });

  it('IN-124 readings of one instant are no burst', () => {
    const feed = again();
    feed.one(100_000, 2 * HOUR + 100_000);
    expect(feed.one(100_000, 2 * HOUR + 100_050)).toBe(0);
    const other = again();
    other.one(100_000, 2 * HOUR + 100_000);
    expect(other.one(100_000, 2 * HOUR + 100_051)).toBe('stale');
  });

  it('IN-124 nor are those that come at least half as fast as they are measured', () => {
    const paced = (passedMs: number) => {
      const feed = again();
      feed.one(100_000, 2 * HOUR);
      feed.one(100_000, 2 * HOUR + 10);
      return feed.one(100_000 + passedMs, 2 * HOUR + 10 + 20 * SECOND);
    };
    // Spacing as the numbers have it by then: 10 ms, and a fifth of what it may double to.
    expect([paced(5), paced(7)]).toEqual(['stale', 0]);
  });
});
