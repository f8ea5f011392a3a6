/** Observation after the drug and fitness to leave, as the protocol holds them (docs/clinical.md 4.4 and 7). */
import { z } from 'zod';
import type { MessageKey } from '../../wording/message.ts';
import { number, optional, own, SOURCE, schemaOf, yes } from './field.ts';
import { from } from './source.ts';

const upTo = (max: number) => z.number().int().min(0).max(max);
const asked = <S extends z.ZodType>(unit: string, label: MessageKey, schema: S) =>
  optional(number(unit, label, schema, { decimals: 0 }), 'protocols-fields.not-asked');

/** What makes a patient fit to leave; a field that is absent is not asked. */
export const DISCHARGE_FIELDS = {
  /** PADSS, 0 to 10. */
  padssAtLeast: asked('', 'protocols-fields.padss-at-least', upTo(10)),
  /** MOAA/S, 0 to 5. */
  moaasAtLeast: asked('', 'protocols-fields.moaas-at-least', upTo(5)),
  /** Dissociation chip, 0 to 3. */
  dissociationAtMost: asked('', 'protocols-fields.dissociation-at-most', upTo(3)),
  /** Either both pressures within so many percent of the baseline ... */
  pressureWithinPercent: asked('%', 'protocols-fields.pressure-within', z.number().min(0).max(100)),
  /** ... or both below these, mmHg. */
  pressureBelow: {
    ...own(
      'pressures',
      'protocols-fields.or-pressure-below',
      z.object({ sys: z.number(), dia: z.number() }).optional(),
    ),
    empty: 'protocols-fields.not-asked',
  },
  /** On room air, at most so many points below the baseline. */
  spo2PointsBelowBaseline: asked('%', 'protocols-fields.spo2-below', z.number().min(0).max(10)),
  steadyGait: yes('protocols-fields.steady-gait'),
  noOpenCritical: yes('protocols-fields.no-open-critical-alarm'),
  source: SOURCE,
} as const;
const dischargeSchema = schemaOf(DISCHARGE_FIELDS);

const stay = (label: MessageKey) => number('min', label, upTo(1440), { decimals: 0 });
export const OBSERVATION_FIELDS = {
  /** From the end of the infusion. */
  ketamineMinutes: stay('protocols-fields.ketamine-from-the-end'),
  /** From the dose. */
  esketamineMinutes: stay('protocols-fields.esketamine-from-the-dose'),
  source: SOURCE,
};
export const observationSchema = schemaOf(OBSERVATION_FIELDS).extend({
  discharge: dischargeSchema.optional(),
});
export type ObservationSection = z.infer<typeof observationSchema>;
export type DischargeRules = z.infer<typeof dischargeSchema>;

export const DEFAULT_OBSERVATION: ObservationSection = {
  ketamineMinutes: 60,
  esketamineMinutes: 120,
  source: from('low-medium', ['S14', 'S19'], 'ketamine: 15 to 120 min are seen; esketamine: label'),
  discharge: {
    padssAtLeast: 9,
    moaasAtLeast: 5,
    pressureWithinPercent: 20,
    pressureBelow: { sys: 140, dia: 90 },
    dissociationAtMost: 1,
    spo2PointsBelowBaseline: 2,
    steadyGait: true,
    noOpenCritical: true,
    source: from('low-medium', ['S22', 'S23'], 'put together from two recovery scores'),
  },
};
