/** What a person enters at the bedside: the same shapes in commands, in events and in corrections. */
import { z } from 'zod';
import { assessmentSchema } from '../effects/scales.ts';
import { severitySchema } from '../effects/severity.ts';
import { deliveredSchema } from '../infusion/delivered.ts';
import { confirmationSchema } from '../infusion/order.ts';
import { allergiesSchema } from '../patients/patient.ts';
import { GATE_SIGNALS } from '../protocols/document/gate.ts';
import { PRN_ROUTES } from '../protocols/document/prn.ts';
import { idText, instant, logSeq, quantity, uuid } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { baselineSchema } from '../vitals/baseline.ts';
import { fields, HAND_SIGNALS, SIGNALS } from '../vitals/catalogue.ts';

export const vitalsSnapshotSchema = z.partialRecord(
  z.enum(SIGNALS),
  z.object({ value: z.number(), at: z.number() }),
);
/** The last value of each signal that was not stale, with its instant. */
export type VitalsSnapshot = z.infer<typeof vitalsSnapshotSchema>;

/** What every charted entry takes along by itself. */
export const momentFields = {
  /** Infusing time, ms; null before the start. */
  infusedMs: z.number().nullable(),
  /** Dose so far; null before the start and where the rate is not known. Absent in logs of older versions. */
  delivered: deliveredSchema.nullable().optional(),
  vitals: vitalsSnapshotSchema,
};

/** A score as it is recorded: the total is always there. */
export const scoredSchema = assessmentSchema.extend({
  score: z.number().int().min(-100).max(1_000),
});
export type Scored = z.infer<typeof scoredSchema>;

/** Measured by hand, in the units of the vitals catalogue (mmHg, /min, %, Cel). */
export const manualVitalsSchema = z.object({
  ...fields(HAND_SIGNALS, quantity.optional()),
  /** SpO2 without oxygen; absent: not said. */
  onAir: z.boolean().optional(),
});
export type ManualVitals = z.infer<typeof manualVitalsSchema>;

export const EFFECT_ACTIONS = [
  'none',
  'reassurance',
  'repositioned',
  'rate-slowed',
  'paused',
  'stopped',
  'drug-given',
  'oxygen',
  'provider-called',
] as const;
export const effectActionSchema = z.enum(EFFECT_ACTIONS);
export type EffectAction = z.infer<typeof effectActionSchema>;

export const effectSourceSchema = z.enum(['observed', 'patient-reported']);

/** What a person says of an effect, besides its term and its onset. */
export const effectDetailFields = {
  /** 0 none to 10 worst, as the patient rates it. */
  rating: z.number().int().min(0).max(10).optional(),
  actions: z.array(effectActionSchema).max(EFFECT_ACTIONS.length).optional(),
  note: storableText(500).optional(),
};

export const EFFECT_CHANGES = ['worsened', 'unchanged', 'eased', 'resolved'] as const;
export const effectChangeSchema = z.enum(EFFECT_CHANGES);
export type EffectChange = z.infer<typeof effectChangeSchema>;

/** What was charted as an effect while the same one went on: it stands by itself where the entry that began that one does not. */
export const seenAgainSchema = z.object({
  term: z.string(),
  /** When it began, as whoever charted it says; epoch ms. */
  onset: z.number(),
  source: effectSourceSchema,
});

export const INTERVENTION_KINDS = [
  'drug',
  'oxygen',
  'position',
  'reassurance',
  'provider-called',
  'other',
] as const;
export const interventionFields = {
  kind: z.enum(INTERVENTION_KINDS),
  drug: z
    .object({
      name: storableText(60),
      dose: z.number().positive().max(100_000),
      unit: storableText(20),
      route: z.enum(PRN_ROUTES),
      site: storableText(60).optional(),
    })
    .optional(),
  oxygen: z.object({ lPerMin: z.number().min(0).max(60), device: storableText(40) }).optional(),
  /** One reason for each question that was asked of the drug. */
  confirmed: z.array(confirmationSchema).max(10).optional(),
  note: storableText(500).optional(),
  /** What it answers: effects by the `seq` of their entry, alarms by id. */
  answers: z
    .object({
      effects: z.array(logSeq).max(20).default([]),
      alarms: z.array(z.string().max(120)).max(20).default([]),
    })
    .optional(),
};
export const interventionSchema = z.object(interventionFields);
export type InterventionEntry = z.infer<typeof interventionSchema>;

