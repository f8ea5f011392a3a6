/** The state of a session: the log folded by `evolve`. */

import { z } from 'zod';
import { alarmSchema } from '../alarms/alarm.ts';
import { severitySchema } from '../effects/severity.ts';
import { orderSchema, pumpProgramSchema, regimenSchema, routeSchema } from '../infusion/order.ts';
import { identifierSchema } from '../patients/identifiers.ts';
import { actorSchema } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';
import { baselineSchema } from '../vitals/baseline.ts';
import {
  checklistAnswerSchema,
  closeOutcomeSchema,
  dischargeFields,
  effectActionSchema,
  effectChangeSchema,
  effectSourceSchema,
  gateCoverSchema,
  interventionSchema,
  manualVitalsSchema,
  STOP_REASONS,
  scoredSchema,
  seenAgainSchema,
  sessionCourseSchema,
  sessionPatientSchema,
} from './entries.ts';
import { SIGNATURE_KINDS } from './seal.ts';
import { soundPauseSchema } from './sound-pause.ts';

export const SESSION_PHASES = ['before', 'infusing', 'paused', 'recovery', 'closed'] as const;
export const sessionPhaseSchema = z.enum(SESSION_PHASES);
export type SessionPhase = z.infer<typeof sessionPhaseSchema>;

/** An entry of a person that can be corrected. */
const entered = {
  /** `seq` of its event. */
  seq: z.number().int(),
  at: z.number(),
  by: actorSchema,
  withdrawn: z.boolean(),
  /** True once a correction has changed what is shown; the original is in the log. */
  amended: z.boolean().optional(),
};

export const observedEffectSchema = z.object({
  ...entered,
  term: z.string(),
  /** As the entry that began it says, corrections included. */
  first: z.object({
    severity: severitySchema,
    rating: z.number().optional(),
    onset: z.number().optional(),
  }),
  /** As last said. */
  severity: severitySchema,
  worst: severitySchema,
  onset: z.number(),
  source: effectSourceSchema,
  rating: z.number().optional(),
  /** Of the entry that began it; further ones stand in `course`. */
  actions: z.array(effectActionSchema),
  note: z.string().optional(),
  /** Null while it goes on. */
  resolvedAt: z.number().nullable(),
  outcome: z.string().optional(),
  /** Further entries, oldest first. */
  course: z.array(
    z.object({
      seq: z.number().int(),
      at: z.number(),
      by: actorSchema,
      change: effectChangeSchema,
      severity: severitySchema.optional(),
      rating: z.number().optional(),
      actions: z.array(effectActionSchema).optional(),
      note: z.string().optional(),
      outcome: z.string().optional(),
      seen: seenAgainSchema.optional(),
      withdrawn: z.boolean(),
    }),
  ),
});
export type ObservedEffect = z.infer<typeof observedEffectSchema>;

export const madeAssessmentSchema = z.object({ ...entered, assessment: scoredSchema });
export type MadeAssessment = z.infer<typeof madeAssessmentSchema>;

export const madeInterventionSchema = z.object({
  ...entered,
  entry: interventionSchema,
  responses: z.array(
    z.object({ seq: z.number().int(), at: z.number(), by: actorSchema, text: z.string() }),
  ),
});
export type MadeIntervention = z.infer<typeof madeInterventionSchema>;

export const checklistEntrySchema = checklistAnswerSchema.extend({
  at: z.number(),
  by: actorSchema,
});

export const gateOverrideSchema = z.object({
  item: z.string(),
  reason: z.string(),
  provider: z.string().optional(),
  /** What it was given for; absent: it counts for nothing. */
  covers: gateCoverSchema.optional(),
  by: actorSchema,
  at: z.number(),
});
export type GateOverride = z.infer<typeof gateOverrideSchema>;

const signature = z.object({ by: actorSchema, at: z.number() });

export const writtenOrderSchema = z.object({
  seq: z.number().int(),
  order: orderSchema,
  by: actorSchema,
  at: z.number(),
  signed: signature.nullable(),
});

export const programmedPumpSchema = z.object({
  seq: z.number().int(),
  program: pumpProgramSchema,
  by: actorSchema,
  at: z.number(),
  checked: signature.nullable(),
});

export const infusionStateSchema = z.object({
  drug: z.string(),
  doseMg: z.number().optional(),
  plannedMinutes: z.number(),
  regimen: regimenSchema.optional(),
  route: routeSchema.optional(),
  order: z.number().int().optional(),
  concentrationMgPerMl: z.number().optional(),
  volumeMl: z.number().optional(),
  pump: z.string().optional(),
  lot: z.string().optional(),
  startedAt: z.number(),
  stoppedAt: z.number().nullable(),
  stopReason: z.enum(STOP_REASONS).nullable(),
  /** Paused spans; the last has `to: null` while paused. */
  pauses: z.array(z.object({ from: z.number(), to: z.number().nullable(), reason: z.string() })),
  /** What the pump was set to, oldest first; empty where the rate is not charted. */
  rates: z.array(z.object({ at: z.number(), mlPerH: z.number() })),
  boluses: z.array(
    z.object({
      ...{ at: z.number(), mg: z.number(), ml: z.number().optional() },
      minutes: z.number().optional(),
      lot: z.string().optional(),
    }),
  ),
});
export type InfusionState = z.infer<typeof infusionStateSchema>;

