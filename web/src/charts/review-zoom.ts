/** Where a closer look at the chart goes: by keys, and never beyond what there is. */

export type Window = readonly [number, number];

/** Less than this shows nothing more. */
export const LEAST_WINDOW_MS = 60_000;

/** Inside the whole, not shorter than a minute. */
export function clampWindow([from, to]: Window, whole: Window): Window {
  const length = Math.min(whole[1] - whole[0], Math.max(LEAST_WINDOW_MS, to - from));
  const begin = Math.min(Math.max(from, whole[0]), whole[1] - length);
  return [begin, begin + length];
}

/** `+` and `-` around an instant, `0` for the whole; undefined for any other key. */
export function zoomByKey(key: string, window: Window, whole: Window, at: number | null) {
  const [from, to] = window;
  const around = (factor: number): Window => {
    const centre = at ?? (from + to) / 2;
    return clampWindow([centre - (centre - from) * factor, centre + (to - centre) * factor], whole);
  };
  switch (key) {
    case '+':
    case '=':
      return around(0.5);
    case '-':
      return around(2);
    case '0':
      return whole;
    default:
      return undefined;
  }
}
