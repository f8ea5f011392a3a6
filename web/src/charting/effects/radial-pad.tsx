import { EFFECT_CHIPS, effectLabel } from '@chairside/shared/effects/catalogue';
import { type PointerEvent, useRef, useState } from 'react';
import { say, words } from '../../language/say.ts';
import { touchDown } from '../../outbox/touch-down.ts';
import {
  cellAt,
  cellPath,
  labelPoint,
  PAD,
  RADII,
  type RadialCell,
  RING,
} from './radial-geometry.ts';
import classes from './radial-pad.module.css';
import { useSteady } from './use-steady.ts';

const TERMS = EFFECT_CHIPS.slice(0, 8).map(({ code }) => code);
const SHORT: Readonly<Record<string, string>> = {
  dissociation: say('charting-effects.dissoc'),
  dizziness: say('charting-effects.dizzy'),
  drowsiness: say('charting-effects.drowsy'),
  'blurry-vision': say('charting-effects.blurry'),
};

interface Hold {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly disabled: boolean;
  /** `at`: when the finger went down, server clock. */
  readonly onPick: (cell: RadialCell, at: number) => void;
  /** A touch that was not taken: the ring had moved under it. */
  readonly onSlip?: () => void;
}

/** Shorter than this is a tap or the beginning of a swipe. */
const HOLD_MS = 250;
/** A finger never lies quite still. */
const HELD_WITHIN_PX = 14;

/**
 * Hold the middle, then slide: the direction is the effect, the distance is the severity, lifting records, the middle
 * cancels. A touch that begins elsewhere, and a swipe, chart nothing. For fingers alone: the chips beside it are the
 * same for keys and for a screen reader.
 */
export function RadialPad({ disabled, onPick, onSlip }: Props) {
  const pad = useRef<SVGSVGElement>(null);
  const isSteady = useSteady(pad);
  const [down, setDown] = useState<number | null>(null);
  const held = useRef<Hold | null>(null);
  const [cell, setCell] = useState<RadialCell | null>(null);

  /** From the centre, in the pad's own units. */
  const point = (event: PointerEvent): readonly [x: number, y: number] => {
    const box = pad.current?.getBoundingClientRect();
    if (box === undefined) return [0, 0];
    const scale = PAD / box.width;
    const x = (event.clientX - box.left) * scale - PAD / 2;
    return [x, (event.clientY - box.top) * scale - PAD / 2];
  };
  const under = (event: PointerEvent) => cellAt(...point(event), TERMS);
  const inMiddle = (event: PointerEvent) => Math.hypot(...point(event)) < RADII.hole;
  const leave = () => {
    clearTimeout(held.current?.timer);
    held.current = null;
    setDown(null);
    setCell(null);
  };
  return (
    <svg
      ref={pad}
      className={classes.pad}
      viewBox={`${-PAD / 2} ${-PAD / 2} ${PAD} ${PAD}`}
      aria-hidden
      data-radial
      data-disabled={disabled || undefined}
      onPointerDown={(event) => {
        if (disabled || !event.isPrimary) return;
        // The ring had just moved: the direction that was meant is not the one that was touched.
        if (!isSteady()) return onSlip?.();
        if (!inMiddle(event)) return;
        const { currentTarget, pointerId, clientX: x, clientY: y } = event;
        const at = touchDown(0);
        const timer = setTimeout(() => {
          currentTarget.setPointerCapture(pointerId);
          setDown(at);
        }, HOLD_MS);
        held.current = { timer, x, y };
      }}
      onPointerMove={(event) => {
        if (down !== null) return setCell(under(event));
        const hold = held.current;
        const moved = hold ? Math.hypot(event.clientX - hold.x, event.clientY - hold.y) : 0;
        if (moved > HELD_WITHIN_PX) leave();
      }}
      onPointerUp={(event) => {
        const chosen = under(event);
        if (down !== null && chosen !== null) onPick(chosen, down);
        leave();
      }}
      onPointerCancel={leave}
    >
      {TERMS.map((term, index) =>
        RING.map(({ severity, from, to }) => (
          <path
            key={`${term}-${severity}`}
            d={cellPath(index, TERMS.length, from, to)}
            className={classes.cell}
            data-severity={severity}
            data-under={(cell?.term === term && cell.severity === severity) || undefined}
          />
        )),
      )}
      {TERMS.map((term, index) => (
        <text key={term} {...labelPoint(index, TERMS.length)} className={classes.label}>
          {SHORT[term] ?? effectLabel(term, words)}
        </text>
      ))}
      <circle r={RADII.hole - 3} className={classes.hole} />
      {cell === null ? (
        <text className={classes.middle}>
          {down === null ? say('charting-effects.hold') : say('charting-effects.cancel')}
        </text>
      ) : (
        <>
          <text y={-8} className={classes.middle}>
            {SHORT[cell.term] ?? effectLabel(cell.term, words)}
          </text>
          <text y={10} className={classes.middle}>
            {cell.severity}
          </text>
        </>
      )}
    </svg>
  );
}
