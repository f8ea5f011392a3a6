import type { AxisMap } from './axis.ts';
import { runs, type Series } from './series.ts';

const px = (value: number) => Math.round(value * 10) / 10;

/** SVG path of a series: one piece per run between gaps; a lone value becomes a dot of its own. */
export function linePath(series: Series, x: AxisMap, y: AxisMap): string {
  return runs(series)
    .map((run) => {
      const points = run.map((point) => `${px(x(point.t))},${px(y(point.v))}`);
      return points.length === 1 ? `M${points[0]}h0.1` : `M${points.join('L')}`;
    })
    .join('');
}
