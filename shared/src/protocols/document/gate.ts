/**
 * The pre-start gate as the protocol holds it: what must be there, and which vital signs stop a start
 * (docs/clinical.md 7). A version without a gate has none.
 */
import { z } from 'zod';
import { choice, number, own, SOURCE, schemaOf } from './field.ts';
import { from } from './source.ts';

/** soft: a provider's reason is enough; hard: a provider has to override it. */
export const GATE_LEVELS = {
  soft: 'protocols-fields.a-nurse-goes-on-with-a-reason',
  hard: 'protocols-fields.only-a-provider-overrides-it',
} as const;
export type GateLevel = keyof typeof GATE_LEVELS;

export const GATE_REQUIREMENTS = [
  'identity',
  'weight',
  'order',
  'consent',
  'escort',
  'pregnancy-answer',
  'pump-check',
  'baseline',
  'allergies',
  'fasting',
  'checklist',
  'emergency-equipment',
] as const;
export type GateRequirement = (typeof GATE_REQUIREMENTS)[number];

export const GATE_SIGNALS = ['sys', 'dia', 'spo2', 'hr', 'rr'] as const;
export type GateSignal = (typeof GATE_SIGNALS)[number];

export const REQUIREMENT_FIELDS = {
  level: choice('protocols-fields.where-it-is-missing', GATE_LEVELS),
  source: SOURCE,
};
const requirementSchema = schemaOf(REQUIREMENT_FIELDS).extend({ item: z.enum(GATE_REQUIREMENTS) });
export type GateRequirementRule = z.infer<typeof requirementSchema>;

export const RULE_FIELDS = {
  /** Any one of these in a reading stops the start. */
  anyOf: own(
    'comparisons',
    'protocols-fields.stops-the-start',
    z
      .array(
        z.object({
          signal: z.enum(GATE_SIGNALS),
          op: z.enum(['<', '<=', '>', '>=']),
          value: z.number(),
        }),
      )
      .min(1),
  ),
  /** So many of the newest readings in a row must meet it. */
  readings: number('', 'protocols-fields.consecutive-readings', z.number().int().min(1).max(5), {
    ...{ decimals: 0, within: [1, 5] },
  }),
  level: choice('protocols-fields.where-it-is-met', GATE_LEVELS),
  source: SOURCE,
};
const vitalsRuleSchema = schemaOf(RULE_FIELDS).extend({
  /** Stable name, such as `pressure-raised`. */
  id: z.string().min(1),
});
export type GateVitalsRule = z.infer<typeof vitalsRuleSchema>;

/**
 * A low value that the patient is known for asks for a reason where it would stop: within so many percent of so many
 * baselines of earlier visits. Absent: it stops.
 */
export const KNOWN_LOW_FIELDS = {
  percent: number('%', 'protocols-fields.within-percent', z.number().min(0).max(10), {
    within: [0, 10],
  }),
  baselines: number('', 'protocols-fields.earlier-baselines', z.number().int().min(2).max(5), {
    ...{ decimals: 0, within: [2, 5] },
  }),
  source: SOURCE,
};

export const gateSchema = z.object({
  requirements: z.array(requirementSchema),
  vitals: z.array(vitalsRuleSchema),
  knownLow: schemaOf(KNOWN_LOW_FIELDS).optional(),
});
export type GateSection = z.infer<typeof gateSchema>;

const OWN = from('low', []);
const TRIALS = from('medium', ['S17', 'S18'], 'exclusion lists of two ketamine trials');

function required(item: GateRequirement, level: GateLevel): GateRequirementRule {
  return { item, level, source: OWN };
}

function stop(
  signal: GateSignal,
  op: GateVitalsRule['anyOf'][number]['op'],
  value: number,
): GateVitalsRule {
  const side = op.startsWith('<') ? 'low' : 'high';
  return {
    id: `${signal}-${side}`,
    level: 'hard',
    anyOf: [{ signal, op, value }],
    readings: 1,
    source: TRIALS,
  };
}

/** What ships; a version of an older product has none. */
export const defaultGate: GateSection = {
  requirements: [
    required('identity', 'hard'),
    required('weight', 'hard'),
    required('order', 'hard'),
    required('consent', 'hard'),
    required('escort', 'hard'),
    required('pregnancy-answer', 'hard'),
    required('pump-check', 'hard'),
    required('baseline', 'soft'),
    required('allergies', 'soft'),
    required('fasting', 'soft'),
    required('checklist', 'soft'),
    required('emergency-equipment', 'soft'),
  ],
  vitals: [
    {
      id: 'pressure-raised',
      level: 'soft',
      anyOf: [
        { signal: 'sys', op: '>', value: 140 },
        { signal: 'dia', op: '>', value: 90 },
      ],
      readings: 1,
      source: from('medium', ['S13'], 'esketamine: a general guide, not a ban'),
    },
    {
      id: 'pressure-high-twice',
      level: 'hard',
      anyOf: [
        { signal: 'sys', op: '>=', value: 160 },
        { signal: 'dia', op: '>=', value: 100 },
      ],
      readings: 2,
      source: OWN,
    },
    stop('sys', '<', 90),
    stop('sys', '>', 180),
    stop('dia', '>', 110),
    stop('spo2', '<', 94),
    stop('hr', '<', 50),
    stop('hr', '>', 120),
    stop('rr', '<', 10),
    stop('rr', '>', 30),
  ],
};
