import { toNamed } from '@chairside/shared/vitals/named-reading';
import { NOTHING_SAID, sendingOf } from '@chairside/shared/vitals/wire-values';
import { describe, expect, it } from 'vitest';
import { toReading } from './to-reading.ts';

/** By names, and only what is said. */
const named = (...asked: Parameters<typeof toReading>) => toNamed(toReading(...asked));

const NOW = Date.UTC(2026, 0, 5, 9);
const SECOND = 1_000;
const YEAR_1970 = 420_000;
const HR = { hr: 70 };

describe('a reading in server time', () => {
  it('IN-10 is of the device time less the skew, rounded, and never of after its arrival', () => {
    const at = (t: number, skew: number) => toReading({ t, ...HR }, 1, NOW, { skew }).at;
    expect(at(NOW + 2 * SECOND, 3 * SECOND)).toBe(NOW - SECOND);
    expect(at(NOW - SECOND, -500)).toBe(NOW - 500);
    expect(at(NOW - 10.4, 0)).toBe(NOW - 10);
    expect(at(NOW + 5 * SECOND, 0)).toBe(NOW);
    expect(named({ t: NOW - 5 * SECOND, ...HR }, 3, NOW)).toEqual({
      ...{ seq: 3, t: NOW - 5 * SECOND, at: NOW, arrivedAt: NOW, late: false },
      ...{ values: HR, status: {} },
    });
  });

  it('IN-12 is late beyond 10 s, or where it is known to be of before', () => {
    const late = (ageMs: number, stale?: true) =>
      toReading({ t: NOW - ageMs, ...HR }, 1, NOW, { skew: 0, ...(stale ? { stale } : {}) }).late;
    expect([late(0), late(10 * SECOND), late(10 * SECOND + 1)]).toEqual([false, false, true]);
    expect(late(0, true)).toBe(true);
  });

  it('VI-164 dates its cuff by the same clock, and never after its arrival', () => {
    const takenAt = (t: number, at: number, skew: number) =>
      toReading({ t, nibp: { sys: 120, dia: 80, at } }, 1, NOW, { skew }).nibpAt;
    expect(takenAt(NOW, NOW - 60 * SECOND, 0)).toBe(NOW - 60 * SECOND);
    const hour = 3_600 * SECOND;
    expect(takenAt(NOW + hour, NOW + hour - 60 * SECOND - 0.3, hour)).toBe(NOW - 60 * SECOND);
    expect(takenAt(NOW - SECOND, NOW + hour, 0)).toBe(NOW);
    // Where it is the instant of the reading, nothing more is said.
    expect(takenAt(NOW, NOW, 0)).toBeNull();
    expect(toReading({ t: NOW, nibp: { sys: 120, dia: 80 } }, 1, NOW).nibpAt).toBeNull();
  });

  it('IN-125 dates no cuff by a clock that was set in between', () => {
    const of = (t: number, at: number) =>
      toReading({ t, nibp: { sys: 120, dia: 80, at } }, 1, NOW, { skew: t - NOW }).nibpAt;
    expect(of(NOW, YEAR_1970)).toBeNull();
    expect(of(YEAR_1970, NOW - 60 * SECOND)).toBeNull();
    expect(of(YEAR_1970, YEAR_1970 - 60 * SECOND)).toBe(NOW - 60 * SECOND);
  });

  it('VI-141 VI-170 carries battery and texts where there are any, in the units of the message', () => {
    const raw = { t: NOW, battery: 55, hr: 'x', etco2: 5.2 };
    const reading = named(raw, 1, NOW, { skew: 0 }, sendingOf(NOTHING_SAID, { etco2: 'kPa' }));
    expect(reading).toMatchObject({ battery: 55, invalid: { hr: 'x' }, values: { etco2: 39 } });
    const without = toReading({ t: NOW, ...HR }, 1, NOW);
    expect([without.battery, without.invalid]).toEqual([null, null]);
  });
});
