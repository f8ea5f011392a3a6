import { describe, expect, it } from 'vitest';
import { StreamOrder } from './stream-order.ts';
import { instantOf } from './timing.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** The server was started again here. */
const STARTED = 10 * HOUR;
const LAST = { at: STARTED, t: STARTED };

/** The instant that a reading is given which the clocks put at `at`; all of it is told a minute after the start. */
function told(order: StreamOrder, t: number, at: number, sure = true) {
  const arrivedAt = STARTED + MINUTE;
  const timing = order.told({ skew: t - at }, t, arrivedAt, sure);
  return [instantOf(timing, t, arrivedAt) - STARTED, timing.stale ?? false];
}

describe('the order of a stream', () => {
  it('IN-410 tells what clocks put before the last one of the record by that one, up to the start', () => {
    const order = new StreamOrder({ at: STARTED - 2 * SECOND, t: 5 * SECOND }, STARTED);
    expect(told(order, 6 * SECOND, STARTED - HOUR)).toEqual([-SECOND, true]);
    expect(told(order, 7 * SECOND, STARTED - HOUR)).toEqual([0, true]);
    expect(told(order, 60 * SECOND, STARTED - MINUTE)).toEqual([0, true]);
    // Measured since: the clocks are good.
    expect(told(order, 70 * SECOND, STARTED + SECOND)).toEqual([SECOND, false]);
  });

  it('IN-410 goes on from the record where the clocks say later, but not over a leap of the device', () => {
    const known = { at: STARTED - HOUR, t: 5 * SECOND };
    const order = new StreamOrder(known, STARTED);
    expect(told(order, 6 * SECOND, STARTED - SECOND)).toEqual([SECOND - HOUR, true]);
    expect(told(order, 7 * MINUTE, STARTED - SECOND)).toEqual([-SECOND, false]);
    const back = new StreamOrder(known, STARTED);
    expect(told(back, SECOND, STARTED - MINUTE)).toEqual([-MINUTE, false]);
    expect(told(back, SECOND, STARTED - HOUR)).toEqual([-MINUTE, true]);
  });

  it('IN-410 tells by the one before it what a device measured before its clock was set ahead', () => {
    const order = new StreamOrder(null, STARTED);
    expect(told(order, SECOND, STARTED + SECOND)).toEqual([SECOND, false]);
    expect(told(order, 2 * SECOND, STARTED - HOUR)).toEqual([2 * SECOND, true]);
    expect(told(order, HOUR, STARTED + 3 * SECOND)).toEqual([3 * SECOND, false]);
  });

  it('IN-410 takes no instant that is not known for one', () => {
    const order = new StreamOrder(null, STARTED);
    expect(told(order, SECOND, STARTED + 30 * SECOND, false)).toEqual([30 * SECOND, false]);
    expect(told(order, 2 * SECOND, STARTED + SECOND)).toEqual([SECOND, false]);
  });

  it('IN-410 leaves what is live where it is', () => {
    const order = new StreamOrder(null, STARTED);
    expect(told(order, SECOND, STARTED + 58 * SECOND)).toEqual([58 * SECOND, false]);
    expect(told(order, 2 * SECOND, STARTED + 57 * SECOND)).toEqual([57 * SECOND, false]);
  });

  it('IN-410 does not go by a record of after the start: server time went back', () => {
    const order = new StreamOrder({ at: STARTED + 1, t: 0 }, STARTED);
    expect(told(order, SECOND, STARTED - HOUR)).toEqual([-HOUR, false]);
  });

  it('IN-410 of another stream of the channel only the clock counts, not the numbers', () => {
    const of = () => new StreamOrder(LAST, STARTED, 'other');
    expect(told(of(), STARTED + SECOND, STARTED - HOUR)).toEqual([0, true]);
    // Measured before it, and sent after it.
    expect(told(of(), STARTED - HOUR, STARTED - HOUR)).toEqual([-HOUR, false]);
  });

  it('IN-410 moves along with server time', () => {
    const order = new StreamOrder(LAST, STARTED);
    order.moved(HOUR);
    order.moved(-HOUR);
    expect(told(order, STARTED + SECOND, STARTED - HOUR)).toEqual([0, true]);
    const none = new StreamOrder(null, STARTED);
    none.moved(HOUR);
    expect(told(none, 0, STARTED - HOUR)).toEqual([-HOUR, false]);
  });
});
