/**
 * A hand that trembles, or is used to double clicks, taps twice. What the first tap brings up must not be chosen by
 * the second: it is taken only by what stood there, under the same name, when the first tap came.
 */

/** The second half of a double tap comes 60 to 350 ms after the first; a choice that was read takes longer. */
export const SECOND_TAP_MS = 500;
/** How far a finger drifts between the two. */
const DRIFT_PX = 32;
const MOVED_PX = 6;
const TAKES_TAPS =
  'button, a[href], input, select, textarea, label, summary, [role="button"], [role="radio"], [role="option"], [role="menuitem"], [data-radial]';

interface Stood {
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

interface Tap {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** What could be tapped around it, before it did anything. */
  readonly stood: ReadonlyMap<Element, Stood>;
  /** Everything that could be tapped anywhere then. */
  readonly there: ReadonlySet<Element>;
  /** How far everything around it was scrolled. */
  readonly scrolled: readonly (readonly [Element, number])[];
}

let first: Tap | null = null;
/** A finger has gone down since the last click: what comes without is the browser's own, as from a label to its field. */
let pressed = false;

const takerOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest(TAKES_TAPS) : null;

function standing(element: Element): Stood {
  const { left, top } = element.getBoundingClientRect();
  return { name: element.getAttribute('aria-label') ?? element.textContent, left, top };
}

function around(x: number, y: number, target: EventTarget | null): Map<Element, Stood> {
  const found = new Map<Element, Stood>();
  const keep = (taker: Element | null) => {
    if (taker !== null && !found.has(taker)) found.set(taker, standing(taker));
  };
  keep(takerOf(target));
  for (const dx of [-DRIFT_PX, 0, DRIFT_PX]) {
    for (const dy of [-DRIFT_PX, 0, DRIFT_PX]) {
      keep(takerOf(document.elementFromPoint(x + dx, y + dy)));
    }
  }
  return found;
}

function scrolledAround(target: EventTarget | null): (readonly [Element, number])[] {
  const found: (readonly [Element, number])[] = [];
  for (let each = target instanceof Element ? target : null; each; each = each.parentElement) {
    found.push([each, each.scrollTop]);
  }
  return found;
}

const isSecond = ({ at, x, y }: Tap, event: MouseEvent): boolean =>
  event.timeStamp - at < SECOND_TAP_MS &&
  Math.hypot(event.clientX - x, event.clientY - y) <= DRIFT_PX;

/** Whether a tap falls on what the tap before it has brought up, moved or renamed. */
function isUnmeant(event: MouseEvent): boolean {
  const taker = takerOf(event.target);
  if (first === null || taker === null || !isSecond(first, event)) return false;
  if (!first.there.has(taker)) return true;
  // Who has scrolled in between aims at what is there now.
  if (first.scrolled.some(([each, top]) => each.scrollTop !== top)) return false;
  const before = first.stood.get(taker);
  if (before === undefined) return true;
  const now = standing(taker);
  const moved = Math.hypot(now.left - before.left, now.top - before.top) > MOVED_PX;
  return moved || now.name !== before.name;
}

/** For the whole page, before anything else hears of a tap. Keys, and what a screen reader presses, are no taps. */
export function watchSecondTaps(): () => void {
  const onDown = (event: PointerEvent) => {
    pressed = true;
    if (isUnmeant(event)) event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    if (event.detail === 0 || !pressed) return;
    pressed = false;
    if (first !== null && isUnmeant(event)) {
      event.stopPropagation();
      event.preventDefault();
      // A third one is as little meant as the second.
      first = { ...first, at: event.timeStamp };
      return;
    }
    const { timeStamp: at, clientX: x, clientY: y, target } = event;
    const there = new Set(document.querySelectorAll(TAKES_TAPS));
    first = { at, x, y, stood: around(x, y, target), there, scrolled: scrolledAround(target) };
  };
  // Who has typed in between has seen what is there. A radio, a checkbox or a list says `input` of a tap as well, with no
  // `InputEvent`: that is the first tap itself.
  const onInput = (event: Event) => {
    if (event instanceof InputEvent) first = null;
  };
  window.addEventListener('input', onInput, { capture: true });
  window.addEventListener('pointerdown', onDown, { capture: true });
  window.addEventListener('click', onClick, { capture: true });
  return () => {
    first = null;
    pressed = false;
    window.removeEventListener('input', onInput, { capture: true });
    window.removeEventListener('pointerdown', onDown, { capture: true });
    window.removeEventListener('click', onClick, { capture: true });
  };
}

/** How long this element, which has just come up, takes no tap: it lies under the finger that brought it. */
export function deafFor(element: Element, now: number): number {
  if (first === null) return 0;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const beside = Math.max(left - first.x, first.x - right, 0);
  const above = Math.max(top - first.y, first.y - bottom, 0);
  return Math.hypot(beside, above) > DRIFT_PX ? 0 : Math.max(0, first.at + SECOND_TAP_MS - now);
}
