import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { type ReactNode, useMemo } from 'react';
import { ErrorBar, Scatter, type ScatterShapeProps } from 'recharts';
import { say } from '../language/say.ts';
import { valueDomain } from './axis.ts';
import classes from './chart.module.css';
import { type Axis, reviewAxis } from './review-axis.ts';
import { ReviewCursor } from './review-cursor.tsx';
import { DeliveryPanel, LevelPanel } from './review-delivery.tsx';
import { laneAt, laneTop, planLanes, type ReviewLane, ReviewLanes } from './review-lanes.tsx';
import type { ReviewModel } from './review-model.ts';
import { ReviewPanel } from './review-panel.tsx';
import type { Series } from './series.ts';
import { useChartWidth } from './use-chart-width.ts';

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
  infusion: 'Infusion',
  effects: 'Effects',
  alarms: 'Alarms',
  interventions: 'Actions',
} as const satisfies Record<ReviewLane, string>;

interface Heights {
  readonly spo2: number;
  readonly rate: number;
  readonly bp: number;
  /** Of each further vital. */
  readonly panel: number;
  readonly delivery: number;
  readonly level: number;
}

const ON_SCREEN: Heights = { spo2: 96, rate: 116, bp: 132, panel: 76, delivery: 76, level: 84 };
/** So that figures and chart share the first page. */
const ON_PAPER: Heights = { spo2: 66, rate: 80, bp: 100, panel: 56, delivery: 60, level: 62 };

const points = (series: Series) => series.t.map((t, i) => ({ t, value: series.v[i] ?? null }));
const values = (series: Series) => series.v.filter((value): value is number => value !== null);

/** A whole session for review, on Recharts: vitals, what ran, effects, alarms and actions on one time axis. */
export function ReviewChart(props: Props) {
  const { model, window, end, zone, withLevel } = props;
  const { ref, width, printing } = useChartWidth();
  const heights = printing ? ON_PAPER : ON_SCREEN;
  const [from, to] = window;
  const axis = useMemo(() => reviewAxis([from, to], width, model.zero), [from, to, width, model]);
  const last = Math.min(end, to);
  const plan = useMemo(() => planLanes(model, axis, last), [model, axis, last]);
  const delivery = model.delivery;
  const levels = withLevel ? model.levels : null;
  const above =
    heights.spo2 +
    heights.rate +
    heights.bp +
    model.panels.length * heights.panel +
    (delivery === null ? 0 : heights.delivery) +
    (levels === null ? 0 : heights.level);
  return (
    <div className={classes.chart} ref={ref}>
      <ReviewCursor
        model={model}
        axis={axis}
        whole={props.whole}
        end={end}
        zone={zone}
        withLevel={withLevel}
        height={above + plan.height}
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
        <Vitals model={model} axis={axis} heights={heights} />
        {delivery === null ? null : (
          <DeliveryPanel
            model={model}
            axis={axis}
            delivery={delivery}
            until={last}
            height={heights.delivery}
          />
        )}
        {levels === null ? null : (
          <LevelPanel model={model} axis={axis} levels={levels} height={heights.level} />
        )}
        <ReviewLanes model={model} axis={axis} plan={plan} end={last} zone={zone} />
      </ReviewCursor>
    </div>
  );
}

function Vitals({
  model,
  axis,
  heights,
}: {
  model: ReviewModel;
  axis: Axis;
  heights: Heights;
}): ReactNode {
  const drawn = useMemo(() => {
    const cuffs = model.cuffs.filter(({ t }) => t >= axis.window[0] && t <= axis.window[1]);
    return {
      spo2: points(model.spo2),
      rate: points(model.rate),
      panels: model.panels.map(({ signal, series }) => {
        const chart = SIGNAL_INFO[signal].chart ?? { low: 0, high: 100, step: 20 };
        return {
          ...{ signal, step: chart.step, data: points(series) },
          ...{ signals: [signal], vitals: [SIGNAL_INFO[signal].vital] },
          domain: valueDomain(values(series), [chart.low, chart.high], chart.step),
        };
      }),
      cuffs: cuffs.map(({ t, sys, dia, map }) => {
        const middle = map ?? Math.round(((sys ?? dia ?? 0) + (dia ?? sys ?? 0)) / 2);
        return { t, value: middle, reach: [middle - (dia ?? middle), (sys ?? middle) - middle] };
      }),
      domains: {
        spo2: valueDomain(values(model.spo2), [84, 100], 5),
        rate: valueDomain(values(model.rate), [40, 140], 20),
        bp: valueDomain(
          cuffs.flatMap(({ sys, dia }) => [sys, dia].filter((value) => value !== null)),
          [40, 190],
          20,
        ),
      },
    };
  }, [model, axis]);
  const common = { model, axis };
  return (
    <>
      <ReviewPanel
        {...common}
        label={say('charts.spo2-2')}
        unit="%"
        identity={classes.spo2}
        height={heights.spo2}
        domain={drawn.domains.spo2}
        step={5}
        signals={SPO2}
        vitals={SPO2}
        data={drawn.spo2}
      />
      <ReviewPanel
        {...common}
        label={model.rateLabel}
        unit="/min"
        identity={classes.hr}
        height={heights.rate}
        domain={drawn.domains.rate}
        step={40}
        signals={HR}
        vitals={RATES}
        data={drawn.rate}
      />
      <ReviewPanel
        {...common}
        label={say('charts.bp')}
        unit="mmHg"
        identity={classes.bp}
        height={heights.bp}
        domain={drawn.domains.bp}
        step={40}
        signals={SYS}
        vitals={NIBP}
        data={drawn.cuffs}
      >
        {CUFFS}
      </ReviewPanel>
      {drawn.panels.map(({ signal, ...panel }) => (
        <ReviewPanel
          {...common}
          {...panel}
          key={signal}
          label={SIGNAL_INFO[signal].label}
          unit={SIGNAL_INFO[signal].unit}
          identity={classes[SIGNAL_INFO[signal].colour]}
          height={heights.panel}
        />
      ))}
    </>
  );
}

const SPO2 = ['spo2'];
const HR = ['hr'];
const RATES = ['hr', 'pulse'];
const SYS = ['sys'];
const NIBP = ['nibp'];

const CUFFS = (
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
);
