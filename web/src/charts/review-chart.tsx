import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import {
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceArea,
  ReferenceLine,
  Scatter,
  type ScatterShapeProps,
  XAxis,
  YAxis,
} from 'recharts';
import { clockTime } from '../ui/clinic-time.ts';
import classes from './chart.module.css';
import { chartLayout } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { CrosshairSlider } from './crosshair-slider.tsx';
import { HatchPattern } from './hatch-pattern.tsx';
import { hasBand, limitLabel, spreadLabels } from './limit-lines.ts';
import { ReviewLanes } from './review-lanes.tsx';
import { linearScale, MINUTE, minuteTicks, valueDomain, valueTicks } from './scale.ts';
import type { Series } from './series.ts';

interface Props {
  readonly model: ChartModel;
  readonly window: readonly [number, number];
  readonly end: number;
  readonly zone: string;
}

const points = (series: Series) => series.t.map((t, i) => ({ t, value: series.v[i] ?? null }));

/** A whole session for review, on Recharts: vitals over lanes, one time axis. */
export function ReviewChart({ model, window, end, zone }: Props) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(320, Math.floor(measured));
  const { left, right } = chartLayout(width, 0, 1, 1);
  const x = linearScale(window, [left, right]);
  const ticks = minuteTicks([window[0], window[1]], model.zero, Math.floor((right - left) / 64));
  const at = (tick: number) => ticks.find((one) => one.at === tick)?.minute ?? 0;

  const values = (series: Series) => series.v.filter((value): value is number => value !== null);
  const cuffs = model.cuffs.map(({ t, sys, dia, map }) => {
    const middle = map ?? Math.round(((sys ?? dia ?? 0) + (dia ?? sys ?? 0)) / 2);
    return { t, value: middle, reach: [middle - (dia ?? middle), (sys ?? middle) - middle] };
  });
  const pressures = model.cuffs.flatMap(({ sys, dia }) => [sys, dia].filter((v) => v !== null));
  const common = {
    model,
    window,
    width,
    left,
    right: width - right,
    ticks: ticks.map((tick) => tick.at),
  };

  return (
    <div className={classes.chart} ref={ref}>
      <CrosshairSlider model={model} window={window} end={end} zone={zone} x={x}>
        {(cursor) => (
          <div className={classes.review} aria-hidden>
            <Panel
              {...common}
              cursor={cursor}
              label="SpO2"
              unit="%"
              identity={classes.spo2}
              height={110}
              domain={valueDomain(values(model.spo2), [84, 100], 5)}
              step={5}
              signals={['spo2']}
              vitals={['spo2']}
              data={points(model.spo2)}
            />
            <Panel
              {...common}
              cursor={cursor}
              label={model.rateLabel}
              unit="/min"
              identity={classes.hr}
              height={130}
              domain={valueDomain(values(model.rate), [40, 140], 20)}
              step={40}
              signals={['hr']}
              vitals={['hr', 'pulse']}
              data={points(model.rate)}
            />
            <Panel
              {...common}
              cursor={cursor}
              label="BP"
              unit="mmHg"
              identity={classes.bp}
              height={150}
              domain={valueDomain(pressures, [40, 190], 20)}
              step={40}
              signals={['sys']}
              vitals={['nibp']}
              data={cuffs}
            >
              <Scatter
                dataKey="value"
                fill="currentColor"
                isAnimationActive={false}
                shape={({ cx, cy }: ScatterShapeProps) => (
                  <circle cx={cx} cy={cy} r={2.5} fill="currentColor" />
                )}
              >
                <ErrorBar
                  dataKey="reach"
                  direction="y"
                  width={3}
                  strokeWidth={2}
                  stroke="currentColor"
                  isAnimationActive={false}
                />
              </Scatter>
            </Panel>
            <ReviewLanes
              model={model}
              window={window}
              width={width}
              end={Math.min(end, window[1])}
              cursor={cursor}
              ticks={ticks.map((tick) => tick.at)}
              label={(tick) => `${at(tick)}`}
              clock={(tick) => clockTime(tick, zone)}
            />
          </div>
        )}
      </CrosshairSlider>
    </div>
  );
}

const MARGIN = { top: 6, bottom: 4, left: 0 } as const;

interface PanelProps {
  readonly model: ChartModel;
  readonly window: readonly [number, number];
  readonly width: number;
  /** Room beside the plot, px. */
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly number[];
  readonly cursor: number | null;
  readonly label: string;
  readonly unit: string;
  readonly identity: string | undefined;
  readonly height: number;
  readonly domain: [number, number];
  readonly step: number;
  readonly signals: readonly string[];
  readonly vitals: readonly string[];
  readonly data: readonly { readonly t: number; readonly value: number | null }[];
  /** Instead of the line. */
  readonly children?: ReactNode;
}

function Panel(props: PanelProps) {
  const { model, window, domain, ticks } = props;
  const hatch = useId();
  const limits = model.limits.filter(
    ({ signal, tier, value }) =>
      tier !== 'info' && props.signals.includes(signal) && value > domain[0] && value < domain[1],
  );
  const y = linearScale(domain, [props.height - MARGIN.bottom, MARGIN.top]);
  const at = limits.map(({ value }) => y(value));
  const labels = spreadLabels(at);
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
        width={props.width}
        height={props.height}
        data={[...props.data]}
        margin={{ ...MARGIN, right: props.right }}
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
          width={props.left}
          domain={domain}
          ticks={valueTicks(domain, props.step)}
          tick={{ fill: 'var(--text-faint)', fontSize: 11 }}
          axisLine={false}
          tickLine={false}
          interval={0}
        />
        {limits.filter(hasBand).map(({ signal, direction, tier, value }) => (
          <ReferenceArea
            key={`${signal}${direction}${tier}`}
            y1={value}
            y2={direction === 'high' ? domain[1] : domain[0]}
            fill={tier === 'critical' ? 'var(--alarm-high)' : 'var(--alarm-medium)'}
            fillOpacity={0.055}
            stroke="none"
          />
        ))}
        {limits.map(({ signal, direction, tier, value }, index) => (
          <ReferenceLine
            key={`${signal}${direction}${tier}`}
            y={value}
            stroke={tier === 'critical' ? 'var(--alarm-high-ink)' : 'var(--alarm-medium-ink)'}
            strokeOpacity={0.55}
            strokeDasharray="2 4"
            label={{
              value: limitLabel({ direction, value }),
              position: 'right',
              dy: (labels[index] ?? 0) - (at[index] ?? 0),
              fontSize: 11,
              fill: tier === 'critical' ? 'var(--alarm-high-ink)' : 'var(--alarm-medium-ink)',
            }}
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
        {ticks.map((tick) => (
          <ReferenceLine
            key={tick}
            x={tick}
            stroke={
              Math.abs(tick - model.zero) < MINUTE / 2 && model.started
                ? 'var(--text-faint)'
                : 'var(--line)'
            }
          />
        ))}
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
        {props.cursor === null ? null : <ReferenceLine x={props.cursor} stroke="var(--text)" />}
      </ComposedChart>
    </div>
  );
}
