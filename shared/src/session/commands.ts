/** What a person may ask of a session. The client makes the id: sending a command twice gives the same answer. */
import { z } from 'zod';
import { assessmentSchema } from '../effects/scales.ts';
import { severitySchema } from '../effects/severity.ts';
import { orderSchema, pumpProgramSchema } from '../infusion/order.ts';
import { IDENTIFIERS, identifierSchema } from '../patients/identifiers.ts';
import { idText, instant, logSeq, quantity, uuid } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { baselineSchema } from '../vitals/baseline.ts';
import {
  amendmentSchema,
  checklistAnswerSchema,
  closeOutcomeSchema,
  dischargeFields,
  effectChangeSchema,
  effectDetailFields,
  effectSourceSchema,
  interventionFields,
  manualVitalsSchema,
  nextAppointmentSchema,
} from './entries.ts';
import { STOP_REASONS } from './infusion-events.ts';

const common = {
  /** Command id, made by the client. */
  id: uuid,
  /** When it happened at the bedside, epoch ms; absent means now (the server's clock decides). */
  at: instant.optional(),
};
const seq = logSeq;
const command = <T extends string, F extends z.ZodRawShape>(type: T, fields: F) =>
  z.object({ ...common, type: z.literal(type), ...fields });

export const commandSchema = z.discriminatedUnion('type', [
  command('open', {
    chairId: idText,
    patientRef: storableText(40),
    patientId: uuid.optional(),
    courseId: uuid.optional(),
    identifiers: z.array(identifierSchema).max(IDENTIFIERS.length).optional(),
  }),
  command('identify-patient', {
    patientId: uuid,
    courseId: uuid.optional(),
    identifiers: z.array(identifierSchema).max(IDENTIFIERS.length),
  }),
  command('attach-monitor', { channelId: idText }),
  command('transfer-chair', { chairId: idText }),

  command('answer-checklist', { answers: z.array(checklistAnswerSchema).min(1).max(100) }),
  command('record-weight', {
    kg: quantity,
    heightCm: quantity.optional(),
    method: z.enum(['measured', 'stated']),
  }),
  command('record-vitals', { values: manualVitalsSchema }),
  command('set-baseline', {
    baseline: baselineSchema,
    from: z.enum(['cuffs', 'entered']).default('entered'),
  }),
  command('override-gate', {
    items: z.array(idText).min(1).max(60),
    reason: storableText(300),
    provider: storableText(80).optional(),
  }),

  command('write-order', { order: orderSchema }),
  command('sign-order', { order: seq }),
  command('program-pump', { program: pumpProgramSchema }),
  command('check-pump', { rateMlPerH: quantity.positive(), volumeMl: quantity.positive() }),
  command('start-infusion', {
    drug: storableText(60).default('ketamine'),
    doseMg: z.number().positive().max(10_000).optional(),
    /** Needed where no order is signed. */
    plannedMinutes: z.number().min(1).max(600).optional(),
  }),
  command('change-rate', {
    rateMlPerH: z.number().positive().max(2_000),
    reason: storableText(200),
    /** True: the person has looked at an unusual amount again. */
    confirmed: z.boolean().optional(),
  }),
  command('give-bolus', {
    mg: z.number().positive().max(1_000),
    ml: z.number().positive().max(1_000).optional(),
    /** Over how many minutes it is given; asked about where it is not said. */
    minutes: z.number().positive().max(600).optional(),
    /** Of a nasal device: no pump was programmed with it. */
    lot: storableText(60).optional(),
    reason: storableText(200),
    /** True: the person has looked at an unusual amount again. */
    confirmed: z.boolean().optional(),
  }),
  command('pause-infusion', { reason: storableText(200) }),
  command('resume-infusion', {}),
  command('stop-infusion', { reason: z.enum(STOP_REASONS), note: storableText(500).optional() }),
  command('record-waste', {
    mg: z.number().positive().max(10_000),
    ml: z.number().positive().max(10_000).optional(),
    reason: storableText(200).optional(),
    /** True: the person has looked at an unusual amount again. */
    confirmed: z.boolean().optional(),
  }),
  command('witness-waste', { waste: seq }),

  command('observe-effect', {
    term: idText,
    severity: severitySchema,
    onset: instant.optional(),
    source: effectSourceSchema.default('observed'),
    ...effectDetailFields,
  }),
  command('update-effect', {
    effect: seq,
    change: effectChangeSchema,
    severity: severitySchema.optional(),
    ...effectDetailFields,
    outcome: storableText(200).optional(),
  }),
  command('assess', {
    assessment: assessmentSchema,
    /** One gesture for several chairs: the same on each of its entries. */
    together: uuid.optional(),
  }),
  command('intervene', interventionFields),
  command('note-response', { intervention: seq, response: storableText(300) }),
  command('add-note', { text: storableText(2000) }),
  command('amend-entry', { seq, reason: storableText(200), entry: amendmentSchema }),
  command('withdraw-entry', { seq, reason: storableText(200) }),

  command('acknowledge-alarm', { alarmId: idText }),
  /** Silences what calls in this session now, for two minutes; never what comes later. */
  command('pause-sound', {}),
  command('resume-sound', {}),
  /** The patient gets up: technical alarms of the probe are held for as long as the protocol says. */
  command('patient-up', {
    walksWith: storableText(80),
    reason: storableText(200).optional(),
  }),
  command('patient-back', {}),
  /** For this session only; null: back to the protocol's value. */
  command('change-limit', {
    limitId: idText,
    value: quantity.nullable(),
    reason: storableText(200),
  }),

  command('prepare-discharge', {
    ...dischargeFields,
    nextAppointment: nextAppointmentSchema.extend({ at: instant.nullable() }).optional(),
    followUpCall: nextAppointmentSchema.extend({ at: instant.nullable() }).optional(),
  }),
  command('escalate-emergency', { reason: storableText(300) }),
  command('close', {
    /** Absent: `cancelled` before the start, `discharged` after it. */
    outcome: closeOutcomeSchema.optional(),
    /** Why a provider closes although not everything is met. */
    override: storableText(300).optional(),
    note: storableText(500).optional(),
  }),

  command('sign-session', { statement: storableText(500).optional() }),
  command('co-sign-session', { statement: storableText(500).optional() }),
  command('add-addendum', { text: storableText(4000) }),
]);
export type Command = z.infer<typeof commandSchema>;
/** A command as a client writes it, before defaults are filled in. */
export type CommandInput = z.input<typeof commandSchema>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** The only ones that a closed session takes. */
export const REVIEW_COMMANDS = ['sign-session', 'co-sign-session', 'add-addendum'] as const;
export type ReviewCommandType = (typeof REVIEW_COMMANDS)[number];
