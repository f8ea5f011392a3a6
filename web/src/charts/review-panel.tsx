import { limitLabel } from '@chairside/shared/review/limit-lines';
import { newestOfEach, segmentsWithin } from '@chairside/shared/review/limit-segments';
import { spreadLabels } from '@chairside/shared/review/spread-labels';
import { memo, type ReactNode, useId } from 'react';
import { ComposedChart, Line, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts';
import { linearAxis, MINUTE, valueTicks } from './axis.ts';
import classes from './chart.module.css';
import { HatchPattern } from './hatch-pattern.tsx';
import { hasBand } from './limit-room.ts';
import type { Axis } from './review-axis.ts';
import type { ReviewModel } from './review-model.ts';

export const MARGIN = { top: 6, bottom: 4, left: 0 } as const;

export interface PanelPoint {
  readonly t: number;
  readonly value: number | null;
}

interface PanelProps {
  readonly model: ReviewModel;
  readonly axis: Axis;
  readonly label: string;
  readonly unit: string;
  readonly identity: string | undefined;
  readonly height: number;
  readonly domain: readonly [number, number];
  readonly step: number;
  readonly signals: readonly string[];
  readonly vitals: readonly string[];
  readonly data: readonly PanelPoint[];
  readonly children?: ReactNode;
}

/** One vital over the session, with its limits as they stood and its gaps hatched. The crosshair is drawn over it. */
export const ReviewPanel = memo(function ReviewPanel(props: PanelProps) {
  const { model, axis, domain } = props;
  const { window, ticks } = axis;
  const hatch = useId();
  const segments = segmentsWithin(model.segments, window).filter(
    ({ signal, tier, value }) =>
      tier !== 'info' && props.signals.includes(signal) && value > domain[0] && value < domain[1],
  );
  const y = linearAxis(domain, [props.height - MARGIN.bottom, MARGIN.top]);
  const labelled = newestOfEach(segments);
  const spread = spreadLabels(labelled.map(({ value }) => y(value)));
  const gaps = model.gaps.filter(
    ({ vital, from, to }) => props.vitals.includes(vital) && to > window[0] && from < window[1],
  );
  return (
    <div className={`${classes.reviewPanel} ${props.identity}`}>
      <span className={classes.reviewLabel}>
        {props.label}
        <small>{props.unit}</small>
      </span>
      <ComposedChart
        width={axis.width}
        height={props.height}
        data={[...props.data]}
        margin={{ ...MARGIN, right: axis.rightGutter }}
        accessibilityLayer={false}
      >
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        <XAxis
          dataKey="t"
          type="number"
          domain={[...window]}
          ticks={[...ticks]}
          hide
          allowDataOverflow
        />
        <YAxis
          width={axis.left}
          domain={[...domain]}
          ticks={valueTicks(domain, props.step)}
          tick={{ fill: 'var(--text-faint)', fontSize: 11 }}
          axisLine={false}
          tickLine={false}
          interval={0}
          allowDataOverflow
        />
        {segments.filter(hasBand).map(({ signal, direction, tier, value, from, to }) => (
          <ReferenceArea
            key={`${signal}${direction}${tier}${from}`}
            x1={from}
            x2={to}
            y1={value}
            y2={direction === 'high' ? domain[1] : domain[0]}
            fill={tier === 'critical' ? 'var(--alarm-high)' : 'var(--alarm-medium)'}
            fillOpacity={0.055}
            stroke="none"
          />
        ))}
        {segments.map(({ signal, direction, tier, value, from, to }) => (
          <ReferenceLine
            key={`${signal}${direction}${tier}${from}`}
            segment={[
              { x: from, y: value },
              { x: to, y: value },
            ]}
            stroke={tier === 'critical' ? 'var(--alarm-high-ink)' : 'var(--alarm-medium-ink)'}
            strokeOpacity={0.55}
            strokeDasharray="2 4"
          />
        ))}
        {gaps.map((gap) => (
          <ReferenceArea
            key={`${gap.vital}${gap.from}`}
            x1={Math.max(gap.from, window[0])}
            x2={Math.min(gap.to, window[1])}
            fill={`url(#${hatch})`}
            stroke="none"
          />
        ))}
        <TimeGrid axis={axis} model={model} />
        {props.children ?? (
          <Line
            dataKey="value"
            stroke="currentColor"
            strokeWidth={1.75}
            dot={false}
            activeDot={false}
            connectNulls={false}
            isAnimationActive={false}
          />
        )}
      </ComposedChart>
      <span className={classes.limitNumbers} style={{ width: axis.rightGutter - 4 }}>
        {labelled.map(({ direction, tier, value, signal }, index) => (
          <span
            key={`${signal}${direction}${tier}`}
            style={{ top: (spread[index] ?? 0) - 7 }}
            data-tier={tier}
          >
            {limitLabel({ direction, value })}
          </span>
        ))}
      </span>
    </div>
  );
});

/** Vertical lines of the common axis; the start of the infusion stands out. */
export function TimeGrid({ axis, model }: { axis: Axis; model: ReviewModel }) {
  return axis.ticks.map((tick) => (
    <ReferenceLine
      key={tick}
      x={tick}
      stroke={
        Math.abs(tick - model.zero) < MINUTE / 2 && model.started
          ? 'var(--text-faint)'
          : 'var(--line)'
      }
    />
  ));
}