export const wasteSchema = z.object({
  seq: z.number().int(),
  mg: z.number(),
  ml: z.number().optional(),
  reason: z.string().optional(),
  by: actorSchema,
  at: z.number(),
  witnessed: signature.nullable(),
  withdrawn: z.boolean().optional(),
});
export type Waste = z.infer<typeof wasteSchema>;

export const sessionStateSchema = z.object({
  id: uuid,
  clinicId: z.number().int(),
  chairId: z.string(),
  chairLabel: z.string(),
  patientRef: z.string(),
  patient: sessionPatientSchema.nullable(),
  course: sessionCourseSchema.nullable(),
  identified: z
    .object({ identifiers: z.array(identifierSchema), by: actorSchema, at: z.number() })
    .nullable(),
  protocol: z.string(),
  phase: sessionPhaseSchema,
  openedAt: z.number(),
  closedAt: z.number().nullable(),
  outcome: closeOutcomeSchema.nullable(),
  /** Channels whose readings belong to this session. */
  channels: z.array(z.object({ channelId: z.string(), deviceId: z.string(), label: z.string() })),
  /** Latest answer by item. */
  checklist: z.record(z.string(), checklistEntrySchema),
  weight: z
    .object({
      ...entered,
      kg: z.number(),
      heightCm: z.number().optional(),
      method: z.enum(['measured', 'stated']),
    })
    .nullable(),
  baseline: baselineSchema.nullable(),
  /** Null: none, or a reading that it was made of has been corrected since. */
  baselineFrom: z.enum(['cuffs', 'entered']).nullable(),
  baselineAt: z.number().optional(),
  /** The readings that it was made of. */
  baselineCuffs: z.array(z.object({ sys: z.number(), dia: z.number(), at: z.number() })).optional(),
  /** By code of the gate. */
  gateOverrides: z.record(z.string(), gateOverrideSchema),
  /** The newest order; an earlier one no longer counts. */
  order: writtenOrderSchema.nullable(),
  pump: programmedPumpSchema.nullable(),
  infusion: infusionStateSchema.nullable(),
  waste: z.array(wasteSchema),
  effects: z.array(observedEffectSchema),
  assessments: z.array(madeAssessmentSchema),
  interventions: z.array(madeInterventionSchema),
  manualVitals: z.array(z.object({ ...entered, values: manualVitalsSchema })),
  notes: z.array(z.object({ ...entered, text: z.string() })),
  discharge: z.object({
    ...dischargeFields,
    /** Last entry, epoch ms; null: nothing prepared yet. */
    at: z.number().nullable(),
  }),
  /** After the close. `covers`: nothing was added since, so that the whole record is signed. */
  signatures: z.array(
    z.object({
      seq: z.number().int(),
      kind: z.enum(SIGNATURE_KINDS),
      by: actorSchema,
      at: z.number(),
      statement: z.string().optional(),
      key: z.string(),
      covers: z.boolean(),
    }),
  ),
  addenda: z.array(
    z.object({ seq: z.number().int(), text: z.string(), by: actorSchema, at: z.number() }),
  ),
  /** Last signature or addendum, epoch ms; null: none. */
  reviewedAt: z.number().nullable(),
  emergency: z.object({ reason: z.string(), by: actorSchema, at: z.number() }).nullable(),
  /** How often each alarm has come up, by key; absent: never. */
  alarmOccurrences: z.record(z.string(), z.number().int()).optional(),
  /** Alarms that are not cleared, by key. */
  alarms: z.record(z.string(), alarmSchema),
  /** Limits moved for this session, by limit id; absent: none. */
  limitChanges: z
    .record(
      z.string(),
      z.object({ value: z.number(), by: actorSchema, at: z.number(), reason: z.string() }),
    )
    .optional(),
  /** Null or absent: no sound is paused. One that has ended by its time is still here. */
  soundPause: soundPauseSchema.nullable().optional(),
  /** The patient is up; null or absent: sits. */
  standby: z
    .object({
      ...{ walksWith: z.string(), reason: z.string().optional(), until: z.number() },
      ...{ by: actorSchema, at: z.number() },
    })
    .nullable()
    .optional(),
  /** Last event folded in. */
  seq: z.number().int(),
  hash: z.string(),
});
export type SessionState = z.infer<typeof sessionStateSchema>;
