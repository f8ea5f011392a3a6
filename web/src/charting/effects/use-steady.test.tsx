import { act } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { RadialPad } from './radial-pad.tsx';
import { useSteady } from './use-steady.ts';

let page: ReturnType<typeof rendered>;
let host: HTMLElement;
let top = 100;
let isSteady = () => true;
/** Of the ring, from its upper edge. */
const MIDDLE = 150;
const OUT = 20;

function Pad() {
  const place = useRef<HTMLDivElement>(null);
  isSteady = useSteady(place);
  return <div ref={place} />;
}

describe('a list that moves under the finger', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(
      () => new DOMRect(0, top, 300, 200),
    );
    page = rendered(null);
    host = page.container;
    act(() => page.rerender(<Pad />));
    vi.advanceTimersByTime(1_000);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('CH-08 takes no tap just after it has moved, and takes one again when it stands', () => {
    expect(isSteady()).toBe(true);
    top += 44;
    expect(isSteady()).toBe(false);
    vi.advanceTimersByTime(200);
    expect(isSteady()).toBe(false);
    vi.advanceTimersByTime(300);
    expect(isSteady()).toBe(true);
  });

  it('CH-08 is not troubled by a pixel', () => {
    top += 2;
    expect(isSteady()).toBe(true);
  });

  it('CH-24 CH-300 the touch ring takes nothing just after it has moved, no stray tap and no swipe', () => {
    const picked = vi.fn();
    const slipped = vi.fn();
    act(() => page.rerender(<RadialPad disabled={false} onPick={picked} onSlip={slipped} />));
    const ring = host.querySelector<SVGSVGElement>('[data-radial]');
    if (ring === null) throw new Error('no ring');
    ring.setPointerCapture = () => undefined;
    const touch = (type: string, y: number) =>
      act(() => {
        const [clientX, clientY] = [150, top + y];
        const how = { bubbles: true, isPrimary: true, pointerId: 1, clientX, clientY };
        ring.dispatchEvent(new PointerEvent(type, how));
      });
    const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
    /** From the middle to an effect, after holding so long. */
    const slide = (heldMs: number, from = MIDDLE) => {
      touch('pointerdown', from);
      wait(heldMs);
      touch('pointermove', OUT);
      touch('pointerup', OUT);
    };
    wait(1_000);
    top += 44;
    slide(300);
    expect(slipped).toHaveBeenCalledOnce();
    expect(picked).not.toHaveBeenCalled();
    wait(1_000);
    // A stray tap on an effect, a swipe that begins on one or in the middle: none was held.
    touch('pointerdown', OUT);
    touch('pointerup', OUT);
    slide(300, OUT);
    slide(100);
    wait(1_000);
    expect(picked).not.toHaveBeenCalled();
    slide(300);
    expect(picked).toHaveBeenCalledOnce();
  });
});
