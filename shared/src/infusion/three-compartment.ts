/**
 * Linear model of three compartments with elimination from the first. The input is constant from step to step, so
 * each step has an exact solution and no step size enters the result.
 */

export interface RateConstants {
  /** All per minute. */
  readonly k10: number;
  readonly k12: number;
  readonly k13: number;
  readonly k21: number;
  readonly k31: number;
}

/** mg in the central, the fast and the slow compartment. */
export type Amounts = readonly [number, number, number];

export const EMPTY: Amounts = [0, 0, 0];

export interface Kinetics {
  readonly k: RateConstants;
  /** The three rates at which the model settles, per minute, all negative, slowest first. */
  readonly eigenvalues: Amounts;
}

/** The constants must be positive and `k21`, `k31` must differ: two equal ones are one compartment. */
export function kinetics(k: RateConstants): Kinetics {
  return { k, eigenvalues: eigenvalues(k) };
}

/** After so many minutes of a constant input into the central compartment. */
export function after(
  { k, eigenvalues: lambdas }: Kinetics,
  start: Amounts,
  minutes: number,
  mgPerMin: number,
): Amounts {
  const settled = steadyState(k, mgPerMin);
  const away: Amounts = [start[0] - settled[0], start[1] - settled[1], start[2] - settled[2]];
  let [central, fast, slow] = settled;
  for (const lambda of lambdas) {
    // Right and left eigenvectors of a star of compartments, scaled to 1 in the centre.
    const right: Amounts = [1, k.k12 / (k.k21 + lambda), k.k13 / (k.k31 + lambda)];
    const left: Amounts = [1, k.k21 / (k.k21 + lambda), k.k31 / (k.k31 + lambda)];
    const share = (dot(left, away) / dot(left, right)) * Math.exp(lambda * minutes);
    central += share * right[0];
    fast += share * right[1];
    slow += share * right[2];
  }
  return [central, fast, slow];
}

/** Where a constant input ends. */
export function steadyState(k: RateConstants, mgPerMin: number): Amounts {
  const central = mgPerMin / k.k10;
  return [central, (central * k.k12) / k.k21, (central * k.k13) / k.k31];
}

const dot = (a: Amounts, b: Amounts): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Roots of the characteristic cubic; such a model has three real ones, so the cosine form serves. */
function eigenvalues({ k10, k12, k13, k21, k31 }: RateConstants): Amounts {
  const a = k10 + k12 + k13 + k21 + k31;
  const b = k10 * k21 + k10 * k31 + k12 * k31 + k13 * k21 + k21 * k31;
  const c = k10 * k21 * k31;
  const p = b - (a * a) / 3;
  const q = (2 * a * a * a) / 27 - (a * b) / 3 + c;
  const radius = 2 * Math.sqrt(-p / 3);
  const angle = Math.acos(Math.max(-1, Math.min(1, (3 * q) / (p * radius)))) / 3;
  const root = (turn: number) => radius * Math.cos(angle - (turn * 2 * Math.PI) / 3) - a / 3;
  const [slowest = 0, middle = 0, fastest = 0] = [root(0), root(1), root(2)].sort((x, y) => y - x);
  return [slowest, middle, fastest];
}
