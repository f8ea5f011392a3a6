/** Observation after the drug and fitness to leave, as the protocol holds them (docs/clinical.md 4.4 and 7). */
import { z } from 'zod';
import { from, sourceSchema } from './source.ts';

/** What makes a patient fit to leave; a field that is absent is not asked. */
const dischargeSchema = z.object({
  /** PADSS, 0 to 10. */
  padssAtLeast: z.number().int().min(0).max(10).optional(),
  /** MOAA/S, 0 to 5. */
  moaasAtLeast: z.number().int().min(0).max(5).optional(),
  /** Either both pressures within so many percent of the baseline ... */
  pressureWithinPercent: z.number().min(0).max(100).optional(),
  /** ... or both below these, mmHg. */
  pressureBelow: z.object({ sys: z.number(), dia: z.number() }).optional(),
  /** Dissociation chip, 0 to 3. */
  dissociationAtMost: z.number().int().min(0).max(3).optional(),
  /** On room air, at most so many points below the baseline. */
  spo2PointsBelowBaseline: z.number().min(0).max(10).optional(),
  steadyGait: z.boolean(),
  noOpenCritical: z.boolean(),
  source: sourceSchema,
});

export const observationSchema = z.object({
  /** From the end of the infusion. */
  ketamineMinutes: z.number().int().min(0).max(1440),
  /** From the dose. */
  esketamineMinutes: z.number().int().min(0).max(1440),
  source: sourceSchema,
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
