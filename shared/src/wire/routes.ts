/** What the HTTP API takes and answers, route by route: the server's routes and the pages' requests are made from it. */
import { z } from 'zod';
import { commandSchema } from '../moves/commands.ts';
import { changedCourseSchema, courseSchema, newCourseSchema } from '../patients/course.ts';
import { followUpSchema, newFollowUpSchema } from '../patients/follow-up.ts';
import { patientSchema } from '../patients/patient.ts';
import { newWeightSchema, weightSchema } from '../patients/weight.ts';
import { protocolCommandSchema } from '../protocols/versions/history.ts';
import { alignedReviewSchema } from '../review/aligned-review.ts';
import { clinicReviewQuerySchema, clinicReviewSchema } from '../review/clinic-review.ts';
import { sessionReviewSchema } from '../review/summary-schema.ts';
import { MAX_LOG_SEQ, uuid } from '../text/bounded.ts';
import { auditListSchema, auditQuerySchema } from './audit.ts';
import { alarmHistoryQuerySchema, alarmHistorySchema } from './delivery.ts';
import {
  bindChannelSchema,
  chairSchema,
  changePasswordSchema,
  channelSchema,
  commandAnswerSchema,
  createChairSchema,
  createDeviceSchema,
  createdDeviceSchema,
  createUserSchema,
  deviceTokenSchema,
  firstAdministratorSchema,
  meSchema,
  newAdministratorSchema,
  readingsAnswerSchema,
  readingsQuerySchema,
  sessionDetailSchema,
  sessionEventsSchema,
  setPasswordSchema,
  setupStateSchema,
  signInSchema,
  userSchema,
} from './http.ts';
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
import { protocolDetailSchema, protocolListSchema } from './protocols.ts';
import { rehearsalSchema, startRehearsalSchema } from './rehearsals.ts';
import { byId, type Route } from './route.ts';
import { secondPersonSchema } from './second-person.ts';
import { sendingSchema } from './sending.ts';
import {
  sessionCountsSchema,
  sessionFilterSchema,
  sessionListQuerySchema,
  sessionListSchema,
  sessionProvidersSchema,
} from './session-list.ts';
import { signatureSchema } from './signature.ts';
import { signingKeysSchema, verificationSchema } from './signing.ts';

const byCourse = z.object({ id: uuid, courseId: uuid });

