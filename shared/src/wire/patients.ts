/** HTTP API of patients, courses and schedule templates under `/api`. */
import { z } from 'zod';
import { courseDocumentSchema, courseSchema } from '../patients/course.ts';
import { followUpSchema } from '../patients/follow-up.ts';
import { heightSchema } from '../patients/height.ts';
import { patientDocumentSchema, patientSchema, savedFields } from '../patients/patient.ts';
import { scheduleTemplatesSchema } from '../patients/schedule-templates.ts';
import { weightSchema } from '../patients/weight.ts';
import { MAX_LOG_SEQ, uuid } from '../text/bounded.ts';
import { sessionSummarySchema } from './session-list.ts';

export const patientListQuerySchema = z.object({
  /** Beginnings of words of the name, of the record number, or a date of birth; all must fit. */
  search: z.string().max(80).optional(),
  /** Opaque; from the previous page. */
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type PatientListQuery = z.infer<typeof patientListQuerySchema>;

export const patientListSchema = z.object({
  /** By name. */
  patients: z.array(patientSchema),
  next: z.string().nullable(),
});
export type PatientList = z.infer<typeof patientListSchema>;

const confirmation = {
  /** True once a person has seen who else has this name and date of birth. */
  anotherPerson: z.boolean().default(false),
};

export const newPatientSchema = patientDocumentSchema.extend({
  /** Made by the client: the same id is the same registration. */
  id: uuid,
  ...confirmation,
});
export const changedPatientSchema = patientDocumentSchema.extend({
  /** The version that the change was made from. */
  version: z.number().int().min(1).max(MAX_LOG_SEQ),
  ...confirmation,
});

export const patientDetailSchema = z.object({
  patient: patientSchema,
  /** Newest start first. */
  courses: z.array(courseSchema),
  /** Registered or measured, whichever is newer; null: not known. */
  height: heightSchema.nullable(),
  /** Newest first. */
  weights: z.array(weightSchema),
  /** Newest first. */
  followUps: z.array(followUpSchema),
  /** Newest first, at most 100. */
  sessions: z.array(sessionSummarySchema),
});
export type PatientDetail = z.infer<typeof patientDetailSchema>;

export const patientVersionsSchema = z.object({
  /** Newest first. */
  versions: z.array(z.object({ ...savedFields, document: patientDocumentSchema })),
});
export const courseVersionsSchema = z.object({
  /** Newest first. */
  versions: z.array(z.object({ ...savedFields, document: courseDocumentSchema })),
});

export const savedTemplatesSchema = z.object({
  ...scheduleTemplatesSchema.shape,
  /** 0: what the product brings; nobody of the clinic has changed it. */
  version: z.number().int().min(0).max(MAX_LOG_SEQ),
  saved: z.object({ at: savedFields.at, by: savedFields.by }).nullable(),
});
export type SavedTemplates = z.infer<typeof savedTemplatesSchema>;
export const changedTemplatesSchema = z.object({
  ...scheduleTemplatesSchema.shape,
  version: z.number().int().min(0).max(MAX_LOG_SEQ),
});
export const templateVersionsSchema = z.object({
  /** Newest first. */
  versions: z.array(z.object({ ...savedFields, document: scheduleTemplatesSchema })),
});
