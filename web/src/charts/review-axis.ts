/** The one time axis that every part of the review chart is drawn on, px and epoch ms. */

import { type AxisMap, linearAxis, minuteTicks } from './axis.ts';
import { timeRange } from './chart-layout.ts';

export interface Axis {
  readonly window: readonly [number, number];
  readonly width: number;
  /** Left and right end of the plot. */
  readonly left: number;
  readonly right: number;
  readonly rightGutter: number;
  readonly ticks: readonly number[];
  readonly minutes: readonly number[];
  readonly x: AxisMap;
}

/** Room for a clock time with its offset, on the night when an hour is lived twice. */
const LEAST_TICK_PX = 76;

export function reviewAxis(window: readonly [number, number], width: number, zero: number): Axis {
  const [left, right] = timeRange(width);
  const found = minuteTicks(
    [window[0], window[1]],
    zero,
    Math.max(3, Math.floor((right - left) / LEAST_TICK_PX)),
  );
  return {
    ...{ window, width, left, right },
    rightGutter: width - right,
    ticks: found.map(({ at }) => at),
    minutes: found.map(({ minute }) => minute),
    x: linearAxis(window, [left, right]),
  };
}
