/** Places of the document: `limits`, `spo2-low-warning`, `delayMs`. Entries of a list go by their names. */

export type Place = readonly string[];

/** As the field of the editor is called. */
export const idOf = (place: Place): string => place.join('.');

type Entry = Readonly<Record<string, unknown>>;
const isObject = (part: unknown): part is Entry => typeof part === 'object' && part !== null;

function nameOf(entry: unknown): string | null {
  if (!isObject(entry)) return null;
  const { id, item, drug, to } = entry;
  const name = id ?? item ?? to ?? (typeof drug === 'string' ? drug.toLowerCase() : undefined);
  return typeof name === 'string' ? name : null;
}

/** What the entries go by; of two of one name the second has a number. Those without one go by their place. */
export function entryNames(list: readonly unknown[]): string[] {
  const names = list.map((entry, index) => nameOf(entry) ?? String(index));
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((one) => one === name).length;
    return before === 0 ? name : `${name} ${before + 1}`;
  });
}

/** What is at the place; undefined where nothing is. */
export function valueAt(part: unknown, place: Place): unknown {
  const [first, ...rest] = place;
  if (first === undefined) return part;
  if (Array.isArray(part)) return valueAt(part[entryNames(part).indexOf(first)], rest);
  return isObject(part) ? valueAt(part[first], rest) : undefined;
}

/** The same with this there; undefined takes it out. What is not on the way stays the very same. */
export function withValueAt<T>(part: T, place: Place, value: unknown): T {
  const [first, ...rest] = place;
  if (first === undefined) return value as T;
  if (Array.isArray(part)) {
    const index = entryNames(part).indexOf(first);
    if (index < 0) return value === undefined ? part : ([...part, value] as T);
    const next = withValueAt<unknown>(part[index], rest, value);
    return part.flatMap((one, i) => (i !== index ? [one] : next === undefined ? [] : [next])) as T;
  }
  const { [first]: old, ...others } = (part ?? {}) as Entry;
  const next = withValueAt(old, rest, value);
  if (next === undefined) return others as T;
  return { ...(part ?? {}), [first]: next } as T;
}

/** `['gate', 'vitals', 2, 'readings']`, as a schema names it, by names. */
export function namedPlace(part: unknown, path: readonly PropertyKey[]): Place {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  if (Array.isArray(part) && typeof first === 'number') {
    return [entryNames(part)[first] ?? String(first), ...namedPlace(part[first], rest)];
  }
  const key = String(first);
  return [key, ...namedPlace(isObject(part) ? part[key] : undefined, rest)];
}
