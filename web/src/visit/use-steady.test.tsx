import { act, useRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RadialPad } from './radial-pad.tsx';
import { useSteady } from './use-steady.ts';

let root: Root;
let host: HTMLElement;
let top = 100;
let isSteady = () => true;

function Pad() {
  const place = useRef<HTMLDivElement>(null);
  isSteady = useSteady(place);
  return <div ref={place} />;
}

describe('a list that moves under the finger', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(
      () => new DOMRect(0, top, 300, 200),
    );
    host = document.body.appendChild(document.createElement('div'));
    root = createRoot(host);
    act(() => root.render(<Pad />));
    vi.advanceTimersByTime(1_000);
  });
  afterEach(() => {
    act(() => root.unmount());
    host.remove();
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

  it('CH-24 the touch ring takes no touch just after it has moved, and says so', () => {
    const picked = vi.fn();
    const slipped = vi.fn();
    act(() => root.render(<RadialPad disabled={false} onPick={picked} onSlip={slipped} />));
    const ring = host.querySelector<SVGSVGElement>('[data-radial]');
    if (ring === null) throw new Error('no ring');
    ring.setPointerCapture = () => undefined;
    const touch = (type: string) =>
      act(() => {
        const [clientX, clientY] = [150, top + 20];
        const how = { bubbles: true, isPrimary: true, pointerId: 1, clientX, clientY };
        ring.dispatchEvent(new PointerEvent(type, how));
      });
    vi.advanceTimersByTime(1_000);
    top += 44;
    touch('pointerdown');
    touch('pointerup');
    expect(slipped).toHaveBeenCalledOnce();
    expect(picked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    touch('pointerdown');
    touch('pointerup');
    expect(picked).toHaveBeenCalledOnce();
  });
});
