import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawReading } from '../protocol/monitor.ts';
import { SIGNAL_INFO } from './catalogue.ts';
import { normalise } from './normalise.ts';

const of = (raw: Omit<RawReading, 't'>) => normalise({ t: 1, ...raw });

describe('normalise', () => {
  it.each([0, -1, -100, -999, 8388607, '', '  ', '--', '-?-', '***', '0', '-100', null])(
    'VI-01 takes SpO2 %j for no data',
    (spo2) => {
      expect(of({ spo2 })).toEqual({ values: {}, status: { spo2: 'off' } });
    },
  );

  it('VI-01 keeps the status that the device gave', () => {
    expect(of({ spo2: 0, status: { spo2: 'searching' } }).status).toEqual({ spo2: 'searching' });
    expect(of({ spo2: 0, status: { spo2: 'ok' } }).status).toEqual({ spo2: 'off' });
    expect(of({ nibp: { sys: 0, dia: 0 } })).toEqual({ values: {}, status: { nibp: 'off' } });
  });

  it('VI-02 takes a rate of 0 breaths and 0 mmHg of CO2 for values', () => {
    expect(of({ rr: 0, etco2: '0' }).values).toEqual({ rr: 0, etco2: 0 });
  });

  it('VI-03 says nothing of what was not measured', () => {
    expect(of({ hr: 70 })).toEqual({ values: { hr: 70 }, status: {} });
    expect(of({ hr: 70, status: { hr: 'ok' } })).toEqual({ values: { hr: 70 }, status: {} });
  });

  it.each([
    ['hr', 20, 300],
    ['spo2', 30, 100],
    ['pulse', 20, 300],
    ['rr', 0, 80],
    ['etco2', 0, 150],
    ['temp', 25, 45],
  ] as const)('VI-04 holds %s between %d and %d', (vital, min, max) => {
    expect(of({ [vital]: min }).values[vital]).toBe(min);
    expect(of({ [vital]: max }).values[vital]).toBe(max);
    for (const value of [min - 2, max + 2]) {
      const answer = of({ [vital]: value });
      expect(answer.values).toEqual({});
      expect(answer.status).toEqual({ [vital]: 'invalid' });
      expect(answer.invalid).toEqual({ [vital]: String(value) });
    }
  });

  it('VI-04 keeps the raw text of what is not finite', () => {
    expect(of({ hr: Number.POSITIVE_INFINITY }).invalid).toEqual({ hr: 'Infinity' });
    expect(of({ hr: Number.NaN }).invalid).toEqual({ hr: 'NaN' });
    expect(of({ temp: '384.5' }).invalid).toEqual({ temp: '384.5' });
  });

  it.each(['72 bpm', '72,5', 'abc', '1e2', '0x40'])(
    'VI-08 takes %j for invalid and keeps the text',
    (hr) => {
      expect(of({ hr })).toEqual({ values: {}, status: { hr: 'invalid' }, invalid: { hr } });
    },
  );

  it('VI-140 takes null for no data wherever a field may be missing', () => {
    expect(of({ nibp: null, status: null, battery: null })).toEqual({
      values: {},
      status: { nibp: 'off' },
    });
    expect(of({ hr: 70, status: { hr: null } })).toEqual({ values: { hr: 70 }, status: {} });
    expect(of({ nibp: { sys: 120, dia: 70, at: null } }).values).toEqual({ sys: 120, dia: 70 });
  });

  it.each([
    [0, 0],
    [1, 1],
    [57.4, 57],
    ['80', 80],
    [100, 100],
  ])('VI-141 reads a battery of %j as %d percent', (battery, percent) => {
    expect(of({ battery })).toEqual({ values: {}, status: {}, battery: percent });
  });

  it.each([0.5, 0.99, 255, -1, 100.6, '80%', Number.POSITIVE_INFINITY])(
    'VI-141 takes a battery of %j for invalid and keeps the text',
    (battery) => {
      const invalid = { battery: String(battery) };
      expect(of({ battery })).toEqual({ values: {}, status: {}, invalid });
    },
  );

  it('VI-04 holds the cuff between 40 and 270 over 10 and 210, and keeps the part that is possible', () => {
    expect(of({ nibp: { sys: 40, dia: 10 } }).values).toEqual({ sys: 40, dia: 10 });
    expect(of({ nibp: { sys: 270, dia: 210, map: 230 } }).values).toEqual({
      sys: 270,
      dia: 210,
      map: 230,
    });
    const answer = of({ nibp: { sys: 271, dia: 120 } });
    expect(answer).toEqual({
      values: { dia: 120 },
      status: { nibp: 'invalid' },
      invalid: { sys: '271' },
    });
  });

  it('VI-05 refuses a diastolic at or above the systolic', () => {
    for (const dia of [120, 121]) {
      const answer = of({ nibp: { sys: 120, dia, map: 90 } });
      expect(answer.values).toEqual({});
      expect(answer.status).toEqual({ nibp: 'invalid' });
      expect(answer.invalid).toEqual({ sys: '120', dia: String(dia) });
    }
    expect(of({ nibp: { sys: 120, dia: 119 } }).values).toEqual({ sys: 120, dia: 119 });
  });

  it('VI-06 rounds half up, once', () => {
    expect(of({ spo2: 89.6, hr: 120.4, temp: 36.04 }).values).toEqual({
      spo2: 90,
      hr: 120,
      temp: 36,
    });
    expect(of({ spo2: 89.5, hr: 120.5, temp: 38.05 }).values).toEqual({
      spo2: 90,
      hr: 121,
      temp: 38.1,
    });
    expect(of({ spo2: 89.49 }).values).toEqual({ spo2: 89 });
  });

  it('VI-07 drops a number left over beside a status of no measurement', () => {
    for (const status of ['off', 'searching', 'invalid', 'measuring', 'failed'] as const) {
      expect(of({ spo2: 97, status: { spo2: status } })).toEqual({
        values: {},
        status: { spo2: status },
      });
      expect(of({ nibp: { sys: 120, dia: 80 }, status: { nibp: status } }).values).toEqual({});
    }
    expect(of({ spo2: 84, status: { spo2: 'low-signal' } })).toEqual({
      values: { spo2: 84 },
      status: { spo2: 'low-signal' },
    });
  });

  it('VI-08 parses numbers in text', () => {
    expect(of({ hr: ' 72 ', temp: '36.6', nibp: { sys: '120', dia: '75', at: 5 } })).toEqual({
      values: { hr: 72, temp: 36.6, sys: 120, dia: 75 },
      status: {},
      nibpAt: 5,
    });
  });

  it('VI-04 never lets anything but a plausible number through', () => {
    const raw = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.string({ maxLength: 32 }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.record({ hr: raw, spo2: raw, rr: raw, temp: raw, sys: raw, dia: raw }),
        (one) => {
          const { sys, dia, ...rest } = one;
          const { values } = of({ ...rest, nibp: { sys, dia } });
          for (const [signal, value] of Object.entries(values)) {
            const info = SIGNAL_INFO[signal as keyof typeof SIGNAL_INFO];
            expect(value).toBeGreaterThanOrEqual(info.min);
            expect(value).toBeLessThanOrEqual(info.max);
          }
        },
      ),
    );
  });
});
