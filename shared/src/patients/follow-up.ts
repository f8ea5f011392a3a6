/** What is watched over a course and long after it: bladder, dependence, cognition. Entries are only added. */
import { z } from 'zod';
import { EFFECT_TERMS, effectTerm } from '../effects/catalogue.ts';
import { severitySchema } from '../effects/severity.ts';
import type { EffectTerm } from '../effects/term.ts';
import { actorSchema, type Role } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';

/** Terms that are followed up rather than charted in a session, in the order of the catalogue. */
export const FOLLOW_UP_TERMS: readonly EffectTerm[] = EFFECT_TERMS.filter(
  ({ scope }) => scope !== 'session',
);

export const newFollowUpSchema = z
  .object({
    /** Made by the client: the same id is the same entry. */
    id: uuid,
    term: z
      .string()
      .refine((code) => FOLLOW_UP_TERMS.some((term) => term.code === code), 'is not followed up'),
    answer: z.enum(['none', 'present']),
    severity: severitySchema.optional(),
    note: storableText(500).optional(),
    /** When it was asked, epoch ms; absent: now. */
    at: z.number().int().min(0).optional(),
  })
  .refine(({ answer, severity }) => answer === 'present' || severity === undefined, {
    path: ['severity'],
    message: 'what is not present has no severity',
  });
export type NewFollowUp = z.infer<typeof newFollowUpSchema>;

export const followUpSchema = z.object({
  id: uuid,
  term: z.string(),
  answer: z.enum(['none', 'present']),
  severity: severitySchema.nullable(),
  note: z.string().nullable(),
  at: z.number(),
  by: actorSchema,
});
export type FollowUp = z.infer<typeof followUpSchema>;

/** A concern about cognition is a provider's to write. */
export function mayFollowUp(role: Role, term: string): boolean {
  return role === 'provider' || (role === 'nurse' && effectTerm(term)?.scope === 'longitudinal');
}

/** The newest answer of each term that was ever asked; `entries` in any order. */
export function standingFollowUps(entries: readonly FollowUp[]): Map<string, FollowUp> {
  const standing = new Map<string, FollowUp>();
  for (const entry of entries) {
    const known = standing.get(entry.term);
    if (!known || entry.at >= known.at) standing.set(entry.term, entry);
  }
  return standing;
}
