import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { say } from '../language/say.ts';
import type { AxisMap } from './axis.ts';
import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';
import { moveCrosshair } from './crosshair.ts';
import { readAt, speakReadout } from './readout.ts';
import { ReadoutStrip } from './readout-strip.tsx';

interface Props {
  readonly model: ChartModel;
  readonly window: readonly [number, number];
  /** Newest instant that can have been measured, epoch ms. */
  readonly end: number;
  readonly zone: string;
  /** Time axis of the drawing, px from its left edge. */
  readonly x: AxisMap;
  /** What further lanes say at an instant. */
  readonly extra?: (at: number) => readonly string[];
  /** Draws the chart with the crosshair at `at`; null: nowhere. */
  readonly children: (at: number | null) => ReactNode;
}

/** Reading all lanes at one instant, by pointer or by keys, with the values in a line above the chart. */
export function CrosshairSlider({ model, window, end, zone, x, extra, children }: Props) {
  const [cursor, setCursor] = useState<number | null>(null);
  const [from, to] = window;
  const last = Math.min(to, end);
  const at = cursor === null ? null : Math.min(Math.max(cursor, from), last);
  // Stored lines hold two points per bucket, two hundred buckets over the window.
  const readout = at === null ? null : readAt(model, at, zone, ((to - from) / 200) * 2);

  const rest = readout === null ? [] : (extra?.(readout.at) ?? []);
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    const position = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const inside = position >= x.range[0] && position <= x.range[1];
    setCursor(inside ? x.invert(position) : null);
  };
  const onKey = (event: KeyboardEvent) => {
    const next = moveCrosshair(event.key, at, window, end);
    if (next === undefined) return;
    event.preventDefault();
    setCursor(next);
  };
  return (
    <>
      <ReadoutStrip
        readout={readout}
        rateLabel={model.rateLabel}
        started={model.started}
        {...(extra === undefined ? {} : { extra: rest })}
      />
      <div
        role="slider"
        tabIndex={0}
        className={classes.focus}
        aria-label={say('charts.instant-on-the-session-chart')}
        aria-valuemin={0}
        aria-valuemax={Math.round((last - from) / 1000)}
        aria-valuenow={Math.round(((at ?? last) - from) / 1000)}
        aria-valuetext={
          readout === null
            ? say('charts.no-instant-chosen-arrow-keys-move')
            : [speakReadout(readout, model.rateLabel, model.started), ...rest].join('; ')
        }
        onKeyDown={onKey}
        onBlur={() => setCursor(null)}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={() => setCursor(null)}
      >
        {children(at)}
      </div>
    </>
  );
}
