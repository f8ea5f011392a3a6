/** The bounds of what enters: whatever passes them can be stored, shown, signed, verified and exported. */
import { z } from 'zod';
import { storableProblem, textProblem } from './entered-text.ts';
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

export interface OutOfBounds {
  readonly path: string;
  /** To stand after the path. */
  readonly message: string;
  /** It lies in the characters of a text, which can be typed otherwise. */
  readonly ofText: boolean;
}

/**
 * The first value in `value` that could not be stored or read back, or is a text that nobody can read, as its path and
 * what is wrong; null where there is none. For everything that enters as JSON, before any schema. `secrets`: names whose
 * texts nobody reads.
 */
export function outOfBounds(
  value: unknown,
  secrets: ReadonlySet<string> = new Set(),
): OutOfBounds | null {
  const wrong = (path: string, message: string) => ({ path, message, ofText: false });

  function textWrong(text: string, path: string, secret: boolean): OutOfBounds | null {
    if (text.length > LONGEST_TEXT) {
      return wrong(path, `is longer than ${LONGEST_TEXT} characters`);
    }
    const message = secret ? storableProblem(text) : textProblem(text);
    return message === null ? null : { path, message, ofText: true };
  }

  function inspect(
    part: unknown,
    path: string,
    depth: number,
    secret: boolean,
  ): OutOfBounds | null {
    if (typeof part === 'number') {
      return Math.abs(part) <= LARGEST_NUMBER ? null : wrong(path, 'is too large a number');
    }
    if (typeof part === 'string') return textWrong(part, path, secret);
    if (typeof part !== 'object' || part === null) return null;
    if (depth >= DEEPEST) return wrong(path, 'is nested too deeply');
    for (const [name, inner] of Object.entries(part)) {
      const at = path === '' ? name : `${path}.${name}`;
      const found =
        textWrong(name, at, false) ?? inspect(inner, at, depth + 1, secret || secrets.has(name));
      if (found) return found;
    }
    return null;
  }

  return inspect(value, '', 0, false);
}
