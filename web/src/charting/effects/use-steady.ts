import { type RefObject, useCallback, useEffect, useRef } from 'react';

const LOOK_MS = 80;
/** A finger that is on its way lands this long after what it aims at has moved. */
const STEADY_MS = 350;
const MOVED_PX = 6;

const watched = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

/** One clock for all of them: a station has one list in each tile. */
function watch(look: () => void): () => void {
  watched.add(look);
  timer ??= setInterval(() => {
    for (const each of watched) each();
  }, LOOK_MS);
  return () => {
    watched.delete(look);
    if (watched.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/**
 * Whether something still stands where it stood when the hand set out: an alarm that comes up above the pad pushes it
 * down, and what was meant for one effect would chart another.
 */
export function useSteady(place: RefObject<Element | null>): () => boolean {
  const moved = useRef(Number.NEGATIVE_INFINITY);
  const top = useRef<number | null>(null);
  const look = useCallback(() => {
    const now = place.current?.getBoundingClientRect().top ?? null;
    const jumped = top.current !== null && now !== null && Math.abs(now - top.current) > MOVED_PX;
    if (jumped) moved.current = performance.now();
    top.current = now;
  }, [place]);
  useEffect(() => watch(look), [look]);
  return useCallback(() => {
    look();
    return performance.now() - moved.current >= STEADY_MS;
  }, [look]);
}
