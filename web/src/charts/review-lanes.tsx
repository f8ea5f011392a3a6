import { memo } from 'react';
import {
  ComposedChart,
  Line,
  ReferenceArea,
  Scatter,
  type ScatterShapeProps,
  XAxis,
  YAxis,
} from 'recharts';
import { clockTime } from '../time/clinic-time.ts';
import classes from './chart.module.css';
import { LANE_ROW } from './chart-layout.ts';
import { alarmLane, effectLane, interventionLane } from './lane-items.ts';
import { LookShape, SeverityShape } from './marks.tsx';
import type { Axis } from './review-axis.ts';
import type { ReviewModel } from './review-model.ts';
import { TimeGrid } from './review-panel.tsx';

const AXIS = 40;
const TOP = 4;

export type ReviewLane = 'infusion' | 'effects' | 'alarms' | 'interventions';

/** Rows are counted downwards; each lane is at least one row high, so that an empty one is seen to be empty. */
export interface LanePlan {
  readonly effects: ReturnType<typeof effectLane>;
  readonly alarms: ReturnType<typeof alarmLane>;
  readonly interventions: ReturnType<typeof interventionLane>;
  readonly lanes: readonly {
    readonly lane: ReviewLane;
    readonly row: number;
    readonly rows: number;
  }[];
  readonly rows: number;
  readonly height: number;
}

export function planLanes(model: ReviewModel, axis: Axis, end: number): LanePlan {
  const effects = effectLane(model.effects, axis.x);
  const alarms = alarmLane(model.alarms, axis.x, end);
  const interventions = interventionLane(model.interventions, axis.x);
  const lanes: { lane: ReviewLane; row: number; rows: number }[] = [];
  let row = 0;
  for (const [lane, rows] of [
    ['infusion', 1],
    ['effects', effects.rows],
    ['alarms', alarms.rows],
    ['interventions', interventions.rows],
  ] as const) {
    lanes.push({ lane, row, rows });
    row += rows;
  }
  const height = row * LANE_ROW + AXIS + TOP;
  return { effects, alarms, interventions, lanes, rows: row, height };
}

/** The lane at a height of the drawing, px from its top; null on the axis. */
export function laneAt(plan: LanePlan, y: number): ReviewLane | null {
  const row = (y - TOP) / LANE_ROW;
  return plan.lanes.find((one) => row >= one.row && row < one.row + one.rows)?.lane ?? null;
}

export const laneTop = (row: number): number => TOP + row * LANE_ROW;

interface Props {
  readonly model: ReviewModel;
  readonly axis: Axis;
  readonly plan: LanePlan;
  readonly end: number;
  readonly zone: string;
}

export const ReviewLanes = memo(function ReviewLanes({ model, axis, plan, end, zone }: Props) {
  const { window, ticks, minutes, x } = axis;
  const { effects, alarms, interventions, rows } = plan;
  const inside = (at: number) => Math.min(window[1], Math.max(window[0], at));
  const first = (lane: ReviewLane) => plan.lanes.find((one) => one.lane === lane)?.row ?? 0;
  const middle = (lane: ReviewLane, row: number) => first(lane) + row + 0.5;
  const minuteOf = (tick: number) => minutes[ticks.indexOf(tick)] ?? 0;
  return (
    <ComposedChart
      width={axis.width}
      height={plan.height}
      data={[
        { t: window[0], row: 0 },
        { t: window[1], row: rows },
      ]}
      margin={{ top: TOP, right: axis.rightGutter, bottom: 0, left: 0 }}
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
              {minuteOf(Number(payload.value))}
            </text>
            <text className={classes.tick} x={tx} y={Number(ty) + 24} textAnchor="middle">
              {clockTime(Number(payload.value), zone)}
            </text>
          </g>
        )}
      />
      <YAxis
        width={axis.left}
        type="number"
        domain={[0, rows]}
        reversed
        ticks={[]}
        axisLine={false}
        tickLine={false}
      />
      {/* Without one drawn series the axes are left out, and with them every span. */}
      <Line dataKey="row" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
      <TimeGrid axis={axis} model={model} />
      {model.infusion
        .filter(({ from, to }) => from < window[1] && (to ?? end) > window[0])
        .map((span) => (
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
          y1={middle('alarms', row) - 0.4}
          y2={middle('alarms', row) + 0.4}
          fill={`var(--alarm-${source.look})`}
          fillOpacity={source.acknowledgedAt === null ? 0.35 : 0.16}
          stroke="none"
        />
      ))}
      <Scatter
        data={effects.items.map((item) => ({
          t: item.source.onset,
          row: middle('effects', item.row),
        }))}
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
          row: middle('alarms', item.row),
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
      <Scatter
        data={interventions.items.map((item) => ({
          t: item.source.at,
          row: middle('interventions', item.row),
        }))}
        dataKey="row"
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0, index }: ScatterShapeProps) => {
          const item = interventions.items[index];
          return item === undefined ? null : (
            <g className={item.source.withdrawn ? classes.withdrawn : undefined}>
              <path
                className={classes.done}
                d={`M${cx - 5},${cy}H${cx + 5}M${cx},${cy - 5}V${cy + 5}`}
              />
              <text className={classes.laneLabel} x={cx + 9} y={cy} dy="0.34em">
                {item.label}
              </text>
            </g>
          );
        }}
      />
    </ComposedChart>
  );
});
