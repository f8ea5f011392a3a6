import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { say } from '../language/say.ts';
import classes from './chart.module.css';
import { moveCrosshair } from './crosshair.ts';
import { ReadoutStrip } from './readout-strip.tsx';
import type { Axis } from './review-axis.ts';
import type { ReviewModel } from './review-model.ts';
import { reviewReadout, speakReview } from './review-readout.ts';
import { type Window, zoomByKey } from './review-zoom.ts';

interface Props {
  readonly model: ReviewModel;
  readonly axis: Axis;
  readonly whole: Window;
  readonly end: number;
  readonly zone: string;
  readonly withLevel: boolean;
  /** Of everything that is drawn, px. */
  readonly height: number;
  readonly onZoom: (window: Window) => void;
  /** A press without a drag, px from the top. */
  readonly onClick: (y: number) => void;
  readonly buttons: ReactNode;
  readonly children: ReactNode;
}

/** A shorter drag is a press. */
const DRAG_PX = 8;

/**
 * Reads every lane at one instant by pointer or keys; a drag marks what to look at closer. It lies over the drawing,
 * which is not drawn again for it.
 */
export function ReviewCursor(props: Props) {
  const { model, axis, end, zone, withLevel, height } = props;
  const [cursor, setCursor] = useState<number | null>(null);
  const [dragFrom, setDragFrom] = useState<number | null>(null);
  const [from, to] = axis.window;
  const last = Math.min(to, end);
  const at = cursor === null ? null : Math.min(Math.max(cursor, from), last);
  const readout =
    at === null ? null : reviewReadout(model, at, zone, ((to - from) / 200) * 2, withLevel);
  const instantOf = (event: PointerEvent<HTMLElement>) =>
    axis.x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left + axis.left);
  const px = (instant: number) => axis.x(instant) - axis.left;

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const zoomed = zoomByKey(event.key, axis.window, props.whole, at);
    if (zoomed !== undefined) {
      event.preventDefault();
      props.onZoom(zoomed);
      return;
    }
    const next = moveCrosshair(event.key, at, axis.window, end);
    if (next === undefined) return;
    event.preventDefault();
    setCursor(next);
  };
  const onUp = (event: PointerEvent<HTMLElement>) => {
    const here = instantOf(event);
    if (dragFrom !== null && Math.abs(px(here) - px(dragFrom)) > DRAG_PX) {
      props.onZoom([Math.min(here, dragFrom), Math.max(here, dragFrom)]);
    } else {
      props.onClick(event.clientY - event.currentTarget.getBoundingClientRect().top);
    }
    setDragFrom(null);
  };
  const marked = dragFrom !== null && at !== null ? ([dragFrom, at] as const) : null;
  return (
    <>
      <ReadoutStrip
        readout={readout}
        rateLabel={model.rateLabel}
        started={model.started}
        extra={
          readout === null
            ? []
            : [
                ...(readout.delivery === null ? [] : [readout.delivery]),
                ...(readout.level === null
                  ? []
                  : [say('charts.model-level', { level: readout.level })]),
                ...readout.interventions,
              ]
        }
      />
      <div className={classes.stage}>
        <div className={classes.review} aria-hidden>
          {props.children}
        </div>
        <div
          role="slider"
          tabIndex={0}
          className={classes.pointer}
          style={{ left: axis.left, width: axis.right - axis.left, height }}
          aria-label={say('charts.instant-on-the-session-chart')}
          aria-valuemin={0}
          aria-valuemax={Math.round((last - from) / 1000)}
          aria-valuenow={Math.round(((at ?? last) - from) / 1000)}
          aria-valuetext={
            readout === null
              ? say('charts.no-instant-chosen-arrow-keys-move-2')
              : speakReview(readout, model)
          }
          onKeyDown={onKey}
          onBlur={() => setCursor(null)}
          onPointerDown={(event) => {
            if (event.pointerType === 'mouse' && event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setCursor(instantOf(event));
            setDragFrom(instantOf(event));
          }}
          onPointerMove={(event) => setCursor(instantOf(event))}
          onPointerUp={onUp}
          onPointerCancel={() => setDragFrom(null)}
          onPointerLeave={() => {
            if (dragFrom === null) setCursor(null);
          }}
        >
          {marked === null ? null : (
            <span
              className={classes.selection}
              style={{
                left: Math.min(px(marked[0]), px(marked[1])),
                width: Math.abs(px(marked[0]) - px(marked[1])),
              }}
            />
          )}
          {at === null ? null : <span className={classes.cursorLine} style={{ left: px(at) }} />}
        </div>
        {props.buttons}
      </div>
    </>
  );
}
