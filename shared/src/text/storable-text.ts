import { z } from 'zod';
import { storableProblem } from './entered-text.ts';

/** Text that a person entered: trimmed, not blank, at most `max` characters, and one that the store can hold. */
export const storableText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => storableProblem(text) === null, 'holds characters that cannot be stored');
