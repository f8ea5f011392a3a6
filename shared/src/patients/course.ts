/** A planned series of infusions for one reason. */
import { z } from 'zod';
import { MAX_LOG_SEQ, uuid } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { civilDateSchema } from '../time/calendar.ts';
import { indicationSchema } from './indications.ts';
import { savedFields } from './patient.ts';
import { scheduleSchema } from './schedule.ts';

export const COURSE_STATUSES = ['active', 'completed', 'ended'] as const;

const fields = z.object({
  indication: indicationSchema,
  /** In the clinic's words; needed with `other`. */
  indicationNote: storableText(200).optional(),
  schedule: scheduleSchema,
  /** Day of the first planned infusion on the clinic's calendar, YYYY-MM-DD. */
  startedOn: civilDateSchema,
  /** completed: as planned; ended: before that, for a reason. */
  status: z.enum(COURSE_STATUSES),
  statusReason: storableText(300).optional(),
});

type Reasons = Pick<
  z.infer<typeof fields>,
  'indication' | 'indicationNote' | 'status' | 'statusReason'
>;
const saysWhatFor = (course: Reasons) =>
  course.indication !== 'other' || course.indicationNote !== undefined;
const WHAT_FOR = { path: ['indicationNote'], message: 'say in words what the infusions are for' };
const saysWhyItEnds = (course: Reasons) =>
  course.status !== 'ended' || course.statusReason !== undefined;
const WHY_IT_ENDS = { path: ['statusReason'], message: 'say why the course ends' };

export const courseDocumentSchema = fields
  .refine(saysWhatFor, WHAT_FOR)
  .refine(saysWhyItEnds, WHY_IT_ENDS);
/** What a person may change. */
export type CourseDocument = z.infer<typeof courseDocumentSchema>;

export const newCourseSchema = fields
  .omit({ status: true, statusReason: true })
  /** The id is made by the client: the same id is the same course. */
  .extend({ id: uuid, status: z.literal('active').default('active') })
  .refine(saysWhatFor, WHAT_FOR);

export const changedCourseSchema = fields
  .extend({ version: z.number().int().min(1).max(MAX_LOG_SEQ) })
  .refine(saysWhatFor, WHAT_FOR)
  .refine(saysWhyItEnds, WHY_IT_ENDS);

export const courseSchema = fields.extend({
  id: uuid,
  patientId: uuid,
  /** The m of "infusion n of m". */
  planned: z.number().int().min(1),
  /** Sessions of the course in which an infusion was started. */
  given: z.number().int().min(0),
  ...savedFields,
});
export type Course = z.infer<typeof courseSchema>;
