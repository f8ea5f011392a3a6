/** Drugs that a nurse may chart as needed under this protocol: a list to choose from, never a suggestion. */
import { z } from 'zod';
import { from, sourceSchema } from './limit-source.ts';

export const PRN_ROUTES = ['iv', 'im', 'po', 'sl', 'in', 'sc', 'inhaled', 'topical'] as const;
export type PrnRoute = (typeof PRN_ROUTES)[number];

const prnDrugSchema = z
  .object({
    drug: z.string().trim().min(1),
    /** Absent: the provider's order says. */
    dose: z.number().positive().optional(),
    /** Unit of the dose, such as `mg` or `mg/kg`. */
    unit: z.string().trim().min(1).optional(),
    routes: z.array(z.enum(PRN_ROUTES)).min(1),
    /** What it is there for, in a few words. */
    purpose: z.string().optional(),
    source: sourceSchema,
  })
  .refine(({ dose, unit }) => (dose === undefined) === (unit === undefined), {
    error: 'a dose needs its unit, and a unit its dose',
  });
export const prnSchema = z.array(prnDrugSchema);
export type PrnDrug = z.infer<typeof prnDrugSchema>;

/** Without doses where the source gives none for adults: the clinic's provider fills them in. */
export const DEFAULT_PRN: PrnDrug[] = [
  {
    drug: 'ondansetron',
    routes: ['iv', 'po'],
    purpose: 'nausea',
    source: from('low', ['S41'], 'drug and routes; the dose is ordered'),
  },
  {
    drug: 'promethazine',
    routes: ['iv', 'po'],
    purpose: 'nausea',
    source: from('low', ['S41'], 'drug; the dose is ordered'),
  },
  {
    drug: 'midazolam',
    dose: 0.03,
    unit: 'mg/kg',
    routes: ['iv'],
    purpose: 'distress',
    source: from('low', ['S43']),
  },
  {
    drug: 'labetalol',
    routes: ['iv'],
    purpose: 'blood pressure with a fast heart rate',
    source: from('low', ['S15'], 'one forum post; the dose is ordered'),
  },
  {
    drug: 'hydralazine',
    routes: ['iv'],
    purpose: 'blood pressure',
    source: from('low', ['S15'], 'one forum post; the dose is ordered'),
  },
  {
    drug: 'clonidine',
    routes: ['po'],
    purpose: 'blood pressure',
    source: from('low', ['S15'], 'one forum post; the dose is ordered'),
  },
];
