import { act } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChoiceButton } from './choice-button.tsx';
import { rendered } from './rendered.fixture.tsx';
import { watchSecondTaps } from './second-tap.ts';

let page: ReturnType<typeof rendered>;
let host: HTMLElement;
let stop: () => void;
const chosen: string[] = [];

/** A chip whose place is taken by its choices, one whose words change, and one that stays as it is. */
function Pad() {
  const [asked, setAsked] = useState(false);
  const [worse, setWorse] = useState('moderate');
  return (
    <>
      {asked ? (
        <>
          <ChoiceButton id="severe" onClick={() => chosen.push('severe')}>
            Severe
          </ChoiceButton>
          <ChoiceButton id="mild" onClick={() => chosen.push('mild')}>
            Mild
          </ChoiceButton>
        </>
      ) : (
        <button type="button" id="chip" onClick={() => setAsked(true)}>
          Dissoc.
        </button>
      )}
      <button
        type="button"
        id="worse"
        onClick={() => {
          chosen.push(worse);
          setWorse('severe');
        }}
      >
        Worse: {worse}
      </button>
      <button type="button" id="count" onClick={() => chosen.push('count')}>
        Count
      </button>
    </>
  );
}

/** A field that, once it is chosen, gives its place to what stood below it. */
function Field({ type }: { type: 'radio' | 'checkbox' }) {
  const [chosenOnce, setChosen] = useState(false);
  return (
    <>
      <input
        type={type}
        id={chosenOnce ? 'gone' : 'field'}
        checked={chosenOnce}
        onChange={() => setChosen(true)}
      />
      {chosenOnce && (
        <button type="button" id="below" onClick={() => chosen.push('below')}>
          Close session
        </button>
      )}
    </>
  );
}

/** Chip and "severe" lie in one place. */
const PLACES: Readonly<Record<string, DOMRect>> = {
  chip: new DOMRect(100, 100, 80, 44),
  severe: new DOMRect(100, 100, 80, 44),
  mild: new DOMRect(260, 100, 80, 44),
  worse: new DOMRect(100, 300, 80, 44),
  count: new DOMRect(100, 500, 80, 44),
  field: new DOMRect(100, 700, 80, 44),
  below: new DOMRect(100, 700, 80, 44),
};
const byId = (id: string) => {
  const element = host.querySelector<HTMLElement>(`#${id}`);
  if (element === null) throw new Error(`no ${id}`);
  return element;
};
/** A tap of a finger on what lies at the point, as the browser says it. */
function tap(x: number, y: number) {
  const under = document.elementFromPoint(x, y);
  const how = { bubbles: true, cancelable: true, clientX: x, clientY: y };
  act(() => {
    under?.dispatchEvent(new PointerEvent('pointerdown', how));
    under?.dispatchEvent(new MouseEvent('click', { ...how, detail: 1 }));
  });
}

