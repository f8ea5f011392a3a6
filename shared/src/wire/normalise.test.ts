import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNAL_INFO } from '../vitals/catalogue.ts';
import { toNamed } from '../vitals/named-reading.ts';
import { NOTHING_SAID, type Sending, sendingOf, type Units } from '../vitals/wire-values.ts';
import type { RawReading } from './monitor.ts';
import { normalise } from './normalise.ts';

/** By names, and only what is said. */
function of(raw: Omit<RawReading, 't'>, sent?: Sending) {
  const found = normalise({ t: 1, ...raw }, sent);
  const {
    seq: _,
    t: _t,
    at: _at,
    arrivedAt: _arrived,
    late: _late,
    ...said
  } = toNamed({
    ...{ seq: 1, t: 1, at: 1, arrivedAt: 1, late: false, source: null, unknown: null },
    ...found,
  });
  return said;
}

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
    expect(of({ nibp: {} })).toEqual({ values: {}, status: {} });
    const cuff = of({ nibp: { sys: 120, dia: 80, at: null }, status: { nibp: 'ok' } });
    expect(Object.keys(cuff)).toEqual(['values', 'status']);
    expect([Object.keys(cuff.status), Object.keys(cuff.values)]).toEqual([[], ['sys', 'dia']]);
    expect(Object.keys(of({ nibp: { sys: 120, dia: 80 } }).status)).toEqual([]);
  });

  it('VI-04 keeps 32 characters of what is impossible', () => {
    const text = 'x'.repeat(40);
    const { invalid } = of({ hr: text, battery: text });
    expect(invalid).toEqual({ hr: text.slice(0, 32), battery: text.slice(0, 32) });
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

  it('VI-04 holds the cuff between 40 and 270 over 10 and 210', () => {
    expect(of({ nibp: { sys: 40, dia: 10 } }).values).toEqual({ sys: 40, dia: 10 });
    expect(of({ nibp: { sys: 270, dia: 210, map: 230 } }).values).toEqual({
      ...{ sys: 270, dia: 210, map: 230 },
    });
  });

  it.each([
    ['systolic out of range', { sys: 271, dia: 120 }],
    ['kPa without a unit', { sys: 16, dia: 10.7, map: 12.4 }],
    ['diastolic at the systolic', { sys: 120, dia: 120, map: 120 }],
    ['diastolic above the systolic', { sys: 120, dia: 121 }],
    ['mean above the systolic', { sys: 120, dia: 80, map: 140 }],
    ['mean below the diastolic', { sys: 120, dia: 80, map: 70 }],
    ['no diastolic', { sys: 120 }],
    ['a mean alone', { map: 93 }],
    ['one number that is no data', { sys: 120, dia: 0 }],
    ['a word', { sys: 'high', dia: 80 }],
    ['a word for the mean', { sys: 120, dia: 80, map: 'high' }],
  ])('VI-05 judges an inflation whole: %s makes all of it invalid', (_case, nibp) => {
    const answer = of({ nibp: { ...nibp, at: 5 } });
    const text = Object.entries(nibp).map(([signal, value]) => [signal, String(value)]);
    expect(answer).toEqual({
      ...{ values: {}, status: { nibp: 'invalid' } },
      invalid: Object.fromEntries(text),
    });
  });

  it('VI-05 takes a diastolic just below the systolic, and a mean at either end', () => {
    expect(of({ nibp: { sys: 120, dia: 119 } }).values).toEqual({ sys: 120, dia: 119 });
    for (const map of [80, 120]) {
      expect(of({ nibp: { sys: 120, dia: 80, map } }).values).toEqual({ sys: 120, dia: 80, map });
    }
  });

  it.each([
    ['hr', 255],
    ['pulse', 511],
    ['spo2', 127],
    ['etco2', 127],
    ['rr', 255],
    ['temp', 0],
    ...(['hr', 'spo2', 'pulse', 'rr', 'etco2', 'temp'] as const).flatMap((signal) =>
      [2047, 32767, 65535, 8388607, -32768].map((code) => [signal, code] as const),
    ),
  ] as const)('VI-01 knows the codes of each signal: %s %d is no data', (signal, code) => {
    expect(of({ [signal]: code })).toEqual({ values: {}, status: { [signal]: 'off' } });
  });

  it('VI-01 takes no code of one signal for that of another', () => {
    expect(of({ hr: 127, nibp: { sys: 255, dia: 127, map: 170 } }).values).toEqual({
      ...{ hr: 127, sys: 255, dia: 127, map: 170 },
    });
  });

  it.each([
    ['100.4', 100.4],
    ['101', 101],
    ['a fraction', 0.97],
  ])('VI-168 keeps a saturation of %s as invalid, with its text', (_case, spo2) => {
    expect(of({ spo2 })).toEqual({
      ...{ values: {}, status: { spo2: 'invalid' }, invalid: { spo2: String(spo2) } },
    });
  });

  it('VI-169 a pulse beside a probe that measures nothing is what was there before', () => {
    expect(of({ spo2: 0, pulse: 57 })).toEqual({
      ...{ values: {}, status: { spo2: 'off', pulse: 'off' } },
    });
    expect(of({ pulse: 57, hr: 60, status: { spo2: 'searching' } })).toEqual({
      ...{ values: { hr: 60 }, status: { spo2: 'searching', pulse: 'searching' } },
    });
    expect(of({ pulse: 57 }).values).toEqual({ pulse: 57 });
    expect(of({ spo2: 104, pulse: 57 }).values).toEqual({ pulse: 57 });
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

  it.each<[string, Units, Omit<RawReading, 't'>, object]>([
    ['EtCO2 in kPa', { etco2: 'kPa' }, { etco2: 5.2 }, { etco2: 39 }],
    ['EtCO2 in per cent', { etco2: '%' }, { etco2: '5.0' }, { etco2: 38 }],
    ['EtCO2 in mmHg, said so', { etco2: 'mmHg' }, { etco2: 5.2 }, { etco2: 5 }],
    ['EtCO2 of 0 in kPa', { etco2: 'kPa' }, { etco2: 0 }, { etco2: 0 }],
    ['temperature in degF', { temp: 'degF' }, { temp: 98.6 }, { temp: 37 }],
    [
      'a cuff in kPa',
      { nibp: 'kPa' },
      { nibp: { sys: 16, dia: 10.7, map: 12.4 } },
      { sys: 120, dia: 80, map: 93 },
    ],
    ['a low EtCO2 without a unit', {}, { etco2: 5 }, { etco2: 5 }],
    ['an EtCO2 with a fraction above 10', {}, { etco2: 10.4 }, { etco2: 10 }],
  ])('VI-170 converts by the unit that the device names: %s', (_case, units, raw, values) => {
    expect(of(raw, sendingOf(NOTHING_SAID, units)).values).toEqual(values);
  });

  it.each([
    ['EtCO2', {}, { etco2: 5.2 }, 'etco2'],
    ['EtCO2 below one', {}, { etco2: 0.5 }, 'etco2'],
    ['a word in kPa', { etco2: 'kPa' }, { etco2: 'low' }, 'etco2'],
    ['temperature', {}, { temp: 98.6 }, 'temp'],
    ['EtCO2 in kPa', { etco2: 'kPa' }, { etco2: 38 }, 'etco2'],
  ] as const)('VI-170 never guesses a unit: %s of %j %j is invalid', (_case, units, raw, vital) => {
    const answer = of(raw, sendingOf(NOTHING_SAID, units));
    expect([answer.values, answer.status]).toEqual([{}, { [vital]: 'invalid' }]);
  });
});
