import { z } from 'zod';

/** PostgreSQL stores neither NUL nor half a surrogate pair: one such text would hold up every later commit. */
const storable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

/** Text that a person entered: trimmed, not blank, at most `max` characters, and one that the store can hold. */
export const storableText = (max: number) =>
  z.string().trim().min(1).max(max).refine(storable, 'holds characters that cannot be stored');
