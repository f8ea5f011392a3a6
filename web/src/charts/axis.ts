/** Axes and their ticks: plain numbers in, plain numbers out. */

export interface AxisMap {
  (value: number): number;
  invert(position: number): number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** Maps `domain` onto `range`. An empty domain maps everything to the start of the range. */
export function linearAxis(
  domain: readonly [number, number],
  range: readonly [number, number],
): AxisMap {
  const span = domain[1] - domain[0];
  const size = range[1] - range[0];
  const along = (value: number): number =>
    span === 0 ? range[0] : range[0] + ((value - domain[0]) / span) * size;
  const invert = (position: number): number =>
    size === 0 ? domain[0] : domain[0] + ((position - range[0]) / size) * span;
  return Object.assign(along, { invert, domain, range });
}

export const MINUTE = 60_000;
const MINUTE_STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440] as const;

export interface MinuteTick {
  /** Epoch ms. */
  readonly at: number;
  /** Whole minutes from the zero of the axis; negative before it. */
  readonly minute: number;
}

/**
 * Ticks on round minutes from `zero` (start of the infusion), at most `most` of them, all inside
 * the domain: the axis keeps its zero whatever window is shown.
 */
export function minuteTicks(
  domain: readonly [number, number],
  zero: number,
  most: number,
): MinuteTick[] {
  const minutes = (domain[1] - domain[0]) / MINUTE;
  const step =
    MINUTE_STEPS.find((candidate) => minutes / candidate <= Math.max(1, most - 1)) ??
    MINUTE_STEPS[MINUTE_STEPS.length - 1] ??
    1;
  const ticks: MinuteTick[] = [];
  const first = Math.ceil((domain[0] - zero) / MINUTE / step) * step;
  for (let minute = first; zero + minute * MINUTE <= domain[1]; minute += step) {
    ticks.push({ at: zero + minute * MINUTE, minute: minute === 0 ? 0 : minute });
  }
  return ticks;
}

/** Round values of a vertical axis, both ends included where they fall on the step. */
export function valueTicks(domain: readonly [number, number], step: number): number[] {
  const ticks: number[] = [];
  for (let value = Math.ceil(domain[0] / step) * step; value <= domain[1]; value += step) {
    ticks.push(value);
  }
  return ticks;
}

/**
 * Vertical domain that holds every value and never shrinks below `usual`, widened to whole
 * `step`s, so that a quiet session always has the same picture.
 */
export function valueDomain(
  values: readonly number[],
  usual: readonly [number, number],
  step: number,
): [number, number] {
  let [low, high] = usual;
  for (const value of values) {
    if (value < low) low = Math.floor(value / step) * step;
    if (value > high) high = Math.ceil(value / step) * step;
  }
  return [low, high];
}
