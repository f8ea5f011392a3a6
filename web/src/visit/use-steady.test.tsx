import { act, useRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(
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
});
