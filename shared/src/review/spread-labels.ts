/** Room that a label of an axis needs on screen, px. */
export const LABEL_HEIGHT = 12;

/**
 * Moves labels apart that would cover each other; answers one position per label, in the same order. None goes below
 * `bottom`: there the next panel begins. All in one unit, px or points.
 */
export function spreadLabels(
  positions: readonly number[],
  bottom = Number.POSITIVE_INFINITY,
  height = LABEL_HEIGHT,
): number[] {
  const order = positions.map((_, index) => index);
  order.sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const spread = [...positions];
  let previous = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    previous = Math.max(positions[index] ?? 0, previous + height);
    spread[index] = previous;
  }
  let next = bottom + height;
  for (const index of order.reverse()) {
    next = Math.min(spread[index] ?? 0, next - height);
    spread[index] = next;
  }
  return spread;
}
