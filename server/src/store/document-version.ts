/** When a version of a document may be saved: one rule for every home of the store. */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../platform/errors.ts';
import type { Version } from './ports/patients.ts';

/** As it comes back from the database: what is undefined is not there. */
const stored = (document: object): object => JSON.parse(JSON.stringify(document));

function differing(one: object, other: object): string[] {
  const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (key) => !isDeepStrictEqual(a.get(key), b.get(key)),
  );
}

/**
 * True where `saved` is the next version; false where the same person saved the very same already, as after an
 * answer that was lost. Throws `version-conflict`, or `not-found` where there is nothing to change.
 */
export function isNextVersion<T extends object>(
  current: Version<T> | null,
  saved: Version<T>,
): boolean {
  if (saved.version === (current?.version ?? 0) + 1) return true;
  if (current === null) throw new AppError('not-found', 'The clinic has no such record.');
  const [now, wanted] = [stored(current.document), stored(saved.document)];
  if (
    current.version === saved.version &&
    isDeepStrictEqual(current.by, saved.by) &&
    isDeepStrictEqual(now, wanted)
  ) {
    return false;
  }
  throw new AppError(
    'version-conflict',
    'Somebody else saved this record while you had it open. Look at what it says now, then make your change again.',
    {
      issues: differing(now, wanted).map((path) => ({ path, message: 'says something else now' })),
    },
  );
}
