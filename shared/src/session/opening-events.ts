/** Events before the start: who sits where, what was asked and measured. */
import { z } from 'zod';
import { identifierSchema } from '../patients/identifiers.ts';
import { storableText } from '../text/storable-text.ts';
import { baselineSchema } from '../vitals/baseline.ts';
import {
  checklistAnswerSchema,
  gateCoverSchema,
  manualVitalsSchema,
  momentFields,
  sessionCourseSchema,
  sessionPatientSchema,
} from './entries.ts';

export const OPENING_EVENTS = [
  z.object({
    type: z.literal('session-opened'),
    clinicId: z.number().int(),
    chairId: z.string(),
    chairLabel: z.string(),
    /** Record number or other reference that the clinic uses for the patient. */
    patientRef: z.string(),
    patient: sessionPatientSchema.optional(),
    course: sessionCourseSchema.optional(),
    /** What was compared at the chair, where the patient is known. */
    identifiers: z.array(identifierSchema).optional(),
    /** `<protocol id>@<version>` in force for the whole session. */
    protocol: z.string(),
    /** Rules of the alarm engine that it runs under; absent: 1, before they were numbered. */
    engine: z.number().int().min(1).optional(),
  }),
  z.object({
    type: z.literal('patient-identified'),
    patient: sessionPatientSchema,
    course: sessionCourseSchema.optional(),
    identifiers: z.array(identifierSchema).min(2),
  }),
  z.object({
    type: z.literal('monitor-attached'),
    channelId: z.string(),
    deviceId: z.string(),
    label: z.string(),
  }),
  z.object({ type: z.literal('monitor-detached'), channelId: z.string(), reason: z.string() }),
  z.object({
    type: z.literal('chair-transferred'),
    from: z.object({ chairId: z.string(), chairLabel: z.string() }),
    chairId: z.string(),
    chairLabel: z.string(),
  }),
  z.object({
    type: z.literal('checklist-answered'),
    answers: z.array(checklistAnswerSchema).min(1),
  }),
  z.object({
    type: z.literal('weight-recorded'),
    kg: z.number(),
    heightCm: z.number().optional(),
    method: z.enum(['measured', 'stated']),
  }),
  z.object({ type: z.literal('vitals-recorded'), values: manualVitalsSchema, ...momentFields }),
  z.object({
    type: z.literal('baseline-set'),
    baseline: baselineSchema,
    /** `cuffs`: the pressure is the median of these rested readings, newest last. */
    from: z.enum(['cuffs', 'entered']).optional(),
    cuffs: z.array(z.object({ sys: z.number(), dia: z.number(), at: z.number() })).optional(),
  }),
  z.object({
    type: z.literal('gate-overridden'),
    /** Codes of the gate. */
    items: z.array(z.string()).min(1),
    reason: storableText(300),
    /** Where a nurse writes down what a provider decided: that provider's name. */
    provider: storableText(80).optional(),
    /** What each was given for. */
    covers: z.array(gateCoverSchema).optional(),
  }),
] as const;
