import { segmentsWithin } from '@chairside/shared/review/limit-segments';
import { useId, useMemo } from 'react';
import { say } from '../language/say.ts';
import classes from './chart.module.css';
import type { Box } from './chart-layout.ts';
import { HatchPattern } from './hatch-pattern.tsx';
import { panelsWithin, vitalPanels } from './panels.ts';
import { reviewAxis } from './review-axis.ts';
import { ReviewCursor } from './review-cursor.tsx';
import { DeliveryPanel, LevelPanel } from './review-delivery.tsx';
import { laneAt, laneTop, planLanes, type ReviewLane, ReviewLanes } from './review-lanes.tsx';
import type { ReviewModel } from './review-model.ts';
import { useChartWidth } from './use-chart-width.ts';
import { VitalPanels } from './vital-panels.tsx';

interface Props {
  readonly model: ReviewModel;
  readonly window: readonly [number, number];
  /** All that there is to see. */
  readonly whole: readonly [number, number];
  readonly end: number;
  readonly zone: string;
  readonly withLevel: boolean;
  /** Narrows the window to what was marked on the chart. */
  readonly onZoom: (window: readonly [number, number]) => void;
  /** Lanes that the log is filtered by. */
  readonly lanes: ReadonlySet<string>;
  readonly onLane: (lane: ReviewLane) => void;
}

const LANE_LABELS = {
  infusion: say('charts.infusion'),
  effects: say('charts.effects'),
  alarms: say('charts.alarms'),
  interventions: say('charts.actions'),
} satisfies Record<ReviewLane, string>;

interface Heights {
  /** SpO2, rate and blood pressure. */
  readonly vitals: readonly number[];
  /** Of each further vital. */
  readonly panel: number;
  readonly delivery: number;
  readonly level: number;
}

const ON_SCREEN: Heights = { vitals: [96, 116, 132], panel: 76, delivery: 76, level: 84 };
/** So that figures and chart share the first page. */
const ON_PAPER: Heights = { vitals: [66, 80, 100], panel: 56, delivery: 60, level: 62 };
const MARGIN = { top: 6, bottom: 4 };

/** A whole session for review: vitals, what ran, effects, alarms and actions on one time axis. */
export function ReviewChart(props: Props) {
  const { model, window, end, zone, withLevel } = props;
  const { ref, width, printing } = useChartWidth();
  const [hatch, clip] = [useId(), useId()];
  const heights = printing ? ON_PAPER : ON_SCREEN;
  const [from, to] = window;
  const axis = useMemo(() => reviewAxis([from, to], width), [from, to, width]);
  const last = Math.min(end, to);
  const plan = useMemo(() => planLanes(model, axis, last), [model, axis, last]);
  const delivery = model.delivery;
  const levels = withLevel ? model.levels : null;
  const panels = useMemo(() => vitalPanels(model), [model]);
  const drawn = useMemo(
    () => panelsWithin(panels, axis.window, axis.right - axis.left),
    [panels, axis],
  );
  let above = 0;
  const take = (height: number): Box => {
    const box = { top: above + MARGIN.top, height: height - MARGIN.top - MARGIN.bottom };
    above += height;
    return box;
  };
  const boxes = drawn.map((_, index) => take(heights.vitals[index] ?? heights.panel));
  const deliveryBox = delivery === null ? null : take(heights.delivery);
  const levelBox = levels === null ? null : take(heights.level);
  const height = above + plan.height;
  return (
    <div className={classes.chart} ref={ref}>
      <ReviewCursor
        model={model}
        axis={axis}
        whole={props.whole}
        end={end}
        zone={zone}
        withLevel={withLevel}
        height={height}
        onZoom={props.onZoom}
        onClick={(y) => {
          const lane = laneAt(plan, y - above);
          if (lane !== null) props.onLane(lane);
        }}
        buttons={plan.lanes.map(({ lane, row, rows }) => (
          <button
            key={lane}
            type="button"
            className={classes.laneButton}
            style={{
              top: above + laneTop(row),
              height: laneTop(row + rows) - laneTop(row),
              width: axis.left - 4,
            }}
            aria-pressed={props.lanes.has(lane)}
            onClick={() => props.onLane(lane)}
          >
            {LANE_LABELS[lane]}
            <span className="visually-hidden">{say('charts.show-only-these-in-the-log')}</span>
          </button>
        ))}
      >
        <svg
          className={classes.svg}
          width={axis.width}
          height={height}
          viewBox={`0 0 ${axis.width} ${height}`}
          aria-hidden
        >
          <defs>
            <HatchPattern id={hatch} />
            <clipPath id={clip}>
              <rect x={axis.left} y={0} width={axis.right - axis.left} height={height} />
            </clipPath>
          </defs>
          <ReviewLanes model={model} axis={axis} plan={plan} top={above} end={last} zone={zone} />
          <VitalPanels
            panels={drawn}
            boxes={boxes}
            x={axis.x}
            limits={segmentsWithin(model.segments, axis.window)}
            gaps={model.gaps}
            hatch={hatch}
          />
          {delivery === null || deliveryBox === null ? null : (
            <DeliveryPanel
              box={deliveryBox}
              x={axis.x}
              clip={clip}
              delivery={delivery}
              until={last}
            />
          )}
          {levels === null || levelBox === null ? null : (
            <LevelPanel box={levelBox} x={axis.x} clip={clip} levels={levels} />
          )}
        </svg>
      </ReviewCursor>
    </div>
  );
}
