import classes from './chart.module.css';
import { ChartAxis } from './chart-axis.tsx';
import { LANE_ROW } from './chart-layout.ts';
import { alarmLane, effectLane, interventionLane } from './lane-items.ts';
import { AlarmMarks, DoneMarks, EffectMarks } from './lane-marks.tsx';
import type { Axis } from './review-axis.ts';
import type { ReviewModel } from './review-model.ts';

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
  /** Of the drawing under which they lie, px. */
  readonly top: number;
  readonly end: number;
  readonly zone: string;
}

/** Least width in which the name of what runs is written. */
const LABEL_PX = 110;

export function ReviewLanes({ model, axis, plan, top, end, zone }: Props) {
  const { window, left, right, x } = axis;
  const inside = (at: number) => x(Math.min(window[1], Math.max(window[0], at)));
  const topOf = (lane: ReviewLane) =>
    top + laneTop(plan.lanes.find((one) => one.lane === lane)?.row ?? 0);
  const bottom = top + laneTop(plan.rows);
  return (
    <>
      <line className={classes.frame} x1={left} x2={right} y1={bottom} y2={bottom} />
      <ChartAxis top={bottom} x={x} zero={model.zero} started={model.started} zone={zone} />
      {model.infusion
        .filter(({ from, to }) => from < window[1] && (to ?? end) > window[0])
        .map((span) => {
          const [from, to] = [inside(span.from), inside(span.to ?? end)];
          const running = span.kind === 'running';
          const y = topOf('infusion') + (running ? 1 : 13);
          return (
            <g key={span.from}>
              <rect
                className={running ? classes.ran : classes.paused}
                x={from}
                y={y}
                width={to - from}
                height={topOf('infusion') + LANE_ROW - 1 - y}
              />
              {running && to - from > LABEL_PX ? (
                <text
                  className={classes.ranLabel}
                  x={(from + to) / 2}
                  y={topOf('infusion') + LANE_ROW / 2}
                  dy="0.34em"
                  textAnchor="middle"
                >
                  {span.label}
                </text>
              ) : null}
            </g>
          );
        })}
      <EffectMarks lane={plan.effects} top={topOf('effects')} />
      <AlarmMarks lane={plan.alarms} top={topOf('alarms')} />
      <DoneMarks lane={plan.interventions} top={topOf('interventions')} />
    </>
  );
}
