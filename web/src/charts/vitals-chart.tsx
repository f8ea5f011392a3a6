import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { useElementSize } from '@mantine/hooks';
import { useId, useMemo } from 'react';
import { say } from '../language/say.ts';
import { linearAxis, valueDomain, valueTicks } from './axis.ts';
import classes from './chart.module.css';
import { ChartAxis } from './chart-axis.tsx';
import { ChartLanes } from './chart-lanes.tsx';
import { chartLayout, timeRange } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { ChartPanel } from './chart-panel.tsx';
import { CrosshairSlider } from './crosshair-slider.tsx';
import { CuffBars } from './cuff-bars.tsx';
import { HatchPattern } from './hatch-pattern.tsx';
import { alarmLane, effectLane, interventionLane, scoreLane } from './lane-items.ts';
import { linePath } from './line-path.ts';
import { type LiveLanes, readLanes } from './live-lanes.ts';
import { minMax, type Series } from './series.ts';

interface Props {
  readonly model: ChartModel;
  readonly lanes: LiveLanes;
  /** Time axis, epoch ms. */
  readonly window: readonly [number, number];
  /** Newest instant that can have been measured: server time, or the end of a closed session. */
  readonly end: number;
  readonly plannedEnd: number | null;
  readonly zone: string;
  /** Height that the three vital panels share, px. */
  readonly vitalsHeight: number;
}

const numbers = (series: Series) => series.v.filter((value): value is number => value !== null);

