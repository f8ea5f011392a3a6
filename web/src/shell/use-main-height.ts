import { useCallback } from 'react';

/**
 * `--main-height` on the element: what bars above it leave of the window. A column that stays in place while the page
 * scrolls is as high as that: with the window's height a bar of alarms pushed its last button out of sight.
 */
export function useMainHeight(): (main: HTMLElement | null) => (() => void) | undefined {
  return useCallback((main) => {
    if (main === null) return undefined;
    const observer = new ResizeObserver(() => {
      main.style.setProperty('--main-height', `${main.clientHeight}px`);
    });
    observer.observe(main);
    return () => observer.disconnect();
  }, []);
}
