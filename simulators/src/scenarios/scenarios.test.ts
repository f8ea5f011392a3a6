import { describe, expect, it } from 'vitest';
import { SettingRefused } from '../settings/setting.ts';
import { type ChairModel, CUFF_MEASURES_S, chairModel, type Sample } from './chair-plan.ts';
import { chairPlans, SCENARIOS, type ScenarioName, scenarioName } from './scenarios.ts';

const modelsOf = (scenario: ScenarioName, chairs = 6, seed = 7): ChairModel[] =>
  chairPlans(scenario, chairs, seed).map(chairModel);

/** One sample a second. */
function run(model: ChairModel | undefined, seconds: number): (Sample | null)[] {
  return Array.from({ length: seconds }, (_, s) => model?.sampleAt(s, s - 1) ?? null);
}
const cuffs = (samples: (Sample | null)[]) => samples.flatMap((s) => (s?.nibp ? [s.nibp] : []));

describe('scenarios', () => {
  it('SI-05 gives the same samples for the same scenario, chairs and seed', () => {
    const samples = (seed: number) => modelsOf('mixed', 6, seed).map((model) => run(model, 400));
    expect(samples(7)).toEqual(samples(7));
    expect(samples(7)).not.toEqual(samples(8));
  });

  it('SI-05 keeps the first chairs as they are when there are more', () => {
    const [few, many] = [chairPlans('mixed', 3, 7), chairPlans('mixed', 9, 7)];
    expect(many.slice(0, 3)).toEqual(few);
  });

  it('SI-06 shows a desaturation on one chair of the mixed scenario within two minutes', () => {
    const lows = modelsOf('mixed').map((model) =>
      run(model, 120).filter((s) => s !== null && Number(s.spo2 ?? 100) < 90),
    );
    expect(lows.map((low) => low.length > 0)).toEqual([false, false, false, true, false, false]);
    const chair = run(modelsOf('mixed')[3], 600);
    const spo2 = chair.map((s) => Number(s?.spo2));
    expect(Math.min(...spo2)).toBeGreaterThanOrEqual(84);
    expect(Math.min(...spo2)).toBeLessThanOrEqual(86);
    const episodes = spo2.filter((v, i) => v < 90 && (spo2[i - 1] ?? 100) >= 90).length;
    expect(episodes).toBe(2);
    const below = spo2.slice(0, 200).filter((v) => v < 90).length;
    expect(below).toBeGreaterThan(50);
    expect(below).toBeLessThan(80);
    expect(chair.every((s) => s?.status?.spo2 === undefined)).toBe(true);
  });

  it('SI-06 sends a probe that is off as a status, never as a number', () => {
    const samples = run(modelsOf('probe-off', 1)[0], 200);
    const off = samples.filter((s) => s?.status?.spo2 === 'off');
    expect(off.length).toBe(60);
    for (const sample of off) {
      expect(sample?.spo2).toBeUndefined();
      expect(sample?.hr).toBeGreaterThan(40);
    }
  });

  it('SI-06 sends nothing at all while the monitor is silent', () => {
    const samples = run(modelsOf('mixed')[5], 300);
    expect(samples.filter((s) => s === null).length).toBe(75);
  });

  it('SI-06 surges beyond 180/110 in the hypertensive chair only', () => {
    const most = modelsOf('mixed').map((model) =>
      Math.max(...cuffs(run(model, 3600)).map(({ sys }) => sys)),
    );
    expect(most[1]).toBeGreaterThanOrEqual(180);
    expect(most.filter((sys) => sys >= 160).length).toBe(1);
    const fast = run(modelsOf('mixed')[2], 600).map((s) => Number(s?.hr));
    expect(Math.max(...fast)).toBeGreaterThan(120);
  });

  it('SI-07 inflates the cuff every few minutes: 30 s measuring, then one value', () => {
    const samples = run(modelsOf('calm', 1)[0], 1200);
    const measuring = samples.filter((s) => s?.status?.nibp === 'measuring').length;
    expect(measuring).toBe(4 * CUFF_MEASURES_S);
    const done = samples.flatMap((s, i) => (s?.nibp ? [i] : []));
    expect(done).toEqual([33, 333, 633, 933]);
    for (const i of done) {
      expect(samples[i - 1]?.status?.nibp).toBe('measuring');
      expect(samples[i]?.status?.nibp).toBeUndefined();
    }
  });

  it('SI-07 loses no cuff value to a slow or uneven sampling', () => {
    const model = modelsOf('calm', 1)[0];
    let last = -1;
    let values = 0;
    for (let s = 0; s < 3600; s += 1.7 + Math.sin(s)) {
      if (model?.sampleAt(s, last)?.nibp) values += 1;
      last = s;
    }
    expect(values).toBe(12);
  });

  it('SI-04 refuses scenarios, chairs and seeds that are none', () => {
    expect(() => scenarioName('chaos')).toThrow(/there is no scenario "chaos"; there are calm/);
    expect(() => scenarioName('toString')).toThrow(SettingRefused);
    for (const name of Object.keys(SCENARIOS)) expect(scenarioName(name)).toBe(name);
    for (const chairs of [0, 1_001, 1.5, Number.NaN]) {
      expect(() => chairPlans('calm', chairs, 7)).toThrow(SettingRefused);
    }
    expect(() => chairPlans('calm', 1, -1)).toThrow(SettingRefused);
    const [plan] = chairPlans('desaturation', 1, 7);
    const impossible = { kind: 'desaturation', firstS: 0, durationS: 60, floor: 20 } as const;
    expect(() => plan && chairModel({ ...plan, episodes: [impossible] })).toThrow(SettingRefused);
    expect(() => plan && chairModel({ ...plan, cuffEveryS: 10 })).toThrow(SettingRefused);
  });
});