/** The session on one time axis: the vitals, what runs, effects, alarms, what was done and the checks. Plain SVG. */
export function VitalsChart(props: Props) {
  const { model, lanes, window, end, plannedEnd, zone, vitalsHeight } = props;
  const { ref, width: measured } = useElementSize();
  const width = Math.max(320, Math.floor(measured));
  const hatch = useId();

  const x = linearAxis(window, timeRange(width));
  const effects = effectLane(model.effects, x);
  const alarms = alarmLane(model.alarms, x, end);
  const interventions = interventionLane(lanes.interventions, x);
  const scores = scoreLane(lanes.scores, x);
  const layout = chartLayout(
    width,
    vitalsHeight,
    {
      ...{ effects: effects.rows, alarms: alarms.rows },
      ...{ interventions: interventions.rows, scores: scores.rows },
    },
    model.panels.length,
  );
  const buckets = Math.max(50, Math.floor((layout.right - layout.left) / 2));
  const [from, to] = window;
  const spo2 = useMemo(
    () => minMax(model.spo2, from, to, buckets),
    [model.spo2, from, to, buckets],
  );
  const rate = useMemo(
    () => minMax(model.rate, from, to, buckets),
    [model.rate, from, to, buckets],
  );
  const panels = useMemo(
    () =>
      model.panels.map(({ signal, series }) => ({
        ...{ signal, chart: SIGNAL_INFO[signal].chart ?? { low: 0, high: 100, step: 20 } },
        series: minMax(series, from, to, buckets),
      })),
    [model.panels, from, to, buckets],
  );
  const cuffs = model.cuffs.filter(({ t }) => t >= from && t <= to);

  const vertical = (box: { top: number; height: number }, domain: [number, number]) =>
    linearAxis(domain, [box.top + box.height, box.top]);
  const ySpo2 = vertical(layout.spo2, valueDomain(numbers(spo2), [84, 100], 5));
  const yRate = vertical(layout.rate, valueDomain(numbers(rate), [40, 140], 20));
  const pressures = cuffs.flatMap(({ sys, dia }) => [sys, dia].filter((v) => v !== null));
  const yBp = vertical(layout.bp, valueDomain(pressures, [40, 190], 20));

  const limitsOf = (...signals: string[]) =>
    model.limits.filter(({ signal, tier }) => tier !== 'info' && signals.includes(signal));
  const gapsOf = (...vitals: string[]) => model.gaps.filter(({ vital }) => vitals.includes(vital));

  return (
    <div className={classes.chart} ref={ref}>
      <CrosshairSlider
        model={model}
        window={window}
        end={end}
        zone={zone}
        x={x}
        extra={(at) => readLanes(lanes, at)}
      >
        {(at) => (
          <svg
            width={width}
            height={layout.height}
            viewBox={`0 0 ${width} ${layout.height}`}
            className={classes.svg}
            aria-hidden
          >
            <defs>
              <HatchPattern id={hatch} />
            </defs>
            <g>
              {end < to ? (
                <rect
                  className={classes.future}
                  x={x(end)}
                  y={layout.spo2.top}
                  width={layout.right - x(end)}
                  height={layout.infusion.top - 8 - layout.spo2.top}
                />
              ) : null}
              <ChartAxis
                layout={layout}
                x={x}
                zero={model.zero}
                started={model.started}
                zone={zone}
              />
              <ChartPanel
                label={say('charts.spo2-2')}
                unit="%"
                identity={classes.spo2}
                box={layout.spo2}
                x={x}
                y={ySpo2}
                ticks={valueTicks(ySpo2.domain, 5)}
                limits={limitsOf('spo2')}
                hatch={hatch}
                gaps={gapsOf('spo2')}
              >
                <path className={`${classes.line} ${classes.spo2}`} d={linePath(spo2, x, ySpo2)} />
              </ChartPanel>
              <ChartPanel
                label={model.rateLabel}
                unit="/min"
                identity={classes.hr}
                box={layout.rate}
                x={x}
                y={yRate}
                ticks={valueTicks(yRate.domain, 40)}
                limits={limitsOf('hr')}
                hatch={hatch}
                gaps={gapsOf('hr', 'pulse')}
              >
                <path className={`${classes.line} ${classes.hr}`} d={linePath(rate, x, yRate)} />
              </ChartPanel>
              <ChartPanel
                label={say('charts.bp')}
                unit="mmHg"
                identity={classes.bp}
                box={layout.bp}
                x={x}
                y={yBp}
                ticks={valueTicks(yBp.domain, 40)}
                limits={limitsOf('sys', 'dia')}
                hatch={hatch}
                gaps={gapsOf('nibp')}
              >
                <CuffBars cuffs={cuffs} x={x} y={yBp} />
              </ChartPanel>
              {panels.map(({ signal, series, chart }, index) => {
                const box = layout.panels[index];
                if (box === undefined) return null;
                const { label, unit, vital, colour } = SIGNAL_INFO[signal];
                const y = vertical(
                  box,
                  valueDomain(numbers(series), [chart.low, chart.high], chart.step),
                );
                return (
                  <ChartPanel
                    key={signal}
                    label={label}
                    unit={unit}
                    identity={classes[colour]}
                    box={box}
                    x={x}
                    y={y}
                    ticks={valueTicks(y.domain, 2 * chart.step)}
                    limits={limitsOf(signal)}
                    hatch={hatch}
                    gaps={gapsOf(vital)}
                  >
                    <path
                      className={`${classes.line} ${classes[colour]}`}
                      d={linePath(series, x, y)}
                    />
                  </ChartPanel>
                );
              })}
              {effects.items.map((item) => (
                <line
                  key={item.source.seq}
                  className={classes.guide}
                  x1={item.x}
                  x2={item.x}
                  y1={layout.spo2.top}
                  y2={layout.effects.top}
                />
              ))}
              <ChartLanes
                layout={layout}
                x={x}
                end={Math.min(to, end)}
                infusion={model.infusion}
                plannedEnd={plannedEnd}
                effects={effects}
                alarms={alarms}
                interventions={interventions}
                scores={scores}
                lanes={lanes}
              />
              {at === null ? null : (
                <line
                  className={classes.cursor}
                  x1={x(at)}
                  x2={x(at)}
                  y1={layout.spo2.top}
                  y2={layout.axis.top}
                />
              )}
            </g>
          </svg>
        )}
      </CrosshairSlider>
    </div>
  );
}