/** By method and path. */
export const ROUTES = {
  'GET /api/alarms': {
    who: 'read-sessions',
    query: alarmHistoryQuerySchema,
    status: 200,
    answer: alarmHistorySchema,
  },
  'GET /api/audit': {
    who: 'read-audit',
    query: auditQuerySchema,
    status: 200,
    answer: auditListSchema,
  },
  'GET /api/chairs': {
    who: 'watch-station',
    status: 200,
    answer: z.object({ chairs: z.array(chairSchema) }),
  },
  'POST /api/chairs': {
    who: 'manage-clinic',
    body: createChairSchema,
    status: 201,
    answer: chairSchema,
  },
  'GET /api/channels': {
    who: 'watch-station',
    status: 200,
    answer: z.object({ channels: z.array(channelSchema) }),
  },
  'POST /api/devices': {
    who: 'manage-clinic',
    body: createDeviceSchema,
    status: 201,
    answer: createdDeviceSchema,
  },
  'POST /api/devices/:id/token': {
    who: 'manage-clinic',
    params: byId,
    status: 200,
    answer: deviceTokenSchema,
  },
  'DELETE /api/devices/:id/token': {
    who: 'manage-clinic',
    params: byId,
    status: 204,
    answer: z.null(),
  },
  'PUT /api/devices/:id/sending': {
    who: 'manage-clinic',
    params: byId,
    body: sendingSchema,
    status: 204,
    answer: z.null(),
  },
  'PUT /api/channels/:id/chair': {
    who: 'bind-monitor',
    params: byId,
    body: bindChannelSchema,
    status: 200,
    answer: channelSchema,
  },
  'GET /api/setup': { who: 'anybody', status: 200, answer: setupStateSchema },
  'POST /api/first-administrator': {
    who: 'anybody',
    body: firstAdministratorSchema,
    status: 201,
    answer: meSchema,
  },
  'POST /api/administrator-code': {
    who: 'anybody',
    body: newAdministratorSchema,
    status: 201,
    answer: meSchema,
  },
  'POST /api/sign-in': { who: 'anybody', body: signInSchema, status: 200, answer: meSchema },
  'POST /api/sign-out': { who: 'anybody', status: 204, answer: z.null() },
  'GET /api/me': { who: 'signed-in', status: 200, answer: meSchema },
  'POST /api/password': {
    who: 'signed-in',
    body: changePasswordSchema,
    status: 204,
    answer: z.null(),
  },
  'GET /api/users': {
    who: 'manage-clinic',
    status: 200,
    answer: z.object({ users: z.array(userSchema) }),
  },
  'POST /api/users': {
    who: 'manage-clinic',
    body: createUserSchema,
    status: 201,
    answer: userSchema,
  },
  'POST /api/users/:id/password': {
    who: 'manage-clinic',
    params: byId,
    body: setPasswordSchema,
    status: 200,
    answer: userSchema,
  },
  'POST /api/users/:id/deactivate': {
    who: 'manage-clinic',
    params: byId,
    status: 200,
    answer: userSchema,
  },
  'POST /api/users/:id/reactivate': {
    who: 'manage-clinic',
    params: byId,
    status: 200,
    answer: userSchema,
  },
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
  'GET /api/protocols': { who: 'watch-station', status: 200, answer: protocolListSchema },
  'GET /api/protocols/in-force': {
    who: 'watch-station',
    status: 200,
    answer: protocolDetailSchema,
  },
  'GET /api/protocols/:reference': {
    who: 'watch-station',
    params: z.object({ reference: z.string() }),
    status: 200,
    answer: protocolDetailSchema,
  },
  'POST /api/protocols/commands': {
    who: 'edit-protocol',
    body: protocolCommandSchema,
    status: 200,
    answer: protocolDetailSchema,
  },
  'POST /api/protocols/rehearsals': {
    who: 'edit-protocol',
    body: startRehearsalSchema,
    status: 200,
    answer: rehearsalSchema,
  },
  'GET /api/protocols/rehearsals/:id': {
    who: 'edit-protocol',
    params: byId,
    status: 200,
    answer: rehearsalSchema,
  },
  'DELETE /api/protocols/rehearsals/:id': {
    who: 'edit-protocol',
    params: byId,
    status: 200,
    answer: rehearsalSchema,
  },
  'GET /api/clinic/review': {
    who: 'read-sessions',
    query: clinicReviewQuerySchema,
    status: 200,
    answer: clinicReviewSchema,
  },
  'GET /api/courses/:id/review': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: alignedReviewSchema,
  },
  'GET /api/patients/:id/review': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: alignedReviewSchema,
  },
  'POST /api/sessions/:id/second-person': {
    who: 'chart-session',
    params: byId,
    body: secondPersonSchema,
    status: 200,
    answer: commandAnswerSchema,
  },
  'POST /api/sessions/:id/commands': {
    who: 'chart-session',
    params: byId,
    body: commandSchema,
    status: 200,
    answer: commandAnswerSchema,
  },
  'GET /api/sessions': {
    who: 'read-sessions',
    query: sessionListQuerySchema,
    status: 200,
    answer: sessionListSchema,
  },
  'GET /api/sessions/counts': {
    who: 'read-sessions',
    query: sessionFilterSchema,
    status: 200,
    answer: sessionCountsSchema,
  },
  'GET /api/sessions/providers': {
    who: 'read-sessions',
    status: 200,
    answer: sessionProvidersSchema,
  },
  'GET /api/sessions/:id/review': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: sessionReviewSchema,
  },
  'GET /api/sessions/:id': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: sessionDetailSchema,
  },
  'GET /api/sessions/:id/events': {
    who: 'read-sessions',
    params: byId,
    query: z.object({ after: z.coerce.number().int().min(0).max(MAX_LOG_SEQ).optional() }),
    status: 200,
    answer: sessionEventsSchema,
  },
  'GET /api/sessions/:id/readings': {
    who: 'read-sessions',
    params: byId,
    query: readingsQuerySchema,
    status: 200,
    answer: readingsAnswerSchema,
  },
  'POST /api/sessions/:id/signature': {
    who: 'chart-session',
    params: byId,
    body: signatureSchema,
    status: 200,
    answer: commandAnswerSchema,
  },
  'GET /api/sessions/:id/verification': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: verificationSchema,
  },
  'GET /api/signing-keys': { who: 'read-sessions', status: 200, answer: signingKeysSchema },
  'POST /api/signing-keys': {
    who: 'manage-clinic',
    status: 201,
    answer: signingKeysSchema.shape.keys.element,
  },
} as const satisfies Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /api/${string}`, Route>>;

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
/** What comes back from a route. */
export type Answer<N extends RouteName> = z.output<Routes[N]['answer']>;
