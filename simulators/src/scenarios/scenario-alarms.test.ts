/** What the default protocol makes of the scenarios: the alarm engine itself, fed sample by sample. */
import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import { step } from '@chairside/shared/alarms/engine/step';
import {
  type AlarmInput,
  type AlarmState,
  initialAlarms,
} from '@chairside/shared/alarms/state/state';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { Baseline } from '@chairside/shared/vitals/baseline';
import { namedValues } from '@chairside/shared/vitals/named-reading';
import { normalise } from '@chairside/shared/wire/normalise';
import { describe, expect, it } from 'vitest';
import { type ChairPlan, chairModel } from './chair-plan.ts';
import { chairPlans } from './scenarios.ts';

const T0 = 1_780_000_000_000;
/** Scores are charted by staff: that nobody does is not what a scenario shows. */
const { assessments: _, ...PROTOCOL } = DEFAULT_PROTOCOL;

/** One session at one sample a second; the baseline is what the first cuff showed, as a nurse takes it. */
function transitionsOf(
  plan: ChairPlan | undefined,
  seconds: number,
  infusion: { fromS: number; toS: number },
): AlarmTransition[] {
  if (plan === undefined) throw new Error('no such chair');
  const model = chairModel(plan);
  const transitions: AlarmTransition[] = [];
  let alarms: AlarmState = initialAlarms('before');
  const feed = (input: AlarmInput) => {
    const result = step(alarms, input, PROTOCOL);
    alarms = result.alarms;
    transitions.push(...result.transitions);
  };
  let baseline: Baseline | null = null;
  feed({ kind: 'attached', at: T0, attached: true });
  for (let s = 0; s <= seconds; s += 1) {
    const at = T0 + s * 1000;
    if (s === infusion.fromS) feed({ kind: 'phase', at, phase: 'infusing' });
    if (s === infusion.toS) feed({ kind: 'phase', at, phase: 'recovery' });
    const sample = model.sampleAt(s, s - 1);
    if (sample === null) feed({ kind: 'tick', at });
    else {
      const said = { ...normalise({ t: at, ...sample }), source: null, unknown: null };
      const reading = { ...said, seq: s + 1, t: at, at, arrivedAt: at, late: false };
      const values = namedValues(reading.values);
      feed({ kind: 'reading', at, reading });
      if (baseline === null && values.sys !== undefined && values.dia !== undefined) {
        baseline = { sys: values.sys, dia: values.dia };
        if (values.hr !== undefined) baseline.hr = values.hr;
        if (values.spo2 !== undefined) baseline.spo2 = values.spo2;
        feed({ kind: 'baseline', at, baseline });
      }
    }
  }
  return transitions;
}

const raised = (transitions: AlarmTransition[]) =>
  transitions
    .filter(({ change }) => change === 'raised' || change === 'escalated')
    .map(({ alarm, at }) => ({ key: alarm.key, tier: alarm.tier, afterS: (at - T0) / 1000 }));

const chair = (index: number) => {
  const plan = chairPlans('mixed', 6, 7)[index];
  return plan;
};
const RUNNING = { fromS: 20, toS: 9999 };

describe('scenarios under the default protocol', () => {
  it('SI-21 a calm course raises no alarm from before the start to two hours after it', () => {
    const all = Array.from({ length: 4 }, (_, seed) => chairPlans('calm', 5, seed + 1)).flat();
    for (const plan of all) {
      const patient = { ...plan.patient, infusion: { startS: 600, minutes: 40 } };
      const found = transitionsOf({ ...plan, patient }, 7800, { fromS: 600, toS: 3000 });
      expect(raised(found), `seed ${plan.patient.seed}`).toEqual([]);
    }
  });

  it('SI-21 the mixed scenario shows a critical SpO2 alarm within two minutes', () => {
    const found = raised(transitionsOf(chair(3), 600, RUNNING));
    const critical = found.filter(({ key, tier }) => key === 'spo2:low' && tier === 'critical');
    expect(critical.length).toBeGreaterThanOrEqual(2);
    expect(critical[0]?.afterS).toBeLessThan(120);
    expect(found.every(({ key }) => key === 'spo2:low')).toBe(true);
  });

  it('SI-21 the surge of the hypertensive chair is critical, the fast pulse of another a rate alarm', () => {
    const surge = raised(transitionsOf(chair(1), 1200, RUNNING));
    expect(surge).toContainEqual(expect.objectContaining({ key: 'sys:high', tier: 'critical' }));
    const fast = raised(transitionsOf(chair(2), 600, RUNNING));
    expect(fast).toContainEqual(expect.objectContaining({ key: 'hr:high' }));
  });

  it('SI-21 a probe that is off and a silent monitor are technical, and nothing else', () => {
    for (const [index, expected] of [
      [4, 'technical:probe-off:spo2'],
      [5, 'technical:monitor-silent'],
    ] as const) {
      const found = raised(transitionsOf(chair(index), 420, RUNNING));
      expect(found.map(({ key }) => key)).toContain(expected);
      expect(found.filter(({ key }) => !key.startsWith('technical:'))).toEqual([]);
    }
  });
});
