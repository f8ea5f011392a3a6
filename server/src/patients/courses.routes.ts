import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { PatientsService } from './patients.service.ts';
import type { ScheduleTemplatesService } from './schedule-templates.service.ts';

export interface CourseRoutesDeps {
  readonly identity: Identity;
  readonly patients: PatientsService;
  readonly templates: ScheduleTemplatesService;
}

const tags = ['courses'];

export function registerCourseRoutes(app: FastifyInstance, deps: CourseRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, patients, templates } = deps;

  routes.post(
    '/api/patients/:id/courses',
    {
      schema: routeSchema('POST /api/patients/:id/courses', {
        tags,
        summary: 'Begin a course; the client makes the id, the same id gives the same answer',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'edit-patients');
      const { id, ...document } = request.body;
      const of = { id, patientId: request.params.id };
      return reply.code(201).send(await patients.saveCourse(user, of, 0, document));
    },
  );

  routes.put(
    '/api/patients/:id/courses/:courseId',
    {
      schema: routeSchema('PUT /api/patients/:id/courses/:courseId', {
        tags,
        summary:
          'Change, complete or end a course; names the version that the change was made from',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-patients');
      const { version, ...document } = request.body;
      const { id: patientId, courseId: id } = request.params;
      return patients.saveCourse(user, { id, patientId }, version, document);
    },
  );

  routes.get(
    '/api/patients/:id/courses/:courseId/versions',
    {
      schema: routeSchema('GET /api/patients/:id/courses/:courseId/versions', {
        tags,
        summary: 'Every version of a course, newest first, with who saved it and when',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      const { id: patientId, courseId: id } = request.params;
      return { versions: await patients.courseVersions(clinicId, { id, patientId }) };
    },
  );

  routes.get(
    '/api/schedule-templates',
    {
      schema: routeSchema('GET /api/schedule-templates', {
        tags,
        summary:
          'Schedules that a course begins from, and the weekdays on which the clinic is closed',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      return templates.get(clinicId);
    },
  );

  routes.get(
    '/api/schedule-templates/versions',
    {
      schema: routeSchema('GET /api/schedule-templates/versions', {
        tags,
        summary: 'What the clinic saved of its schedules, newest first, with who saved it and when',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      return { versions: await templates.versions(clinicId) };
    },
  );

  routes.put(
    '/api/schedule-templates',
    {
      schema: routeSchema('PUT /api/schedule-templates', {
        tags,
        summary:
          'Save the schedules of the clinic; names the version that the change was made from',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-schedule-templates');
      const { version, ...document } = request.body;
      return templates.save(user, version, document);
    },
  );
}
