/** The infusion as a chart draws it: rate as steps, dose as a line. Instants are epoch ms. */
import {
  bolusesUntil,
  isNasal,
  type RecordedInfusion,
  stretches,
  volumeIn,
} from './recorded-infusion.ts';

export interface RateStep {
  readonly at: number;
  /** In force from `at` until the next step. */
  readonly mlPerH: number;
  /** Null where the concentration is not known. */
  readonly mgPerH: number | null;
  /** Null where the concentration or the weight is not known. */
  readonly mgPerKgPerH: number | null;
}

export interface DosePoint {
  readonly at: number;
  /** Straight lines between points; a bolus is two points at one instant. */
  readonly mg: number;
}

export interface InfusionSeries {
  /** Empty where nothing runs (nasal). The last step reaches `until`. */
  readonly rate: readonly RateStep[];
  readonly dose: readonly DosePoint[];
}

/** Null where `delivered` is null. Unrounded, in order of time; nothing before the start but a bolus. */
export function infusionSeries(
  course: RecordedInfusion,
  until: number,
  weightKg: number | null = null,
): InfusionSeries | null {
  const boluses = bolusesUntil(course, until);
  if (isNasal(course)) return { rate: [], dose: dosePoints(boluses, [], 0, course, until) };
  const run = stretches(course, until);
  const { concentrationMgPerMl } = course;
  if (run === null || concentrationMgPerMl === undefined) return null;
  const rate: RateStep[] = [];
  for (const { from, mlPerH } of run) {
    if (rate.at(-1)?.mlPerH === mlPerH) continue;
    const mgPerH = mlPerH * concentrationMgPerMl;
    rate.push({
      at: from,
      mlPerH,
      mgPerH,
      mgPerKgPerH: weightKg === null ? null : mgPerH / weightKg,
    });
  }
  return { rate, dose: dosePoints(boluses, run, concentrationMgPerMl, course, until) };
}

function dosePoints(
  boluses: ReturnType<typeof bolusesUntil>,
  run: NonNullable<ReturnType<typeof stretches>>,
  concentrationMgPerMl: number,
  { startedAt }: RecordedInfusion,
  until: number,
): DosePoint[] {
  const first = Math.min(startedAt, boluses[0]?.at ?? startedAt);
  if (first > until) return [];
  let mg = 0;
  let given = 0;
  const points: DosePoint[] = [{ at: first, mg }];
  const add = (at: number) => {
    const last = points.at(-1);
    if (last?.at !== at || last.mg !== mg) points.push({ at, mg });
  };
  const giveUntil = (at: number) => {
    for (let next = boluses[given]; next && next.at <= at; next = boluses[++given]) {
      add(next.at);
      mg += next.mg;
      add(next.at);
    }
  };
  giveUntil(startedAt);
  for (const stretch of run) {
    add(stretch.from);
    mg += volumeIn(stretch) * concentrationMgPerMl;
    add(stretch.to);
    giveUntil(stretch.to);
  }
  giveUntil(until);
  add(until);
  return points;
}
