import type { Look } from '@chairside/shared/alarms/urgency';
import { say } from '../language/say.ts';
import type { AxisMap } from './axis.ts';
import classes from './chart.module.css';
import type { Box, ChartLayout } from './chart-layout.ts';
import { LANE_ROW } from './chart-layout.ts';
import { InfusionLane } from './infusion-lane.tsx';
import type { Lane } from './lane-items.ts';
import { AlarmMarks, DoneMarks, EffectMarks, rowMiddle } from './lane-marks.tsx';
import type { AlarmSpan, EffectMark, InfusionSpan } from './lanes.ts';
import type { LiveLanes, ScoreMark } from './live-lanes.ts';
import type { InterventionMark } from './review-model.ts';

interface Props {
  readonly layout: ChartLayout;
  readonly x: AxisMap;
  /** Spans that still run end here, epoch ms. */
  readonly end: number;
  readonly infusion: readonly InfusionSpan[];
  readonly plannedEnd: number | null;
  readonly effects: Lane<EffectMark>;
  readonly alarms: Lane<AlarmSpan & { readonly look: Look }>;
  readonly interventions: Lane<InterventionMark>;
  readonly scores: Lane<ScoreMark>;
  readonly lanes: LiveLanes;
}

/** Infusion, effects, alarms, what was done and the checks under the vitals, on the same axis. */
export function ChartLanes(props: Props) {
  const { layout, x, end, infusion, plannedEnd, effects, alarms } = props;
  const { interventions, scores, lanes } = props;
  return (
    <g>
      <LaneTitle
        box={layout.infusion}
        title={say('charts.infusion')}
        x={x}
        unit={rateUnit(lanes)}
      />
      <InfusionLane
        box={layout.infusion}
        x={x}
        end={end}
        spans={infusion}
        plannedEnd={plannedEnd}
        delivery={lanes.delivery}
        plannedMg={lanes.plannedMg}
      />
      <LaneTitle box={layout.effects} title={say('charts.effects')} x={x} />
      <EffectMarks lane={effects} top={layout.effects.top} />
      <LaneTitle box={layout.alarms} title={say('charts.alarms')} x={x} />
      <AlarmMarks lane={alarms} top={layout.alarms.top} />
      <LaneTitle box={layout.interventions} title={say('charts.done')} x={x} />
      <DoneMarks lane={interventions} top={layout.interventions.top} />
      <LaneTitle box={layout.scores} title={say('charts.checks')} x={x} />
      {scores.items.map((item) => {
        const y = rowMiddle(layout.scores.top, item.row);
        const { due, withdrawn, seq } = item.source;
        return (
          <g key={seq} className={withdrawn ? classes.withdrawn : undefined}>
            <path
              className={due ? classes.dueMark : classes.done}
              d={`M${item.x},${y - 5}V${y + 5}M${item.x - 3},${y - 5}H${item.x + 3}M${item.x - 3},${y + 5}H${item.x + 3}`}
              stroke="currentColor"
            />
            <text
              className={due ? classes.dueLabel : classes.laneLabel}
              x={item.x + 9}
              y={y}
              dy="0.34em"
            >
              {item.label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** What it is set to now; the axis of the area. */
function rateUnit({ delivery }: LiveLanes): string {
  const rate = delivery?.rate.at(-1)?.mlPerH;
  return rate === undefined ? '' : say('charts.number-ml-h', { number: Number(rate.toFixed(1)) });
}

function LaneTitle(props: { box: Box; title: string; x: AxisMap; unit?: string }) {
  const { box, title, x, unit } = props;
  return (
    <g>
      <text className={classes.laneTitle} x={4} y={box.top + LANE_ROW / 2} dy="0.34em">
        {title}
      </text>
      {unit === undefined || unit === '' ? null : (
        <text className={classes.unit} x={4} y={box.top + LANE_ROW / 2 + 15} dy="0.34em">
          {unit}
        </text>
      )}
      <line
        className={classes.frame}
        x1={x.range[0]}
        x2={x.range[1]}
        y1={box.top + box.height + 2}
        y2={box.top + box.height + 2}
      />
    </g>
  );
}
