/**
 * The pre-start gate as the protocol holds it: what must be there, and which vital signs stop a start
 * (docs/clinical.md 7). A version without a gate has none.
 */
import { z } from 'zod';
import { from, sourceSchema } from './source.ts';

/** soft: a provider's reason is enough; hard: a provider has to override it. */
export const GATE_LEVELS = ['soft', 'hard'] as const;
export type GateLevel = (typeof GATE_LEVELS)[number];

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

const requirementSchema = z.object({
  item: z.enum(GATE_REQUIREMENTS),
  level: z.enum(GATE_LEVELS),
  source: sourceSchema,
});
export type GateRequirementRule = z.infer<typeof requirementSchema>;

const vitalsRuleSchema = z.object({
  /** Stable name, such as `pressure-raised`. */
  id: z.string().min(1),
  level: z.enum(GATE_LEVELS),
  /** Any one of these in a reading stops the start. */
  anyOf: z
    .array(
      z.object({
        signal: z.enum(GATE_SIGNALS),
        op: z.enum(['<', '<=', '>', '>=']),
        value: z.number(),
      }),
    )
    .min(1),
  /** So many of the newest readings in a row must meet it. */
  readings: z.number().int().min(1).max(5),
  source: sourceSchema,
});
export type GateVitalsRule = z.infer<typeof vitalsRuleSchema>;

export const gateSchema = z.object({
  requirements: z.array(requirementSchema),
  vitals: z.array(vitalsRuleSchema),
  /**
   * A low value that the patient is known for asks for a reason where it would stop: within so many percent of so many
   * baselines of earlier visits. Absent: it stops.
   */
  knownLow: z
    .object({
      percent: z.number().min(0).max(10),
      baselines: z.number().int().min(2).max(5),
      source: sourceSchema,
    })
    .optional(),
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
