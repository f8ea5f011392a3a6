import type { Look } from '../alarms/urgency.ts';
import classes from './chart.module.css';
import type { Box, ChartLayout } from './chart-layout.ts';
import { LANE_ROW } from './chart-layout.ts';
import type { Lane } from './lane-items.ts';
import type { AlarmSpan, EffectMark, InfusionSpan } from './lanes.ts';
import { LookShape, SeverityShape } from './marks.tsx';
import type { Scale } from './scale.ts';

interface Props {
  readonly layout: ChartLayout;
  readonly x: Scale;
  /** Spans that still run end here, epoch ms. */
  readonly end: number;
  readonly infusion: readonly InfusionSpan[];
  readonly plannedEnd: number | null;
  readonly effects: Lane<EffectMark>;
  readonly alarms: Lane<AlarmSpan & { readonly look: Look }>;
}

/** Infusion, effects and alarms under the vitals, on the same axis. */
export function ChartLanes({ layout, x, end, infusion, plannedEnd, effects, alarms }: Props) {
  return (
    <g>
      <LaneTitle box={layout.infusion} title="Infusion" x={x} />
      <InfusionLane
        box={layout.infusion}
        x={x}
        end={end}
        spans={infusion}
        plannedEnd={plannedEnd}
      />
      <LaneTitle box={layout.effects} title="Effects" x={x} />
      {effects.items.map((item) => (
        <g key={item.source.seq} className={item.source.withdrawn ? classes.withdrawn : undefined}>
          <SeverityShape
            severity={item.source.severity}
            x={item.x}
            y={rowMiddle(layout.effects, item.row)}
          />
          <text
            className={classes.laneLabel}
            x={item.x + 9}
            y={rowMiddle(layout.effects, item.row)}
            dy="0.34em"
          >
            {item.label}
          </text>
        </g>
      ))}
      <LaneTitle box={layout.alarms} title="Alarms" x={x} />
      {alarms.items.map((item) => {
        const y = rowMiddle(layout.alarms, item.row);
        const { look, acknowledgedAt, alarm } = item.source;
        return (
          <g
            key={alarm.id}
            className={`${classes[look]} ${acknowledgedAt === null ? '' : classes.acknowledged}`}
          >
            <rect
              className={classes.span}
              x={item.x}
              y={y - 8}
              width={Math.max(2, item.width)}
              height={16}
              rx={2}
            />
            <LookShape look={look} x={item.x + 1} y={y} />
            <text className={classes.laneLabel} x={item.x + 10} y={y} dy="0.34em">
              {item.label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

const rowMiddle = (box: Box, row: number) => box.top + row * LANE_ROW + LANE_ROW / 2;

function LaneTitle({ box, title, x }: { box: Box; title: string; x: Scale }) {
  return (
    <g>
      <text className={classes.laneTitle} x={4} y={box.top + LANE_ROW / 2} dy="0.34em">
        {title}
      </text>
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

function InfusionLane({
  box,
  x,
  end,
  spans,
  plannedEnd,
}: {
  box: Box;
  x: Scale;
  end: number;
  spans: readonly InfusionSpan[];
  plannedEnd: number | null;
}) {
  const clamp = (at: number) => Math.min(x.range[1], Math.max(x.range[0], x(at)));
  const last = spans.at(-1);
  return (
    <g>
      {spans.map((span) => {
        const from = clamp(span.from);
        const width = clamp(span.to ?? end) - from;
        // Paused is a step down: told from running by height and hatching, not by colour.
        const height = span.kind === 'running' ? box.height : box.height / 3;
        return (
          <g key={span.from}>
            <rect
              className={span.kind === 'running' ? classes.running : classes.paused}
              x={from}
              y={box.top + box.height - height}
              width={Math.max(0, width)}
              height={height}
            />
            {span.kind === 'running' && width > span.label.length * 6.2 + 14 ? (
              <text
                className={classes.runningLabel}
                x={from + 8}
                y={box.top + box.height / 2}
                dy="0.34em"
              >
                {span.label}
              </text>
            ) : null}
          </g>
        );
      })}
      {plannedEnd !== null && last?.to === null && plannedEnd > end ? (
        <rect
          className={classes.planned}
          x={clamp(end)}
          y={box.top + 0.5}
          width={Math.max(0, clamp(plannedEnd) - clamp(end))}
          height={box.height - 1}
        />
      ) : null}
    </g>
  );
}
