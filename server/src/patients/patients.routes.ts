import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import { routeSchema } from '../platform/route-schema.ts';
import type { PatientsService } from './patients.service.ts';

export interface PatientRoutesDeps {
  readonly identity: Identity;
  readonly patients: PatientsService;
}

const tags = ['patients'];

export function registerPatientRoutes(app: FastifyInstance, deps: PatientRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, patients } = deps;

  routes.get(
    '/api/patients',
    {
      schema: routeSchema('GET /api/patients', {
        tags,
        summary: 'Patients of the clinic by name; searched by name, record number or date of birth',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      return patients.list(clinicId, request.query);
    },
  );

  routes.post(
    '/api/patients',
    {
      schema: routeSchema('POST /api/patients', {
        tags,
        summary:
          'Register a patient; the client makes the id, the same id gives the same answer. `possible-duplicate` until `anotherPerson` is true',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'edit-patients');
      const { id, anotherPerson, ...document } = request.body;
      return reply.code(201).send(await patients.register(user, id, document, anotherPerson));
    },
  );

  routes.get(
    '/api/patients/:id',
    {
      schema: routeSchema('GET /api/patients/:id', {
        tags,
        summary: 'One patient with courses, weights, follow-ups and sessions',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      return patients.detail(clinicId, request.params.id);
    },
  );

  routes.put(
    '/api/patients/:id',
    {
      schema: routeSchema('PUT /api/patients/:id', {
        tags,
        summary: 'Change a patient; names the version that the change was made from',
      }),
    },
    async (request) => {
      const user = await identity.requireUser(request, 'edit-patients');
      const { version, anotherPerson, ...document } = request.body;
      return patients.change(user, request.params.id, version, document, anotherPerson);
    },
  );

  routes.get(
    '/api/patients/:id/versions',
    {
      schema: routeSchema('GET /api/patients/:id/versions', {
        tags,
        summary: 'Every version of a patient, newest first, with who saved it and when',
      }),
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      return { versions: await patients.versions(clinicId, request.params.id) };
    },
  );

  routes.post(
    '/api/patients/:id/weights',
    {
      schema: routeSchema('POST /api/patients/:id/weights', {
        tags,
        summary: 'Add a weight in kg; the same id is the same weighing',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'edit-patients');
      return reply.code(201).send(await patients.addWeight(user, request.params.id, request.body));
    },
  );

  routes.post(
    '/api/patients/:id/follow-ups',
    {
      schema: routeSchema('POST /api/patients/:id/follow-ups', {
        tags,
        summary: 'Add a long-term follow-up; the same id is the same entry',
      }),
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'edit-patients');
      const entry = await patients.addFollowUp(user, request.params.id, request.body);
      return reply.code(201).send(entry);
    },
  );
}
