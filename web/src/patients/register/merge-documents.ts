/** Two people changed one record: what each of them changed, field by field. */

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export interface Merged<T> {
  /** What is saved now with my own changes upon it. */
  readonly merged: T;
  /** Fields that both changed, to different things: a person decides. */
  readonly both: readonly (keyof T)[];
  /** Fields that only the other one changed: they stay as they are saved. */
  readonly theirs: readonly (keyof T)[];
}

/** `base`: what my change was made from. */
export function mergeDocuments<T extends object>(base: T, mine: T, saved: T): Merged<T> {
  const keys = [...new Set([...Object.keys(saved), ...Object.keys(mine)])] as (keyof T)[];
  const changed = keys.filter((key) => !same(mine[key], base[key]));
  const moved = keys.filter((key) => !same(saved[key], base[key]));
  const merged = { ...saved };
  for (const key of changed) merged[key] = mine[key];
  return {
    merged,
    both: changed.filter((key) => moved.includes(key) && !same(mine[key], saved[key])),
    theirs: moved.filter((key) => !changed.includes(key)),
  };
}
