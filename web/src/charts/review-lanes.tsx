import {
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Scatter,
  type ScatterShapeProps,
  XAxis,
  YAxis,
} from 'recharts';
import classes from './chart.module.css';
import { chartLayout, LANE_ROW } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { alarmLane, effectLane } from './lane-items.ts';
import { LookShape, SeverityShape } from './marks.tsx';
import { linearScale } from './scale.ts';

interface Props {
  readonly model: ChartModel;
  readonly window: readonly [number, number];
  readonly width: number;
  readonly end: number;
  readonly cursor: number | null;
  readonly ticks: readonly number[];
  readonly label: (tick: number) => string;
  readonly clock: (tick: number) => string;
}

const AXIS = 40;
/** Rows are counted downwards: infusion first, then effects, then alarms. */
const INFUSION_ROWS = 1;

export function ReviewLanes(props: Props) {
  const { model, window, width, end, ticks } = props;
  const { left, right } = chartLayout(width, 0, 1, 1);
  const x = linearScale(window, [left, right]);
  const effects = effectLane(model.effects, x);
  const alarms = alarmLane(model.alarms, x, end);
  const rows = INFUSION_ROWS + effects.rows + alarms.rows;
  const inside = (at: number) => Math.min(window[1], Math.max(window[0], at));
  const effectRow = (row: number) => INFUSION_ROWS + row + 0.5;
  const alarmRow = (row: number) => INFUSION_ROWS + effects.rows + row + 0.5;
  return (
    <ComposedChart
      width={width}
      height={rows * LANE_ROW + AXIS + 8}
      data={[
        { t: window[0], row: 0 },
        { t: window[1], row: rows },
      ]}
      margin={{ top: 4, right: width - right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis
        dataKey="t"
        type="number"
        domain={[...window]}
        ticks={[...ticks]}
        height={AXIS}
        allowDataOverflow
        axisLine={{ stroke: 'var(--line-strong)' }}
        tickLine={false}
        interval={0}
        tick={({ x: tx, y: ty, payload }) => (
          <g>
            <text className={classes.minute} x={tx} y={Number(ty) + 8} textAnchor="middle">
              {props.label(Number(payload.value))}
            </text>
            <text className={classes.tick} x={tx} y={Number(ty) + 24} textAnchor="middle">
              {props.clock(Number(payload.value))}
            </text>
          </g>
        )}
      />
      <YAxis
        width={left}
        type="number"
        domain={[0, rows]}
        reversed
        ticks={[0.5, effectRow(0), alarmRow(0)]}
        tickFormatter={(row: number) =>
          row < 1 ? 'Infusion' : row === effectRow(0) ? 'Effects' : 'Alarms'
        }
        tick={{ fill: 'var(--text-soft)', fontSize: 11, textAnchor: 'start', x: 4 }}
        axisLine={false}
        tickLine={false}
        interval={0}
      />
      {/* Without one drawn series the axes are left out, and with them every span. */}
      <Line dataKey="row" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
      {ticks.map((tick) => (
        <ReferenceLine key={tick} x={tick} stroke="var(--line)" />
      ))}
      {model.infusion.map((span) => (
        <ReferenceArea
          key={span.from}
          x1={inside(span.from)}
          x2={inside(span.to ?? end)}
          y1={span.kind === 'running' ? 0.05 : 0.65}
          y2={0.95}
          fill={span.kind === 'running' ? 'var(--accent)' : 'var(--line-strong)'}
          fillOpacity={1}
          stroke="none"
          {...(span.kind === 'running' && x(inside(span.to ?? end)) - x(inside(span.from)) > 110
            ? { label: { value: span.label, fill: 'var(--accent-text)', fontSize: 11 } }
            : {})}
        />
      ))}
      {alarms.items.map(({ source, row }) => (
        <ReferenceArea
          key={source.alarm.id}
          x1={inside(source.from)}
          x2={inside(source.to ?? end)}
          y1={alarmRow(row) - 0.4}
          y2={alarmRow(row) + 0.4}
          fill={`var(--alarm-${source.look})`}
          fillOpacity={source.acknowledgedAt === null ? 0.35 : 0.16}
          stroke="none"
        />
      ))}
      <Scatter
        data={effects.items.map((item) => ({ t: item.source.onset, row: effectRow(item.row) }))}
        dataKey="row"
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0, index }: ScatterShapeProps) => {
          const item = effects.items[index];
          return item === undefined ? null : (
            <g className={item.source.withdrawn ? classes.withdrawn : undefined}>
              <SeverityShape severity={item.source.severity} x={cx} y={cy} />
              <text className={classes.laneLabel} x={cx + 9} y={cy} dy="0.34em">
                {item.label}
              </text>
            </g>
          );
        }}
      />
      <Scatter
        data={alarms.items.map((item) => ({
          t: inside(item.source.from),
          row: alarmRow(item.row),
        }))}
        dataKey="row"
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0, index }: ScatterShapeProps) => {
          const item = alarms.items[index];
          return item === undefined ? null : (
            <g className={classes[item.source.look]}>
              <LookShape look={item.source.look} x={cx} y={cy} />
              <text className={classes.laneLabel} x={cx + 10} y={cy} dy="0.34em">
                {item.label}
              </text>
            </g>
          );
        }}
      />
      {props.cursor === null ? null : <ReferenceLine x={props.cursor} stroke="var(--text)" />}
    </ComposedChart>
  );
}
