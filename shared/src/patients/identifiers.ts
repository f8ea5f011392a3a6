/** What a patient is recognized by before anything is charted under their name. */
import { z } from 'zod';

export const IDENTIFIERS = ['name', 'date-of-birth', 'record-number', 'photo'] as const;
export const identifierSchema = z.enum(IDENTIFIERS);
export type Identifier = z.infer<typeof identifierSchema>;

/** So many independent identifiers are compared before a patient is charted under their name. */
export const IDENTIFIERS_NEEDED = 2;
