import { useElementSize } from '@mantine/hooks';
import { useId, useMemo } from 'react';
import { linearAxis } from './axis.ts';
import classes from './chart.module.css';
import { ChartAxis } from './chart-axis.tsx';
import { ChartLanes } from './chart-lanes.tsx';
import { CHART_TOP, chartLayout, timeRange } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { CrosshairSlider } from './crosshair-slider.tsx';
import { HatchPattern } from './hatch-pattern.tsx';
import { alarmLane, effectLane, interventionLane, scoreLane } from './lane-items.ts';
import { type LiveLanes, readLanes } from './live-lanes.ts';
import { panelsWithin, vitalPanels } from './panels.ts';
import { VitalPanels } from './vital-panels.tsx';

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
  const panels = useMemo(() => vitalPanels(model), [model]);
  const [from, to] = window;
  const drawn = useMemo(
    () => panelsWithin(panels, [from, to], layout.right - layout.left),
    [panels, from, to, layout.right, layout.left],
  );

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
                  y={CHART_TOP}
                  width={layout.right - x(end)}
                  height={layout.infusion.top - 8 - CHART_TOP}
                />
              ) : null}
              <ChartAxis
                top={layout.axis.top}
                x={x}
                zero={model.zero}
                started={model.started}
                zone={zone}
              />
              <VitalPanels
                panels={drawn}
                boxes={layout.vitals}
                x={x}
                limits={model.limits}
                gaps={model.gaps}
                hatch={hatch}
              />
              {effects.items.map((item) => (
                <line
                  key={item.source.seq}
                  className={classes.guide}
                  x1={item.x}
                  x2={item.x}
                  y1={CHART_TOP}
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
                  y1={CHART_TOP}
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
