import { z } from 'zod';
import { changedCourseSchema, courseSchema, newCourseSchema } from '../patients/course.ts';
import { followUpSchema, newFollowUpSchema } from '../patients/follow-up.ts';
import { patientSchema } from '../patients/patient.ts';
import { newWeightSchema, weightSchema } from '../patients/weight.ts';
import { uuid } from '../text/bounded.ts';
import {
  changedPatientSchema,
  changedTemplatesSchema,
  courseVersionsSchema,
  newPatientSchema,
  patientDetailSchema,
  patientListQuerySchema,
  patientListSchema,
  patientVersionsSchema,
  savedTemplatesSchema,
  templateVersionsSchema,
} from './patients.ts';
import { byId, type RouteMap } from './route.ts';

const byCourse = z.object({ id: uuid, courseId: uuid });

export const PATIENTS_ROUTES = {
  'POST /api/patients/:id/courses': {
    who: 'edit-patients',
    params: byId,
    body: newCourseSchema,
    status: 201,
    answer: courseSchema,
  },
  'PUT /api/patients/:id/courses/:courseId': {
    who: 'edit-patients',
    params: byCourse,
    body: changedCourseSchema,
    status: 200,
    answer: courseSchema,
  },
  'GET /api/patients/:id/courses/:courseId/versions': {
    who: 'read-patients',
    params: byCourse,
    status: 200,
    answer: courseVersionsSchema,
  },
  'GET /api/schedule-templates': {
    who: 'read-patients',
    status: 200,
    answer: savedTemplatesSchema,
  },
  'GET /api/schedule-templates/versions': {
    who: 'read-patients',
    status: 200,
    answer: templateVersionsSchema,
  },
  'PUT /api/schedule-templates': {
    who: 'edit-schedule-templates',
    body: changedTemplatesSchema,
    status: 200,
    answer: savedTemplatesSchema,
  },
  'GET /api/patients': {
    who: 'read-patients',
    query: patientListQuerySchema,
    status: 200,
    answer: patientListSchema,
  },
  'POST /api/patients': {
    who: 'edit-patients',
    body: newPatientSchema,
    status: 201,
    answer: patientSchema,
  },
  'GET /api/patients/:id': {
    who: 'read-patients',
    params: byId,
    status: 200,
    answer: patientDetailSchema,
  },
  'PUT /api/patients/:id': {
    who: 'edit-patients',
    params: byId,
    body: changedPatientSchema,
    status: 200,
    answer: patientSchema,
  },
  'GET /api/patients/:id/versions': {
    who: 'read-patients',
    params: byId,
    status: 200,
    answer: patientVersionsSchema,
  },
  'POST /api/patients/:id/weights': {
    who: 'edit-patients',
    params: byId,
    body: newWeightSchema,
    status: 201,
    answer: weightSchema,
  },
  'POST /api/patients/:id/follow-ups': {
    who: 'edit-patients',
    params: byId,
    body: newFollowUpSchema,
    status: 201,
    answer: followUpSchema,
  },
} as const satisfies RouteMap;
