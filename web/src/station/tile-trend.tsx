import { useElementSize } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { getReadings } from '../http/readings.ts';
import { say } from '../language/say.ts';
import { serverNow, useFromNow } from '../live/clock-store.ts';
import { useIsLive } from '../live/link-store.ts';
import { TREND_SPAN_MS } from '../live/trend-buffer.ts';
import { fillTrend, needsHistory, trendOf } from '../live/trends-store.ts';
import classes from './tile-trend.module.css';
import { cuffBars, type TrendBox, trendLine, xOf, yOf } from './trend-path.ts';

const HISTORY_POINTS = 400;
const HISTORY_TIMES = 4;
const HISTORY_AGAIN_MS = 20_000;
/** A pixel of a small trend stands for 6 s: drawing it every second would change nothing. */
const REDRAW_MS = 2_000;
const REDRAW_SMALL_MS = 5_000;
const SMALL_PX = 240;
const SPO2_SHARE = 0.34;
/** A line to read the height by, not a limit. */
const SPO2_GUIDE = 90;
const MINUTE_MS = 60_000;
const CAPTIONS_FROM_PX = 96;

/** The last 15 minutes: SpO2 in a lane of its own, heart rate and cuff bars below. */
export function TileTrend({
  chairId,
  sessionId,
}: {
  readonly chairId: string;
  readonly sessionId: string | null;
}) {
  const { ref, width, height } = useElementSize();
  const step = width < SMALL_PX ? REDRAW_SMALL_MS : REDRAW_MS;
  const shift = turnOf(chairId) % step;
  const now = useFromNow((at) => Math.floor((at + shift) / step) * step - shift);
  const loaded = useHistory(chairId, sessionId);
  return (
    <div ref={ref} className={classes.trend}>
      {width > 40 && height > 24 ? (
        <Drawing
          chairId={chairId}
          now={now}
          step={step}
          width={width}
          height={height}
          loaded={loaded}
        />
      ) : null}
    </div>
  );
}

/** Chairs take turns, so that 32 trends are never drawn in one task. */
function turnOf(chairId: string): number {
  let sum = 0;
  for (let i = 0; i < chairId.length; i += 1) sum = (sum * 31 + chairId.charCodeAt(i)) % 5;
  return sum * 1_000;
}

/** Whether it is known what was measured before this screen watched; draws anew when it is. */
function useHistory(chairId: string, sessionId: string | null): boolean {
  const live = useIsLive();
  const [filled, setFilled] = useState<string | null>(null);
  useEffect(() => {
    if (!live || sessionId === null || !needsHistory(chairId, sessionId)) return;
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (times: number) => {
      const to = serverNow();
      getReadings(sessionId, to - TREND_SPAN_MS, to, HISTORY_POINTS)
        .then((answer) => {
          if (!wanted) return;
          fillTrend(chairId, sessionId, answer);
          setFilled(sessionId);
        })
        // Without history the trend fills up from the live values; the next connection asks again.
        .catch(() => undefined)
        .finally(() => {
          // A monitor sends what it measured while it was not heard afterwards, and piece by piece.
          if (wanted && times > 1) timer = setTimeout(() => ask(times - 1), HISTORY_AGAIN_MS);
        });
    };
    ask(HISTORY_TIMES);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [chairId, sessionId, live]);
  return sessionId === null || filled === sessionId || !needsHistory(chairId, sessionId);
}

interface DrawingProps {
  readonly chairId: string;
  readonly now: number;
  /** Time until the next drawing, ms: values of that long still find room. */
  readonly step: number;
  readonly width: number;
  readonly height: number;
  /** False while history is on its way: an empty trend then means nothing yet. */
  readonly loaded: boolean;
}

function Drawing({ chairId, now, step, width, height, loaded }: DrawingProps) {
  const trend = trendOf(chairId);
  const span = { from: now - TREND_SPAN_MS, to: now + step, width };
  const split = Math.round(height * SPO2_SHARE);
  const rate = trend.hr.t.length > 0 ? trend.hr : trend.pulse;
  const upper: TrendBox = { ...span, top: 3, height: split - 6, ...range(trend.spo2.v, 86, 100) };
  const lower: TrendBox = {
    ...span,
    top: split + 4,
    height: height - split - 7,
    ...range([...rate.v, ...trend.sys.v, ...trend.dia.v], 50, 150),
  };
  const spo2 = trendLine(trend.spo2, upper);
  const hr = trendLine(rate, lower);
  const bars = cuffBars(trend.sys, trend.dia, trend.map, lower);
  const empty = spo2.path === '' && hr.path === '' && bars.length === 0;
  const steps = [10, 5].map((ago) => ({ ago, x: xOf(upper, now - ago * MINUTE_MS) }));
  const captions = height >= CAPTIONS_FROM_PX;

  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={say('station.trend-of-the-last-15-minutes')}
    >
      <defs>
        <pattern id="gap-hatch" width="5" height="5" patternUnits="userSpaceOnUse">
          <path d="M0 5 5 0" className={classes.hatch} />
        </pattern>
      </defs>
      {steps.map(({ ago, x }) => (
        <g key={ago}>
          <line x1={x} x2={x} y1={0} y2={height} className={classes.grid} />
          {captions ? (
            <text x={x + 4} y={height - 4} className={classes.caption}>
              {say('station.ago-min-ago', { ago })}
            </text>
          ) : null}
        </g>
      ))}
      <line x1={0} x2={width} y1={split} y2={split} className={classes.grid} />
      {empty ? null : (
        <line
          x1={0}
          x2={width}
          y1={yOf(upper, SPO2_GUIDE)}
          y2={yOf(upper, SPO2_GUIDE)}
          className={classes.guide}
        />
      )}
      {captions && !empty ? (
        <text x={0} y={yOf(upper, SPO2_GUIDE) - 3} className={classes.caption}>
          {SPO2_GUIDE} %
        </text>
      ) : null}
      {spo2.gaps.map((gap) => (
        <rect key={gap.x} x={gap.x} width={gap.width} y={0} height={split} fill="url(#gap-hatch)" />
      ))}
      {hr.gaps.map((gap) => (
        <rect
          key={gap.x}
          x={gap.x}
          width={gap.width}
          y={split}
          height={height - split}
          fill="url(#gap-hatch)"
        />
      ))}
      {bars.map((bar) => (
        <g key={bar.x} className={classes.cuff}>
          <line x1={bar.x} x2={bar.x} y1={bar.top} y2={bar.bottom} />
          {bar.mean === null ? null : <circle cx={bar.x} cy={bar.mean} r={2} />}
        </g>
      ))}
      <path d={hr.path} className={classes.hr} />
      <path d={spo2.path} className={classes.spo2} />
      {empty && loaded ? (
        <text x={width / 2} y={height / 2} className={classes.empty}>
          {width < SMALL_PX
            ? say('station.no-readings')
            : say('station.no-readings-in-the-last-15')}
        </text>
      ) : null}
    </svg>
  );
}

function range(values: readonly number[], min: number, max: number): { min: number; max: number } {
  let low = min;
  let high = max;
  for (const value of values) {
    if (value - 2 < low) low = value - 2;
    if (value + 2 > high) high = value + 2;
  }
  return { min: low, max: high };
}
