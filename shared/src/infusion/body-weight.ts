/**
 * Which weight a dose is worked out with. Ideal body weight after Devine: 50 kg (men) or 45.5 kg (women) and 2.3 kg
 * for each inch of height over 60. Adjusted: ideal plus 0.4 of what the patient weighs above it (docs/clinical.md 2;
 * that a ketamine dose goes by either is the clinic's choice).
 */
import { roundTo } from './rounding.ts';

export interface Body {
  /** Today's, kg; null where it is not recorded. */
  readonly weightKg: number | null;
  readonly heightCm: number | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown' | null;
}

/** Plausible heights of a grown person, cm (clinic default). */
export const HEIGHT_CM = { low: 120, high: 230 } as const;

const CM_PER_INCH = 2.54;
const BASE_INCHES = 60;
const BASE_KG = { male: 50, female: 45.5 } as const;
const KG_PER_INCH = 2.3;
const ADJUSTED_SHARE = 0.4;

/** kg to one decimal; null without height or sex, and below the 60 inches at which the formula begins. */
export function idealKg({ heightCm, sex }: Pick<Body, 'heightCm' | 'sex'>): number | null {
  if (heightCm === null || (sex !== 'male' && sex !== 'female')) return null;
  const over = heightCm / CM_PER_INCH - BASE_INCHES;
  return over < 0 ? null : roundTo(BASE_KG[sex] + KG_PER_INCH * over, 1);
}

/** kg to one decimal; null where a part is missing. Who weighs no more than the ideal is dosed by the actual weight. */
export function adjustedKg(body: Body): number | null {
  const ideal = idealKg(body);
  const { weightKg } = body;
  if (ideal === null || weightKg === null) return null;
  return weightKg <= ideal ? weightKg : roundTo(ideal + ADJUSTED_SHARE * (weightKg - ideal), 1);
}

/** kg/m2 to one decimal; null where a part is missing. */
export function bodyMassIndex({ weightKg, heightCm }: Body): number | null {
  if (weightKg === null || heightCm === null) return null;
  return roundTo(weightKg / (heightCm / 100) ** 2, 1);
}
