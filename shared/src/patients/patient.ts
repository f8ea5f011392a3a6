/** A person who is treated, as the clinic registered them. */
import { z } from 'zod';
import { HEIGHT_CM } from '../infusion/body-weight.ts';
import { actorSchema } from '../people/roles.ts';
import { checklistItem } from '../screening/checklist.ts';
import { uuid } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { ageOn, civilDateSchema } from '../time/calendar.ts';

export const SEXES = ['female', 'male', 'other', 'unknown'] as const;

/** `none` is an answer; `unknown` is that nobody has asked, and is never shown as none. */
export const allergiesSchema = z.union([
  z.literal('unknown'),
  z.strictObject({ none: z.literal(true) }),
  z.strictObject({
    list: z
      .array(z.object({ substance: storableText(80), reaction: storableText(120).optional() }))
      .min(1)
      .max(40),
  }),
]);
export type Allergies = z.infer<typeof allergiesSchema>;

export const patientDocumentSchema = z.object({
  /** The clinic's own number of the person; unique within the clinic. */
  recordNumber: storableText(40),
  name: storableText(120),
  dateOfBirth: civilDateSchema,
  sex: z.enum(SEXES),
  allergies: allergiesSchema,
  /** Ids of items of the screening checklist that hold for longer than a day. */
  /** Registered; what a session measures later goes before (`height.ts`). */
  heightCm: z
    .number()
    .min(HEIGHT_CM.low, `is below ${HEIGHT_CM.low} cm`)
    .max(HEIGHT_CM.high, `is above ${HEIGHT_CM.high} cm`)
    .optional(),
  riskFactors: z
    .array(z.string().refine((id) => checklistItem(id) !== undefined, 'is not on the checklist'))
    .max(60)
    .refine((ids) => new Set(ids).size === ids.length, 'an item occurs twice'),
});
/** What a person may change. */
export type PatientDocument = z.infer<typeof patientDocumentSchema>;

/** Who saved a version, and when (server clock, epoch ms). */
export const savedFields = {
  /** 1, 2, 3 ...; a change names the version that it was made from. */
  version: z.number().int().min(1),
  at: z.number(),
  by: actorSchema,
};

export const patientSchema = patientDocumentSchema.extend({ id: uuid, ...savedFields });
export type Patient = z.infer<typeof patientSchema>;

/** What is wrong with a date of birth on a day of the clinic's calendar, in words; null where nothing is. */
export function birthProblem(dateOfBirth: string, today: string): string | null {
  const age = ageOn(dateOfBirth, today);
  return 'problem' in age ? age.problem : null;
}
