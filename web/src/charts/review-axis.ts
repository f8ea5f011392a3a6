/** The one time axis that every part of the review chart is drawn on, px and epoch ms. */
import { type AxisMap, linearAxis } from './axis.ts';
import { timeRange } from './chart-layout.ts';

export interface Axis {
  readonly window: readonly [number, number];
  readonly width: number;
  /** Left and right end of the plot. */
  readonly left: number;
  readonly right: number;
  readonly x: AxisMap;
}

export function reviewAxis(window: readonly [number, number], width: number): Axis {
  const [left, right] = timeRange(width);
  return { window, width, left, right, x: linearAxis(window, [left, right]) };
}
