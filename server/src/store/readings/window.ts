/** Readings are compacted by windows of this length on the axis of `at`, ms. */
export const WINDOW_MS = 600_000;

export const windowOf = (at: number) => Math.floor(at / WINDOW_MS) * WINDOW_MS;
