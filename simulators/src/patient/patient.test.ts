import { describe, expect, it } from 'vitest';
import { SettingRefused } from '../settings/setting.ts';
import { createPatient, type Patient, type TrueVitals } from './patient.ts';
import { random } from './random.ts';
import { responseAt } from './response.ts';

const INFUSION = { startS: 0, minutes: 40 };
const SEEDS = Array.from({ length: 200 }, (_, i) => i * 7919 + 1);
const patients = SEEDS.map((seed) => createPatient({ seed, infusion: INFUSION }));

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
/** Mean of a signal over some minutes of a course. */
function over(patient: Patient, signal: keyof TrueVitals, fromMin: number, toMin: number): number {
  const values: number[] = [];
  for (let s = fromMin * 60; s < toMin * 60; s += 10) values.push(patient.vitalsAt(s)[signal]);
  return mean(values);
}
/** Rise over the quarter of an hour before the start, one number per patient. */
function riseOf(signal: keyof TrueVitals): (fromMin: number, toMin: number) => number[] {
  const before = patients.map((patient) => over(patient, signal, -15, 0));
  return (fromMin, toMin) =>
    patients.map((patient, i) => over(patient, signal, fromMin, toMin) - (before[i] ?? 0));
}

describe('patient', () => {
  it('SI-01 is the same sample for sample for the same seed, in whatever order it is asked', () => {
    const once = createPatient({ seed: 42, infusion: INFUSION });
    const twice = createPatient({ seed: 42, infusion: INFUSION });
    const times = Array.from({ length: 300 }, (_, i) => i * 13 - 400);
    const forwards = times.map((t) => once.vitalsAt(t));
    const backwards = [...times].reverse().map((t) => twice.vitalsAt(t));
    expect(backwards.reverse()).toEqual(forwards);
    const other = createPatient({ seed: 43, infusion: INFUSION });
    expect(other.vitalsAt(60)).not.toEqual(once.vitalsAt(60));
  });

  it('SI-01 draws evenly distributed numbers', () => {
    const draw = random(1, 2, 3);
    const values = Array.from({ length: 20_000 }, draw);
    expect(mean(values)).toBeCloseTo(0.5, 1);
    const bins = Array.from({ length: 10 }, (_, b) =>
      values.filter((v) => Math.floor(v * 10) === b),
    );
    for (const bin of bins) expect(Math.abs(bin.length - 2000)).toBeLessThan(200);
  });

  it('SI-02 follows the published course: SBP +13 to +16, DBP +8 to +11, HR +4', () => {
    const [sys, dia, hr] = [riseOf('sys')(30, 40), riseOf('dia')(30, 40), riseOf('hr')(30, 40)];
    expect(mean(sys)).toBeGreaterThan(13);
    expect(mean(sys)).toBeLessThan(16);
    expect(mean(dia)).toBeGreaterThan(8);
    expect(mean(dia)).toBeLessThan(11);
    expect(mean(hr)).toBeGreaterThan(3);
    expect(mean(hr)).toBeLessThan(5);
  });

  it('SI-02 peaks 30 to 40 minutes after the start and is back within 1.5 h after the end', () => {
    const rises = riseOf('sys');
    const byMinute = Array.from({ length: 60 }, (_, m) => mean(rises(m, m + 1)));
    const peak = byMinute.indexOf(Math.max(...byMinute));
    expect(peak).toBeGreaterThanOrEqual(30);
    expect(peak).toBeLessThanOrEqual(40);
    expect(byMinute[10]).toBeGreaterThan(4);
    expect(Math.abs(mean(rises(128, 132)))).toBeLessThan(1);
    expect(Math.abs(mean(riseOf('hr')(128, 132)))).toBeLessThan(1);
    const half = mean(rises(57, 59));
    expect(half).toBeGreaterThan(5);
    expect(half).toBeLessThan(9);
  });

  it('SI-02 keeps SpO2 at 97 to 99 and the respiratory rate normal', () => {
    for (const patient of patients) {
      for (let s = -600; s < 8000; s += 97) {
        const { spo2, rr, etco2 } = patient.vitalsAt(s);
        expect(Math.round(spo2)).toBeGreaterThanOrEqual(97);
        expect(Math.round(spo2)).toBeLessThanOrEqual(99);
        expect(rr).toBeGreaterThan(11);
        expect(rr).toBeLessThan(18);
        expect(etco2).toBeGreaterThan(34);
        expect(etco2).toBeLessThan(42);
      }
    }
  });

  it('SI-03 drifts instead of jumping: neighbouring samples belong together', () => {
    const correlations = patients.slice(0, 40).map((patient) => {
      const values = Array.from({ length: 600 }, (_, s) => patient.vitalsAt(-1000 + s).hr);
      const centre = mean(values);
      const spread = mean(values.map((v) => (v - centre) ** 2));
      const products = values.slice(1).map((v, i) => (v - centre) * ((values[i] ?? 0) - centre));
      return mean(products) / spread;
    });
    expect(mean(correlations)).toBeGreaterThan(0.7);
    expect(mean(correlations)).toBeLessThan(0.995);
  });

  it('SI-04 refuses settings that no patient has', () => {
    const refused = [
      { seed: -1, infusion: null },
      { seed: 1.5, infusion: null },
      { seed: 1, infusion: { startS: 0, minutes: 0 } },
      { seed: 1, infusion: { startS: 0, minutes: 40, everyMin: 100 } },
      { seed: 1, infusion: null, base: { spo2: 101 } },
      { seed: 1, infusion: null, base: { sys: 120, dia: 115 } },
      { seed: 1, infusion: null, rise: { sys: Number.NaN } },
    ];
    for (const settings of refused) expect(() => createPatient(settings)).toThrow(SettingRefused);
  });

  it('SI-02 rises without a jump, also where one course follows another', () => {
    for (let minute = -5; minute < 200; minute += 0.1) {
      const step = responseAt(minute + 0.1, 35, 40) - responseAt(minute, 35, 40);
      expect(Math.abs(step)).toBeLessThan(0.01);
    }
    expect(responseAt(0, 35, 40)).toBe(0);
    expect(responseAt(35, 35, 40)).toBe(1);
    const again = createPatient({ seed: 5, infusion: { ...INFUSION, everyMin: 180 } });
    const [before, after] = [179.9, 180.1].map((min) => again.vitalsAt(min * 60).sys);
    expect(Math.abs((before ?? 0) - (after ?? 99))).toBeLessThan(3);
    expect(over(again, 'sys', 210, 220) - over(again, 'sys', -15, 0)).toBeGreaterThan(8);
  });
});
