/** The bounds of what enters: whatever passes them can be stored, shown, signed, verified and exported. */
import { z } from 'zod';
import { storableText } from './storable-text.ts';

/** One text for one UUID: some languages print them in capitals, the database in small letters. */
export const uuid = z.uuid().toLowerCase();

/** The range of a `Date` whose year has four digits: 1970 to the end of 9999. */
export const LATEST_INSTANT = 253_402_300_799_999;
/** Epoch ms. */
export const instant = z.number().int().min(0).max(LATEST_INSTANT);

/** The database counts the entries of a log in 32 bits. */
export const MAX_LOG_SEQ = 2_147_483_647;
/** Number of an entry in its session's log. */
export const logSeq = z.number().int().min(1).max(MAX_LOG_SEQ);

/** A quantity of any unit in use; whether it is plausible is said in words where the rule is known. */
export const quantity = z.number().min(-1_000_000).max(1_000_000);

/** Ids of rows, alarms, limits and terms as clients send them: never longer than what the product makes. */
export const idText = storableText(120);

/** Most numbers and texts that any request may hold: `outOfBounds` in words. */
const LARGEST_NUMBER = 1e15;
const LONGEST_TEXT = 20_000;
const DEEPEST = 40;

/**
 * The first value in `value` that could not be stored or read back, as its path and what is wrong; null where there
 * is none. For everything that enters as JSON, before any schema.
 */
export function outOfBounds(value: unknown, path = ''): { path: string; message: string } | null {
  return inspect(value, path, 0);
}

function inspect(
  value: unknown,
  path: string,
  depth: number,
): { path: string; message: string } | null {
  const wrong = (message: string) => ({ path, message });
  if (typeof value === 'number') {
    return Math.abs(value) <= LARGEST_NUMBER ? null : wrong('is too large a number');
  }
  if (typeof value === 'string') {
    if (value.length > LONGEST_TEXT) return wrong(`is longer than ${LONGEST_TEXT} characters`);
    const storable = !value.includes('\0') && value.isWellFormed();
    return storable ? null : wrong('holds characters that cannot be stored');
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= DEEPEST) return wrong('is nested too deeply');
  for (const [name, inner] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const found = inspect(name, at, depth) ?? inspect(inner, at, depth + 1);
    if (found) return found;
  }
  return null;
}
