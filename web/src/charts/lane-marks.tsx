import type { Look } from '@chairside/shared/alarms/urgency';
import classes from './chart.module.css';
import { LANE_ROW } from './chart-layout.ts';
import type { Lane } from './lane-items.ts';
import type { AlarmSpan, EffectMark } from './lanes.ts';
import { LookShape, SeverityShape } from './marks.tsx';
import type { InterventionMark } from './review-model.ts';

interface Props<T> {
  readonly lane: Lane<T>;
  /** Of the first row, px. */
  readonly top: number;
}

export const rowMiddle = (top: number, row: number) => top + row * LANE_ROW + LANE_ROW / 2;

export function EffectMarks({ lane, top }: Props<EffectMark>) {
  return lane.items.map(({ source, x, row, label }) => (
    <g key={source.seq} className={source.withdrawn ? classes.withdrawn : undefined}>
      <SeverityShape severity={source.severity} x={x} y={rowMiddle(top, row)} />
      <LaneLabel x={x + 9} y={rowMiddle(top, row)} text={label} />
    </g>
  ));
}

export function AlarmMarks({ lane, top }: Props<AlarmSpan & { readonly look: Look }>) {
  return lane.items.map(({ source, x, width, row, label }) => {
    const y = rowMiddle(top, row);
    const { look, acknowledgedAt, alarm } = source;
    return (
      <g
        key={alarm.id}
        className={`${classes[look]} ${acknowledgedAt === null ? '' : classes.acknowledged}`}
      >
        <rect
          className={classes.span}
          x={x}
          y={y - 8}
          width={Math.max(2, width)}
          height={16}
          rx={2}
        />
        <LookShape look={look} x={x + 1} y={y} />
        <LaneLabel x={x + 10} y={y} text={label} />
      </g>
    );
  });
}

/** What was done. */
export function DoneMarks({ lane, top }: Props<InterventionMark>) {
  return lane.items.map(({ source, x, row, label }) => {
    const y = rowMiddle(top, row);
    return (
      <g key={source.seq} className={source.withdrawn ? classes.withdrawn : undefined}>
        <rect className={classes.done} x={x - 4} y={y - 4} width={8} height={8} rx={1} />
        <LaneLabel x={x + 9} y={y} text={label} />
      </g>
    );
  });
}

function LaneLabel({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <text className={classes.laneLabel} x={x} y={y} dy="0.34em">
      {text}
    </text>
  );
}
