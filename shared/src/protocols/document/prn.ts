/** Drugs that a nurse may chart as needed under this protocol: a list to choose from, never a suggestion. */
import { z } from 'zod';
import { type MessageKey, message } from '../../wording/message.ts';
import { refusedAs } from '../../wording/refusal.ts';
import { number, optional, own, SOURCE, schemaOf, several, words } from './field.ts';
import { from } from './source.ts';

export const PRN_ROUTES = ['iv', 'im', 'po', 'sl', 'in', 'sc', 'inhaled', 'topical'] as const;
export type PrnRoute = (typeof PRN_ROUTES)[number];
export const ROUTE_LABELS = {
  iv: 'protocols-fields.intravenous',
  im: 'protocols-fields.intramuscular',
  po: 'protocols-fields.by-mouth',
  sl: 'protocols-fields.under-the-tongue',
  in: 'protocols-fields.intranasal',
  sc: 'protocols-fields.subcutaneous',
  inhaled: 'protocols-fields.inhaled',
  topical: 'protocols-fields.on-the-skin',
} as const satisfies Record<PrnRoute, MessageKey>;

/** What is asked about before a dose is charted; nothing here stops one. In mg. */
const capsSchema = z.object({
  mg: z.number().positive(),
  /** Instead, from an age on and beside an opioid; also where age or opioids are not known. */
  reduced: z
    .object({ mg: z.number().positive(), fromAgeYears: z.number().int().positive() })
    .optional(),
  minutesBetween: z.number().positive().optional(),
});
export type DrugCaps = z.infer<typeof capsSchema>;

export const DRUG_FIELDS = {
  drug: own('drug', 'protocols-fields.drug', z.string().trim().min(1)),
  /** Absent: the provider's order says. */
  dose: optional(
    number('', 'protocols-fields.dose', z.number().positive(), { decimals: 3 }),
    'protocols-fields.as-ordered',
  ),
  /** Unit of the dose, such as `mg` or `mg/kg`. */
  unit: {
    ...words('protocols-fields.unit', 20),
    schema: z.string().trim().min(1).optional(),
    empty: 'protocols-fields.as-ordered',
  },
  /** What it is there for, in a few words. */
  purpose: {
    ...words('protocols-fields.purpose', 80),
    schema: z.string().optional(),
    empty: 'protocols-fields.not-said',
  },
  routes: several('protocols-fields.routes', ROUTE_LABELS),
  caps: {
    ...own('caps', 'protocols-fields.asked-about', capsSchema.optional()),
    empty: 'protocols-fields.not-asked',
  },
  source: SOURCE,
} as const;
const prnDrugSchema = schemaOf(DRUG_FIELDS).refine(
  ({ dose, unit }) => (dose === undefined) === (unit === undefined),
  refusedAs(message('protocol-rules.dose-needs-unit')),
);
export const prnSchema = z.array(prnDrugSchema);
export type PrnDrug = z.infer<typeof prnDrugSchema>;

/** Of the first edition. Without doses where the source gives none for adults: the clinic's provider fills them in. */
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

const NAMED = 'a name to chart under; the dose is ordered';
/** Of the second edition: names without doses, and for midazolam what its label keeps a single dose under. */
export const PRN_DRUGS_V2: PrnDrug[] = [
  {
    drug: 'ondansetron',
    routes: ['iv', 'po'],
    purpose: 'nausea',
    source: from('low', [], NAMED),
  },
  {
    drug: 'midazolam',
    routes: ['iv'],
    purpose: 'distress',
    caps: { mg: 2.5, reduced: { mg: 1.5, fromAgeYears: 60 }, minutesBetween: 2 },
    source: from('medium', ['S144'], 'caps of a dose; the dose is ordered'),
  },
  ...(
    [
      ['labetalol', 'blood pressure with a fast heart rate', ['iv']],
      ['hydralazine', 'blood pressure', ['iv']],
      ['clonidine', 'blood pressure', ['po']],
      ['epinephrine', 'anaphylaxis', ['im']],
      ['naloxone', 'opioid effect', ['iv', 'im', 'in']],
      ['flumazenil', 'benzodiazepine effect', ['iv']],
      ['glycopyrrolate', 'saliva', ['iv']],
    ] as const
  ).map(([drug, purpose, routes]): PrnDrug => {
    return { drug, purpose, routes: [...routes], source: from('low', [], NAMED) };
  }),
];
