/**
 * The plasma level of ketamine that a published model expects of the logged infusion. For a look back at a
 * session, never for the dose of anyone (docs/clinical.md 8).
 */
import { bolusesUntil, isNasal, type RecordedInfusion, stretches } from './recorded-infusion.ts';
import { type Amounts, after, EMPTY, kinetics } from './three-compartment.ts';

/** Stands wherever a modelled level is drawn, printed or exported. */
export const DRUG_LEVEL_LABEL = 'Model, not a measurement; not for dosing';

export const DRUG_LEVEL_MODEL = {
  name: 'Domino, three compartments',
  /** Litres of the central compartment per kg of body weight. */
  centralLPerKg: 0.063,
  /** Per minute. */
  k: { k10: 0.4381, k12: 0.5921, k13: 0.59, k21: 0.247, k31: 0.0146 },
  paper: 'Domino et al., PubMed 7198883, as two public programs carry its parameters',
  /** The paper itself was not at hand: see docs/clinical.md 8. */
  population:
    'Racemic intravenous ketamine; the paper was not read, so its patients are not described here',
  limits: [
    'The level scales with body weight and with nothing else: not age, liver, other drugs or sex.',
    'Clears 40 to 50 % faster than the weighted mean of 18 studies, 116 against 79 L/h at 70 kg.',
    'No range between patients is known for it: the line is one figure, not a forecast.',
    'Arterial and venous levels differ during an infusion; the model tells one plasma level.',
  ],
  sources: ['S139', 'S140', 'S141'],
} as const;

export interface LevelPoint {
  readonly at: number;
  /** Plasma, ng/mL. */
  readonly ngPerMl: number;
}

export interface LevelInput {
  readonly course: RecordedInfusion;
  /** As charted. The model is one of the racemate: anything but `ketamine` has none. */
  readonly drug: string;
  /** Null or absent: not known. */
  readonly weightKg: number | null | undefined;
}

const DEFAULT_STEP_MS = 30_000;
/** Finer than this no chart is drawn; a step of nothing would never arrive. */
const FINEST_STEP_MS = 1_000;
const MS_PER_MINUTE = 60_000;
const NG_PER_ML = 1_000;

interface Input {
  readonly from: number;
  readonly to: number;
  readonly mgPerMin: number;
}

/**
 * From the first drug to `until` (epoch ms), a point each `stepMs` and one at every change of the input; a bolus
 * is two points at one instant. Null for a nasal dose, for another drug, and where rate, concentration or
 * weight is not known.
 */
export function modelledLevels(
  input: LevelInput,
  until: number,
  stepMs = DEFAULT_STEP_MS,
): LevelPoint[] | null {
  const { course, weightKg } = input;
  const inputs = modelInputs(input, until);
  if (inputs === null || !weightKg || weightKg < 0) return null;
  const model = kinetics(DRUG_LEVEL_MODEL.k);
  const step = Math.max(stepMs, FINEST_STEP_MS);
  const litres = DRUG_LEVEL_MODEL.centralLPerKg * weightKg;
  const boluses = bolusesUntil(course, until);
  const points: LevelPoint[] = [];
  let amounts: Amounts = EMPTY;
  let given = 0;
  const add = (at: number) => {
    // A difference of two large numbers may leave a hair below nothing.
    const ngPerMl = Math.max(0, (amounts[0] / litres) * NG_PER_ML);
    const last = points.at(-1);
    if (last?.at !== at || last.ngPerMl !== ngPerMl) points.push({ at, ngPerMl });
  };
  const giveAt = (at: number) => {
    for (let next = boluses[given]; next && next.at <= at; next = boluses[++given]) {
      amounts = [amounts[0] + next.mg, amounts[1], amounts[2]];
      add(at);
    }
  };
  for (const { from, to, mgPerMin } of inputs) {
    add(from);
    giveAt(from);
    const begin = amounts;
    for (let at = from; at < to; ) {
      at = Math.min(at + step, to);
      amounts = after(model, begin, (at - from) / MS_PER_MINUTE, mgPerMin);
      add(at);
    }
  }
  giveAt(until);
  return points;
}

/** Back to back from the first drug to `until`; null where the model cannot be driven. */
function modelInputs({ course, drug }: LevelInput, until: number): Input[] | null {
  if (drug.trim().toLowerCase() !== 'ketamine' || isNasal(course)) return null;
  const run = stretches(course, until);
  const { concentrationMgPerMl, startedAt } = course;
  if (run === null || concentrationMgPerMl === undefined) return null;
  const early = bolusesUntil(course, Math.min(until, startedAt)).map(({ at }) => at);
  const before = [...new Set([...early, Math.min(startedAt, until)])];
  const waiting = before
    .slice(1)
    .map((to, index) => ({ from: before[index] ?? to, to, mgPerMin: 0 }));
  const running = run.map(({ from, to, mlPerH }) => ({
    from,
    to,
    mgPerMin: (mlPerH * concentrationMgPerMl) / 60,
  }));
  return [...waiting, ...running];
}