/** Corrected fields of an earlier entry; what is absent stays as it was. */
export const amendmentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('effect'),
    term: idText.optional(),
    severity: severitySchema.optional(),
    onset: instant.optional(),
    source: effectSourceSchema.optional(),
    ...effectDetailFields,
  }),
  z.object({ kind: z.literal('assessment'), assessment: scoredSchema }),
  z.object({ kind: z.literal('intervention'), intervention: interventionSchema }),
  z.object({ kind: z.literal('vitals'), values: manualVitalsSchema }),
  z.object({ kind: z.literal('weight'), kg: quantity.positive() }),
  z.object({ kind: z.literal('note'), text: storableText(2000) }),
]);
export type Amendment = z.infer<typeof amendmentSchema>;

export const CHECKLIST_ANSWERS = ['yes', 'no', 'unknown'] as const;
export const checklistAnswerSchema = z.object({
  /** Id of an item of the checklist (screening/checklist). */
  item: z.string().min(1).max(60),
  answer: z.enum(CHECKLIST_ANSWERS),
  note: storableText(300).optional(),
});
export type ChecklistAnswer = z.infer<typeof checklistAnswerSchema>;

export const sessionPatientSchema = z.object({
  id: uuid,
  recordNumber: z.string(),
  name: z.string(),
  /** YYYY-MM-DD. */
  dateOfBirth: z.string(),
  /** Which questions of the checklist apply; absent: not known, so all of them. */
  sex: z.enum(['female', 'male', 'other', 'unknown']).optional(),
  /** As registered then; absent in older logs, and no more "none" than unknown is. */
  allergies: allergiesSchema.optional(),
  /** Ids of the checklist that were registered of the patient then; absent in older logs. */
  riskFactors: z.array(z.string()).readonly().optional(),
  /** As it was known then, cm and epoch ms; absent: not known, or not asked for then. */
  height: z.object({ cm: z.number(), at: z.number() }).optional(),
  /** Baselines of earlier visits, newest first; absent: not asked for then. */
  earlierBaselines: z.array(baselineSchema).max(5).optional(),
});
/** The patient as the session's log names them: as they were registered at that moment. */
export type SessionPatient = z.infer<typeof sessionPatientSchema>;

export const sessionCourseSchema = z.object({
  id: uuid,
  indication: z.string(),
  /** This is infusion `number` of `planned`. */
  number: z.number().int().min(1),
  planned: z.number().int().min(1),
});
export type SessionCourse = z.infer<typeof sessionCourseSchema>;

export const gateCoverSchema = z.object({
  /** Code of the gate. */
  item: z.string(),
  /** What stood in the way when the reason was given: it counts for nothing else. */
  finding: z.string(),
  /** The values it was given at, by signal: it counts for nothing clearly worse. */
  values: z.partialRecord(z.enum(GATE_SIGNALS), z.number()).optional(),
});
export type GateCover = z.infer<typeof gateCoverSchema>;

export const nextAppointmentSchema = z.object({
  /** Epoch ms, or null where none was made. */
  at: z.number().nullable(),
  note: storableText(200).optional(),
});

export const CLOSE_OUTCOMES = [
  'discharged',
  'cancelled',
  'left-against-advice',
  'emergency',
] as const;
export const closeOutcomeSchema = z.enum(CLOSE_OUTCOMES);
export type CloseOutcome = z.infer<typeof closeOutcomeSchema>;

/** What is prepared for the way home; each field by itself, a later one wins. */
export const dischargeFields = {
  /** Who takes the patient home, in the clinic's words; null: takes back that there is somebody. */
  escort: storableText(80).nullable().optional(),
  instructionsGiven: z.boolean().optional(),
  nextAppointment: nextAppointmentSchema.optional(),
  followUpCall: nextAppointmentSchema.optional(),
};

export const STOP_REASONS = [
  'completed',
  'side-effect',
  'vital-signs',
  'patient-request',
  'line-problem',
  'other',
] as const;
