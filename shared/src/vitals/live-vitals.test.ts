import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNALS, VITALS } from './catalogue.ts';
import {
  applyReading,
  instantOf,
  joinReadings,
  type LiveReading,
  type LiveVitals,
  liveReading,
  withoutSource,
} from './live-vitals.ts';
import { fromNamed } from './named-reading.ts';
import { VITAL_STATUSES } from './reading.ts';

const NOTHING: LiveVitals = { values: {}, status: {}, arrivedAt: null };
const T0 = 1_700_000_000_000;
type Told = Partial<Omit<LiveReading, 'at' | 'arrivedAt'>>;
const told = (second: number, source: string, more: Told): LiveReading => {
  const at = T0 + second * 1000;
  return { source, at, arrivedAt: at + 40, values: {}, ...more };
};
const shown = (...readings: LiveReading[]) => readings.reduce(applyReading, NOTHING);

describe('two monitors on one chair', () => {
  const OXIMETER = { values: { spo2: 97, pulse: 71 } };
  const CAPNOGRAPH = { values: { rr: 14, etco2: 38 }, status: { spo2: 'off' } } as const;

  it('VI-162 a probe that is off at one takes nothing from the value that the other measures', () => {
    for (let second = 0; second < 20; second++) {
      const live = shown(
        told(0, 'a', OXIMETER),
        told(second, 'a', OXIMETER),
        told(second + 0.5, 'b', CAPNOGRAPH),
      );
      expect(live.status).toEqual({});
      expect(live.values.spo2).toEqual({ value: 97, at: T0 + second * 1000, source: 'a' });
      expect(live.values.etco2?.source).toBe('b');
    }
  });

  it('VI-162 one that goes on renews no value of the other, and after it is gone says what it knows', () => {
    const live = shown(
      told(0, 'a', OXIMETER),
      ...[1, 2, 9].map((second) => told(second, 'b', CAPNOGRAPH)),
    );
    expect(live.values.spo2?.at).toBe(T0);
    expect(live.status).toEqual({});
    expect(applyReading(live, told(11, 'b', CAPNOGRAPH)).status).toEqual({ spo2: 'off' });
  });

  it('VI-162 a status is of whose value it stands beside', () => {
    const weak = told(1, 'a', { values: { spo2: 90 }, status: { spo2: 'low-signal' } });
    expect(shown(weak, told(1.5, 'b', CAPNOGRAPH)).status).toEqual({ spo2: 'low-signal' });
    const off = told(2, 'a', { status: { spo2: 'off' } });
    expect(shown(weak, told(1.5, 'b', CAPNOGRAPH), off).status).toEqual({ spo2: 'off' });
  });

  it('VI-162 an inflation under way shows beside the cuff of the other', () => {
    const cuff = told(0, 'a', { values: { sys: 120, dia: 80 } });
    const idle = told(60, 'b', { status: { nibp: 'off' } });
    const busy = told(61, 'b', { status: { nibp: 'measuring' } });
    expect(shown(cuff, idle).status).toEqual({});
    expect(shown(cuff, idle, busy).status).toEqual({ nibp: 'measuring' });
  });

  it('VI-162 one that left says nothing more, and the lowest battery is shown', () => {
    const live = shown(
      told(0, 'a', { ...OXIMETER, battery: 80 }),
      told(1, 'b', { ...CAPNOGRAPH, battery: 12, status: { temp: 'off' } }),
    );
    expect([live.status, live.battery]).toEqual([{ temp: 'off' }, 12]);
    const left = withoutSource(live, 'b');
    expect([left.status, left.battery]).toEqual([{}, 80]);
    expect(left.values.etco2?.value).toBe(38);
  });
});

describe('one monitor', () => {
  it('VI-162 shows the status of its newest reading and its last values', () => {
    const live = shown(
      told(0, 'a', { values: { spo2: 97 }, status: { temp: 'off' } }),
      told(1, 'a', { status: { spo2: 'searching' } }),
    );
    expect(live.status).toEqual({ spo2: 'searching' });
    expect(live.values.spo2).toEqual({ value: 97, at: T0, source: 'a' });
  });

  it('VI-162 gives a cuff the instant of its inflation', () => {
    const base = { seq: 1, t: T0, at: T0, arrivedAt: T0 + 40, late: false, status: {} };
    const values = { hr: 70, sys: 120, dia: 80 };
    const reading = liveReading('a', fromNamed({ ...base, values, nibpAt: T0 - 60_000 }));
    expect([instantOf(reading, 'hr'), instantOf(reading, 'sys')]).toEqual([T0, T0 - 60_000]);
  });
});

const status = fc.constantFrom(...VITAL_STATUSES.filter((one) => one !== 'ok'));
const anyReading = fc.record({
  second: fc.integer({ min: 0, max: 120 }),
  source: fc.constantFrom('a', 'b'),
  values: fc.dictionary(fc.constantFrom(...SIGNALS), fc.integer({ min: 30, max: 99 })),
  status: fc.dictionary(fc.constantFrom(...VITALS), status),
});

it('VI-163 frames that join readings show what the server shows, whatever was joined', () => {
  fc.assert(
    fc.property(
      fc.array(anyReading, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (all, size) => {
        const readings = all
          .toSorted((one, other) => one.second - other.second)
          .map(({ second, source, ...more }) => told(second, source, more));
        const server = readings.reduce(applyReading, NOTHING);
        let page = NOTHING;
        for (let from = 0; from < readings.length; from += size) {
          const waiting = new Map<string, LiveReading>();
          for (const one of readings.slice(from, from + size)) {
            const key = one.source ?? '';
            const before = waiting.get(key);
            waiting.set(key, before === undefined ? one : joinReadings(before, one));
          }
          for (const entry of waiting.values()) page = applyReading(page, entry);
        }
        for (const signal of SIGNALS) {
          expect(page.values[signal]?.at).toBe(server.values[signal]?.at);
        }
        expect(page.sources).toEqual(server.sources);
      },
    ),
  );
});
