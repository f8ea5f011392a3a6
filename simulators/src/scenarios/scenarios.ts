/** Named scenarios: who sits in which chair, and what happens to them. */
import { between, random } from '../patient/random.ts';
import { SettingRefused, wholeWithin } from '../settings/setting.ts';
import type { ChairPlan } from './chair-plan.ts';
import type { Episode } from './episode.ts';

export const MOST_CHAIRS = 1_000;
/** 0.5 mg/kg over 40 minutes is the depression standard (docs/clinical.md 2). */
export const INFUSION_MIN = 40;
/** A simulation that runs all day goes through one course after the other. */
const COURSE_MIN = 180;

type Kind =
  | 'calm'
  | 'hypertension'
  | 'tachycardia'
  | 'desaturation'
  | 'probe-off'
  | 'monitor-silent';

/** A viewer should see the desaturation's critical alarm within two minutes, and again while looking on. */
const EPISODES: Readonly<Record<Kind, readonly Episode[]>> = {
  calm: [],
  hypertension: [],
  tachycardia: [{ kind: 'tachycardia', firstS: 150, durationS: 240, everyS: 900, hr: 127 }],
  desaturation: [{ kind: 'desaturation', firstS: 45, durationS: 95, everyS: 330, floor: 85 }],
  'probe-off': [{ kind: 'probe-off', firstS: 90, durationS: 60, everyS: 480 }],
  'monitor-silent': [{ kind: 'monitor-silent', firstS: 200, durationS: 75, everyS: 600 }],
};

/**
 * Infusion start on the simulation's axis, minutes: chairs are at different points of their course. The second,
 * hypertensive in the mixed scenario, passes its first limit after time zero and not before.
 */
const STARTED_MIN = [4, -12, -26, -18, -33, -55] as const;

export const SCENARIOS = {
  calm: ['calm'],
  mixed: ['calm', 'hypertension', 'tachycardia', 'desaturation', 'probe-off', 'monitor-silent'],
  desaturation: ['desaturation'],
  hypertension: ['hypertension'],
  'probe-off': ['probe-off'],
} as const satisfies Record<string, readonly Kind[]>;
export type ScenarioName = keyof typeof SCENARIOS;

/** @throws SettingRefused for a name that is none of ours. */
export function scenarioName(name: string): ScenarioName {
  const known = Object.keys(SCENARIOS).find((one): one is ScenarioName => one === name);
  if (known !== undefined) return known;
  const names = Object.keys(SCENARIOS).join(', ');
  throw new SettingRefused(`there is no scenario "${name}"; there are ${names}`);
}

/**
 * The plan of each chair. Same arguments, same plans.
 * @throws SettingRefused for a number of chairs or a seed out of range.
 */
export function chairPlans(scenario: ScenarioName, chairs: number, seed: number): ChairPlan[] {
  wholeWithin('chairs', chairs, 1, MOST_CHAIRS);
  wholeWithin('seed', seed, 0, 4_294_967_295);
  const kinds: readonly Kind[] = SCENARIOS[scenario];
  return Array.from({ length: chairs }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'calm';
    const draw = random(seed, 300, index);
    const startMin = STARTED_MIN[index % STARTED_MIN.length] ?? 0;
    return {
      patient: {
        seed: Math.floor(draw() * 4_294_967_296),
        infusion: { startS: startMin * 60, minutes: INFUSION_MIN, everyMin: COURSE_MIN },
        ...(kind === 'hypertension' ? hypertensive(draw) : {}),
      },
      episodes: EPISODES[kind],
      capnography: index % 2 === 0,
      cuffEveryS: 300,
      // Cuffs of a ward start one after the other, and all of them within one interval.
      cuffFirstS: 3 + (index % 64) * 4,
    };
  });
}

/** A history of hypertension and a surge to about 186/112: beyond the label's outlier category of 180/110. */
function hypertensive(draw: () => number): Pick<ChairPlan['patient'], 'base' | 'rise'> {
  return {
    base: { sys: between(draw, 132, 138), dia: between(draw, 82, 86) },
    rise: { sys: between(draw, 50, 54), dia: between(draw, 27, 29) },
  };
}
