/** The matchers that these tests use, without a test runner: thousands of runs in one process. */
import { isDeepStrictEqual } from 'node:util';

type Matcher = (...expected: readonly unknown[]) => void;

class Mismatch extends Error {}

/** As `toEqual` sees it: a key that is undefined is not there. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return new Map([...value].map(([key, entry]) => [key, plain(entry)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, plain(entry)]),
  );
}

class Containing {
  readonly part: string;

  constructor(part: string) {
    this.part = part;
  }
}

function matches(actual: unknown, expected: unknown): boolean {
  if (expected instanceof Containing) return String(actual).includes(expected.part);
  if (typeof expected !== 'object' || expected === null) return Object.is(actual, expected);
  if (Array.isArray(expected)) return isDeepStrictEqual(plain(actual), plain(expected));
  if (typeof actual !== 'object' || actual === null) return false;
  return Object.entries(expected).every(([key, entry]) => matches(Reflect.get(actual, key), entry));
}

const CHECKS: Readonly<Record<string, (actual: unknown, expected: unknown) => boolean>> = {
  toBe: Object.is,
  toBeDefined: (actual) => actual !== undefined,
  toBeUndefined: (actual) => actual === undefined,
  toBeNull: (actual) => actual === null,
  toBeGreaterThanOrEqual: (actual, expected) => Number(actual) >= Number(expected),
  toBeGreaterThan: (actual, expected) => Number(actual) > Number(expected),
  toBeLessThanOrEqual: (actual, expected) => Number(actual) <= Number(expected),
  toBeLessThan: (actual, expected) => Number(actual) < Number(expected),
  toContain: (actual, expected) =>
    typeof actual === 'string'
      ? actual.includes(String(expected))
      : Array.isArray(actual) && actual.includes(expected),
  toEqual: (actual, expected) => isDeepStrictEqual(plain(actual), plain(expected)),
  toHaveLength: (actual, expected) =>
    typeof actual === 'object' && actual !== null && Reflect.get(actual, 'length') === expected,
  toMatch: (actual, expected) => expected instanceof RegExp && expected.test(String(actual)),
  toHaveProperty: (actual, expected) =>
    typeof actual === 'object' && actual !== null && Reflect.has(actual, String(expected)),
  toMatchObject: matches,
};

export function expectation(actual: unknown): Record<string, Matcher> & { not: unknown } {
  const all = (wanted: boolean): Record<string, Matcher> =>
    Object.fromEntries(
      Object.entries(CHECKS).map(([name, check]) => [
        name,
        (expected: unknown) => {
          if (check(actual, expected) !== wanted) throw new Mismatch(name);
        },
      ]),
    );
  return Object.assign(all(true), { not: all(false) });
}

Object.assign(expectation, { stringContaining: (part: string) => new Containing(part) });