describe('the second half of a double tap', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Event.prototype, 'timeStamp', 'get').mockImplementation(() => performance.now());
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
      this: Element,
    ) {
      return PLACES[this.id] ?? new DOMRect();
    });
    document.elementFromPoint = (x, y) =>
      Object.entries(PLACES).flatMap(([id, { left, right, top, bottom }]) => {
        const inside = x >= left && x <= right && y >= top && y <= bottom;
        return (inside && host.querySelector(`#${id}`)) || [];
      })[0] ?? document.body;
    chosen.length = 0;
    stop = watchSecondTaps();
    page = rendered(null);
    host = page.container;
    act(() => page.rerender(<Pad />));
  });
  afterEach(() => {
    stop();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it.each([60, 150, 350, 499])(
    'UI-250 chooses nothing that came up under it, %i ms later',
    (ms) => {
      tap(140, 120);
      vi.advanceTimersByTime(ms);
      tap(143, 118);
      expect(chosen).toEqual([]);
      expect(byId('severe').textContent).toBe('Severe');
    },
  );

  it('UI-250 a third tap is as little meant; after half a second the same place chooses', () => {
    tap(140, 120);
    vi.advanceTimersByTime(300);
    tap(140, 120);
    vi.advanceTimersByTime(300);
    tap(140, 120);
    expect(chosen).toEqual([]);
    act(() => {
      vi.advanceTimersByTime(500);
    });
    tap(140, 120);
    expect(chosen).toEqual(['severe']);
  });

  it('UI-250 what lies elsewhere is chosen at once', () => {
    tap(140, 120);
    vi.advanceTimersByTime(120);
    tap(300, 120);
    expect(chosen).toEqual(['mild']);
  });

  it('UI-250 a button that says something else after the first tap is not pressed by the second', () => {
    tap(140, 320);
    vi.advanceTimersByTime(200);
    tap(140, 320);
    expect(chosen).toEqual(['moderate']);
  });

  it('UI-250 what stood there and says the same takes every tap, and keys are no taps', () => {
    tap(140, 520);
    vi.advanceTimersByTime(100);
    tap(140, 520);
    expect(chosen).toEqual(['count', 'count']);
    tap(140, 120);
    act(() => byId('severe').click());
    expect(chosen).toEqual(['count', 'count', 'severe']);
  });

  it('UI-250 what the browser presses by itself, as a field for its label, is no second tap', () => {
    const how = { bubbles: true, cancelable: true, clientX: 140, clientY: 520, detail: 1 };
    tap(140, 520);
    const field = host.appendChild(document.createElement('input'));
    const heard = vi.fn();
    field.addEventListener('click', heard);
    act(() => void field.dispatchEvent(new MouseEvent('click', how)));
    expect(heard).toHaveBeenCalledOnce();
  });

  it('UI-250 who types in between means the next tap', () => {
    tap(140, 320);
    act(() => void host.dispatchEvent(new InputEvent('input', { bubbles: true, data: '7' })));
    tap(140, 320);
    expect(chosen).toEqual(['moderate', 'severe']);
  });

  it.each(['radio', 'checkbox'] as const)(
    'UI-250 the input that a %s says of the first tap is nothing typed: what it brings up is not chosen',
    (type) => {
      const heard = vi.fn();
      window.addEventListener('input', heard);
      act(() => page.rerender(<Field type={type} />));
      tap(140, 720);
      expect(heard).toHaveBeenCalledOnce();
      vi.advanceTimersByTime(150);
      tap(142, 718);
      expect(chosen).toEqual([]);
      vi.advanceTimersByTime(500);
      tap(142, 718);
      expect(chosen).toEqual(['below']);
      window.removeEventListener('input', heard);
    },
  );

  it('UI-250 who scrolls in between aims at what was there all along, never at what is new', () => {
    const scroll = vi.spyOn(Element.prototype, 'scrollTop', 'get');
    tap(140, 320);
    scroll.mockReturnValue(180);
    const { worse, count } = PLACES;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(worse ?? new DOMRect());
    document.elementFromPoint = () => byId('count');
    tap(140, 320);
    expect(chosen).toEqual(['moderate', 'count']);
    expect(count?.top).toBe(500);
    document.elementFromPoint = () => byId('chip');
    vi.advanceTimersByTime(1_000);
    tap(140, 120);
    scroll.mockReturnValue(240);
    document.elementFromPoint = () => byId('severe');
    tap(140, 120);
    expect(chosen).toEqual(['moderate', 'count']);
  });

  it('UI-250 a choice under the finger is dim until it can be meant', () => {
    tap(140, 120);
    expect(byId('severe').getAttribute('aria-disabled')).toBe('true');
    expect(byId('mild').getAttribute('aria-disabled')).toBeNull();
    act(() => {
      vi.advanceTimersByTime(500);
    });
    expect(byId('severe').getAttribute('aria-disabled')).toBeNull();
  });
});
