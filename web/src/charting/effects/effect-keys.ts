/** One letter for each of the commonest effects, the same on the station and beside the chair. */
export const EFFECT_KEYS: Readonly<Record<string, string>> = {
  n: 'nausea',
  d: 'dissociation',
  z: 'dizziness',
  s: 'drowsiness',
  h: 'headache',
  x: 'anxiety',
  b: 'blurry-vision',
  v: 'vomiting',
};

const byTerm = new Map(Object.entries(EFFECT_KEYS).map(([key, term]) => [term, key]));

/** The letter of a term, or null where it has none. */
export const keyOfEffect = (term: string): string | null => byTerm.get(term) ?? null;

/** The letter alone, no modifier: it must not be taken for text that is being typed. */
export function effectOfKey(key: string): string | null {
  return EFFECT_KEYS[key.toLowerCase()] ?? null;
}
