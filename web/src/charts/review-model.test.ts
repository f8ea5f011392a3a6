import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { limitSegments, segmentsWithin } from '@chairside/shared/review/limit-segments';
import { describe, expect, it } from 'vitest';
import { events, minute, readings, stateOf } from '../review/session/past-session.fixture.ts';
import { logOf } from '../wording/session-log.fixture.ts';
import { lineAt, rateAt, reviewModel } from './review-model.ts';
import { reviewReadout, speakReview } from './review-readout.ts';
import { clampWindow, LEAST_WINDOW_MS, zoomByKey } from './review-zoom.ts';

const model = reviewModel({
  ...{ session: stateOf(events), events, protocol: DEFAULT_PROTOCOL, stored: readings },
  ...{ from: minute(-10), until: minute(60) },
});
const read = (at: number, withLevel = false) => reviewReadout(model, at, 'UTC', 20_000, withLevel);

describe('the chart of a review', () => {
  it('RW-03 draws limits by phase and baseline, as they stood from moment to moment', () => {
    const high = model.segments.filter(
      ({ signal, direction, tier }) =>
        signal === 'sys' && direction === 'high' && tier === 'critical',
    );
    expect(high[0]).toMatchObject({ from: minute(-10) });
    expect(high.at(-1)?.to).toBe(minute(60));
    for (const [index, one] of high.entries()) {
      expect(one.to).toBeGreaterThan(one.from);
      const next = high[index + 1];
      if (next) expect(next.value).not.toBe(one.value);
    }
  });

  it('RW-03 ends a limit where it was moved in the session and begins the new one there', () => {
    const limit = DEFAULT_PROTOCOL.limits.find(({ id }) => id === 'spo2-low-warning');
    if (limit?.test.kind !== 'absolute') throw new Error('the default protocol limits SpO2');
    const { value, op } = limit.test;
    const moved = logOf(
      [minute(-10), events[0]?.body ?? never()],
      [
        minute(-5),
        {
          ...{
            type: 'limit-changed' as const,
            limitId: limit.id,
            tier: limit.tier,
            reason: 'lung disease',
          },
          ...{ signal: limit.signal, op, measure: 'value' },
          ...{ from: value, to: value - 2, reset: false },
        },
      ],
    );
    const own = limitSegments(DEFAULT_PROTOCOL, moved, minute(10)).filter(
      (one) =>
        one.signal === limit.signal && one.tier === limit.tier && one.direction === limit.direction,
    );
    expect(own.map(({ from, to }) => [from, to])).toEqual([
      [minute(-10), minute(-5)],
      [minute(-5), minute(10)],
    ]);
    expect((own[0]?.value ?? 0) - (own[1]?.value ?? 0)).toBe(2);
    expect(segmentsWithin(own, [minute(-6), minute(0)])).toMatchObject([
      { from: minute(-6), to: minute(-5) },
      { from: minute(-5), to: minute(0) },
    ]);
  });

  it('RW-04 reads every lane at one instant', () => {
    expect(read(minute(20))).toMatchObject({
      panels: ['RR 14'],
      delivery: '60 mL/h, 20.0 mg so far',
      interventions: ['Reassurance'],
      level: null,
    });
    expect(read(minute(15)).effects).toEqual(['Nausea moderate']);
    expect(read(minute(11.5)).alarms).toHaveLength(1);
    expect(speakReview(read(minute(20)), model)).toContain('20.0 mg so far');
  });

  it('RW-04 reads what was not measured as missing, and a modelled level as a model only', () => {
    expect(read(minute(21.5)).spo2).toBe('--');
    expect(read(minute(-8)).delivery).toBeNull();
    const level = read(minute(30), true);
    expect(level.level).toMatch(/^\d+ ng\/mL$/);
    expect(speakReview(level, model)).toContain('not a measurement');
  });

  it('RW-04 knows rate and dose between their points, and nothing before the first', () => {
    expect(rateAt(model, minute(10))).toBe(60);
    expect(rateAt(model, minute(-1))).toBeNull();
    const points = [
      { at: 0, mg: 0 },
      { at: 10, mg: 5 },
      { at: 10, mg: 8 },
    ];
    const mg = (at: number) => lineAt(points, at, (point) => point.mg);
    expect([mg(-1), mg(5), mg(10), mg(99)]).toEqual([null, 2.5, 8, 8]);
  });

  it('RW-05 looks closer inside the session only, and never at less than a minute', () => {
    const whole = [minute(0), minute(60)] as const;
    expect(clampWindow([minute(-5), minute(5)], whole)).toEqual([minute(0), minute(10)]);
    expect(clampWindow([minute(58), minute(70)], whole)).toEqual([minute(48), minute(60)]);
    const [from, to] = clampWindow([minute(30), minute(30)], whole);
    expect(to - from).toBe(LEAST_WINDOW_MS);
    expect(zoomByKey('+', whole, whole, minute(20))).toEqual([minute(10), minute(40)]);
    expect(zoomByKey('-', [minute(10), minute(20)], whole, null)).toEqual([minute(5), minute(25)]);
    expect(zoomByKey('0', [minute(10), minute(20)], whole, null)).toBe(whole);
    expect(zoomByKey('a', whole, whole, null)).toBeUndefined();
  });

  it('RW-05 shows a session without readings, and one that was never started', () => {
    const opened = events.slice(0, 1);
    const empty = reviewModel({
      ...{ session: stateOf(opened), events: opened, protocol: null, stored: null },
      ...{ from: minute(-10), until: minute(-9) },
    });
    expect(empty).toMatchObject({
      started: false,
      zero: minute(-10),
      delivery: null,
      levels: null,
    });
    expect(empty.segments).toEqual([]);
    expect(reviewReadout(empty, minute(-9), 'UTC', 1_000, true)).toMatchObject({
      panels: [],
      spo2: '--',
      delivery: null,
      level: null,
    });
  });
});

function never(): never {
  throw new Error('the log has a first event');
}
