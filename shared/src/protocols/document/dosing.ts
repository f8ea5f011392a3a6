/** How much and how fast a clinic lets a drug run before it is asked about (docs/clinical.md 2). */
import { z } from 'zod';
import { from, sourceSchema } from './source.ts';

/** Above the first a reason is asked for, above the second another person has to agree as well. */
const askedSchema = z
  .object({
    askAbove: z.number().positive(),
    secondPersonAbove: z.number().positive().optional(),
  })
  .refine(({ askAbove, secondPersonAbove = askAbove }) => secondPersonAbove >= askAbove, {
    error: 'a second person is asked for above what is asked about',
  });
export type Asked = z.infer<typeof askedSchema>;

const regimenSchema = z.object({
  /** Everything of one session: infusion and pushes together. */
  mgPerKg: askedSchema,
  mgPerKgPerH: askedSchema,
});
export type RegimenDosing = z.infer<typeof regimenSchema>;

export const dosingSchema = z.object({
  depression: regimenSchema,
  pain: regimenSchema,
  /** A push faster than this is asked about. */
  push: z.object({
    minutesAtLeast: z.number().positive(),
  }),
  /** How fast, in whatever way it is given. */
  mgPerKgPerMinAskAbove: z.number().positive(),
  source: sourceSchema,
});
export type DosingSection = z.infer<typeof dosingSchema>;

/**
 * Of a document without this section. All figures are clinic defaults: clinics titrate from 0.5 to 3.0 mg/kg. The
 * total for pain is its hourly limits over the longest usual 5 h.
 */
export const DEFAULT_DOSING: DosingSection = {
  depression: {
    mgPerKg: { askAbove: 1, secondPersonAbove: 2 },
    mgPerKgPerH: { askAbove: 1.5 },
  },
  pain: {
    mgPerKg: { askAbove: 2.5, secondPersonAbove: 5 },
    mgPerKgPerH: { askAbove: 0.5, secondPersonAbove: 1 },
  },
  push: { minutesAtLeast: 1 },
  mgPerKgPerMinAskAbove: 0.0625,
  source: from('low', []),
};

/** Which limits an order of a regimen is held against; esketamine by vein against those for depression. */
export function dosingOf(
  regimen: string | undefined,
  { dosing = DEFAULT_DOSING }: { readonly dosing?: DosingSection | undefined } = {},
): RegimenDosing {
  return regimen === 'pain' ? dosing.pain : dosing.depression;
}
