import { DRUG_LEVEL_LABEL, type LevelPoint } from '@chairside/shared/infusion/pharmacokinetics';
import type { InfusionSeries } from '@chairside/shared/infusion/series';
import { memo } from 'react';
import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { say } from '../language/say.ts';
import classes from './chart.module.css';
import type { Axis } from './review-axis.ts';
import type { ReviewModel } from './review-model.ts';
import { MARGIN, TimeGrid } from './review-panel.tsx';

interface DeliveryProps {
  readonly model: ReviewModel;
  readonly axis: Axis;
  readonly delivery: InfusionSeries;
  readonly until: number;
  readonly height: number;
}

const TICK = { fill: 'var(--text-faint)', fontSize: 11 } as const;

/** A round number at or above the value: 1, 2, 2.5 or 5 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((top) => top >= value) ?? value;
}

/** What ran: the rate as steps against the left axis, the dose so far as a line against the right one. */
export const DeliveryPanel = memo(function DeliveryPanel(props: DeliveryProps) {
  const { model, axis, delivery, until, height } = props;
  const points = [
    ...delivery.rate.map(({ at, mlPerH }) => ({ t: at, rate: mlPerH })),
    ...(delivery.rate.length > 0 ? [{ t: until, rate: delivery.rate.at(-1)?.mlPerH ?? 0 }] : []),
    ...delivery.dose.map(({ at, mg }) => ({ t: at, dose: mg })),
  ].sort((a, b) => a.t - b.t);
  const fastest = roundUp(Math.max(...delivery.rate.map(({ mlPerH }) => mlPerH), 0));
  const most = roundUp(delivery.dose.at(-1)?.mg ?? 0);
  return (
    <div className={`${classes.reviewPanel} ${classes.delivery}`}>
      <span className={classes.reviewLabel}>
        {delivery.rate.length > 0 ? 'Rate' : 'Dose'}
        {delivery.rate.length > 0 ? <small>{say('charts.ml-h')}</small> : null}
        {delivery.rate.length > 0 ? <small>{say('charts.line-dose')}</small> : null}
      </span>
      <ComposedChart
        width={axis.width}
        height={height}
        data={points}
        margin={{ ...MARGIN, right: 0 }}
        accessibilityLayer={false}
      >
        <XAxis
          dataKey="t"
          type="number"
          domain={[...axis.window]}
          ticks={[...axis.ticks]}
          hide
          allowDataOverflow
        />
        <YAxis
          yAxisId="rate"
          width={axis.left}
          domain={[0, fastest]}
          ticks={delivery.rate.length > 0 ? [0, fastest / 2, fastest] : []}
          tick={TICK}
          axisLine={false}
          tickLine={false}
          interval={0}
        />
        <YAxis
          yAxisId={0}
          orientation="right"
          width={axis.rightGutter}
          domain={[0, most]}
          ticks={[0, most / 2, most]}
          tickFormatter={(mg: number) => (mg === most ? say('charts.mg-mg', { mg }) : String(mg))}
          tick={TICK}
          axisLine={false}
          tickLine={false}
          interval={0}
        />
        <TimeGrid axis={axis} model={model} />
        <Area
          yAxisId="rate"
          dataKey="rate"
          type="stepAfter"
          connectNulls
          stroke="var(--text-soft)"
          strokeWidth={1.25}
          fill="var(--accent)"
          fillOpacity={0.45}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          yAxisId={0}
          dataKey="dose"
          type="linear"
          connectNulls
          stroke="var(--text)"
          strokeWidth={1.75}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </div>
  );
});

interface LevelProps {
  readonly model: ReviewModel;
  readonly axis: Axis;
  readonly levels: readonly LevelPoint[];
  readonly height: number;
}

/** What a published model expects in the blood: dashed, hatched in no place with what was measured. */
export const LevelPanel = memo(function LevelPanel({ model, axis, levels, height }: LevelProps) {
  const most = roundUp(Math.max(...levels.map(({ ngPerMl }) => ngPerMl), 0));
  return (
    <div className={`${classes.reviewPanel} ${classes.level}`}>
      <span className={classes.reviewLabel}>
        {say('charts.model')}
        <small>{say('charts.ng-ml')}</small>
      </span>
      <span className={classes.modelMark} style={{ left: axis.left + 8 }}>
        {DRUG_LEVEL_LABEL}
      </span>
      <ComposedChart
        width={axis.width}
        height={height}
        data={levels.map(({ at, ngPerMl }) => ({ t: at, level: ngPerMl }))}
        margin={{ ...MARGIN, right: axis.rightGutter }}
        accessibilityLayer={false}
      >
        <XAxis
          dataKey="t"
          type="number"
          domain={[...axis.window]}
          ticks={[...axis.ticks]}
          hide
          allowDataOverflow
        />
        <YAxis
          width={axis.left}
          domain={[0, most]}
          ticks={[0, most / 2, most]}
          tick={TICK}
          axisLine={false}
          tickLine={false}
          interval={0}
        />
        <TimeGrid axis={axis} model={model} />
        <Line
          dataKey="level"
          type="linear"
          stroke="var(--text-soft)"
          strokeWidth={1.5}
          strokeDasharray="5 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </div>
  );
});
