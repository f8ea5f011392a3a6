import { say } from '../language/say.ts';
import { clockTime } from '../time/clinic-time.ts';
import { type AxisMap, minuteTicks } from './axis.ts';
import classes from './chart.module.css';
import { CHART_TOP } from './chart-layout.ts';

/** Room for a clock time with its offset, on the night when an hour is lived twice. */
const LEAST_PX = 76;

/** Minutes from the start of the infusion, and the clock of the clinic under them. */
export function ChartAxis({
  top,
  x,
  zero,
  started,
  zone,
}: {
  /** Of the numbers; the lines of the grid end here. */
  top: number;
  x: AxisMap;
  zero: number;
  started: boolean;
  zone: string;
}) {
  const most = Math.max(3, Math.floor((x.range[1] - x.range[0]) / LEAST_PX));
  return (
    <g>
      <text className={classes.laneTitle} x={4} y={top + 12}>
        {started ? say('charts.minute') : say('charts.open-for')}
      </text>
      <text className={classes.unit} x={4} y={top + 28}>
        {say('charts.clock')}
      </text>
      {minuteTicks([x.domain[0], x.domain[1]], zero, most).map(({ at, minute }) => (
        <g key={minute}>
          <line
            className={minute === 0 && started ? classes.zero : classes.grid}
            x1={x(at)}
            x2={x(at)}
            y1={CHART_TOP}
            y2={top}
          />
          <text className={classes.minute} x={x(at)} y={top + 12} textAnchor="middle">
            {minute}
          </text>
          <text className={classes.tick} x={x(at)} y={top + 28} textAnchor="middle">
            {clockTime(at, zone)}
          </text>
        </g>
      ))}
    </g>
  );
}
