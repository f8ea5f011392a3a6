import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import type { NamedReading, NamedValues } from '../../vitals/named-reading.ts';
import { Course, readingAt } from '../engine/course.fixture.ts';
import { liveAlarms } from '../engine/step.ts';

interface Says {
  readonly values?: NamedValues;
  readonly status?: NamedReading['status'];
}

/** Two monitors of one chair, each once a second, the second half a second after the first; null: says nothing. */
class Pair {
  readonly course = new Course(DEFAULT_PROTOCOL);
  second = 0;

  constructor() {
    this.course.give({ kind: 'attached', at: 0, attached: true });
    this.course.give({ kind: 'phase', at: 0, phase: 'infusing' });
  }

  hold(seconds: number, first: Says | null, second: Says | null): void {
    for (let passed = 0; passed < seconds; passed += 1) {
      this.second += 1;
      this.#say('first', this.second * 1_000, first);
      this.#say('second', this.second * 1_000 + 500, second);
    }
  }

  #say(source: string, at: number, says: Says | null): void {
    if (says === null) return;
    const { values = {}, status = {} } = says;
    const reading = { ...readingAt(at, values, { status }), source };
    this.course.give({ kind: 'reading', at, reading });
  }

  alarm(key: string) {
    return liveAlarms(this.course.state).find((one) => one.key === key);
  }

  raised(key: string): number {
    return this.course.transitions.filter(
      ({ change, alarm }) => change === 'raised' && alarm.key === key,
    ).length;
  }
}

const GOOD = { values: { spo2: 97, hr: 70, rr: 14 } };
const low = (spo2: number) => ({ values: { spo2, hr: 70, rr: 14 } });

describe('two monitors on one chair', () => {
  it('AL-310 a low value of one, held for its delay, is raised while the other sends normal ones in between', () => {
    const alone = new Pair();
    alone.hold(30, low(85), null);
    const pair = new Pair();
    pair.hold(30, low(85), GOOD);
    const [expected, found] = [alone.alarm('spo2:low'), pair.alarm('spo2:low')];
    expect(expected?.state).toBe('active');
    expect(found).toMatchObject({ state: 'active', tier: expected?.tier, value: 85, worst: 85 });
    expect(found?.raisedAt).toBe(expected?.raisedAt);
  });

  it('AL-310 one alarm stands for as long as one of them breaches: no flicker, no new occurrence', () => {
    const pair = new Pair();
    pair.hold(120, low(85), GOOD);
    expect(pair.raised('spo2:low')).toBe(1);
    expect(pair.alarm('spo2:low')?.state).toBe('active');
    pair.hold(60, GOOD, GOOD);
    expect(pair.alarm('spo2:low')?.state).toBe('returned');
  });

  it('AL-310 a high value alike, and both sides at once', () => {
    const pair = new Pair();
    pair.hold(60, { values: { hr: 150 } }, { values: { hr: 36 } });
    expect(pair.alarm('hr:high')?.state).toBe('active');
    expect(pair.alarm('hr:low')?.state).toBe('active');
  });

  it('AL-310 what one says no more counts for as long as it is shown', () => {
    const pair = new Pair();
    pair.hold(30, low(85), GOOD);
    pair.hold(stalenessOf(DEFAULT_PROTOCOL, 'spo2').hideAfterMs / 1_000 - 1, null, GOOD);
    expect(pair.alarm('spo2:low')?.state).toBe('active');
    pair.hold(60, null, GOOD);
    expect(pair.alarm('spo2:low')?.state).toBe('returned');
  });

  it('AL-310 a probe that is off at one holds up no delay of the other', () => {
    const off = { status: { spo2: 'off', pulse: 'off' } } as const;
    const alone = new Pair();
    alone.hold(30, low(85), null);
    const pair = new Pair();
    pair.hold(30, low(85), off);
    expect(pair.alarm('spo2:low')?.raisedAt).toBe(alone.alarm('spo2:low')?.raisedAt);
  });

  it('AL-310 a probe that is off at both is off, as at one alone', () => {
    const off = { values: { hr: 70 }, status: { spo2: 'off' } } as const;
    const pair = new Pair();
    pair.hold(5, GOOD, GOOD);
    pair.hold(20, off, off);
    // The second one measured until 5.5 s: both are off since 6.5 s.
    expect(pair.alarm('technical:probe-off:spo2')).toMatchObject({
      since: 6_500,
      raisedAt: 21_500,
    });
  });

  it('AL-310 a combination takes the worst of each part, whichever monitor tells the last of them', () => {
    const slow = new Pair();
    slow.hold(1, { values: { spo2: 86, hr: 70 } }, { values: { spo2: 97, hr: 70 } });
    slow.hold(1, null, { values: { spo2: 97, hr: 70, rr: 8 } });
    expect(slow.alarm('combination:low-oxygen-slow-breathing')?.parts?.[0]).toMatchObject({
      value: 86,
    });
    const fast = new Pair();
    fast.hold(1, { values: { hr: 130 } }, { values: { hr: 70 } });
    fast.hold(1, null, { values: { spo2: 92, hr: 70 } });
    const raised = fast.course.live().filter(({ key }) => key.startsWith('combination:'));
    expect(raised).toHaveLength(1);
  });

  it('AL-310 a combination is raised once and stands', () => {
    const pair = new Pair();
    pair.hold(60, { values: { spo2: 86, rr: 8 } }, { values: { spo2: 97, rr: 14 } });
    const combined = pair.course.transitions.filter(
      ({ change, alarm }) => change === 'raised' && alarm.key.startsWith('combination:'),
    );
    expect(combined).toHaveLength(1);
    expect(pair.alarm(combined[0]?.alarm.key ?? '')?.state).toBe('active');
  });
});
