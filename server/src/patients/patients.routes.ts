import { followUpSchema, newFollowUpSchema } from '@chairside/shared/patients/follow-up';
import { patientSchema } from '@chairside/shared/patients/patient';
import { newWeightSchema, weightSchema } from '@chairside/shared/patients/weight';
import { uuid } from '@chairside/shared/text/bounded';
import {
  changedPatientSchema,
  newPatientSchema,
  patientDetailSchema,
  patientListQuerySchema,
  patientListSchema,
  patientVersionsSchema,
} from '@chairside/shared/wire/patients';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Identity } from '../access/identity.ts';
import { problemResponses } from '../platform/problem-details.ts';
import type { PatientsService } from './patients.service.ts';

export interface PatientRoutesDeps {
  readonly identity: Identity;
  readonly patients: PatientsService;
}

const tags = ['patients'];
const params = z.object({ id: uuid });

export function registerPatientRoutes(app: FastifyInstance, deps: PatientRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, patients } = deps;

  routes.get(
    '/api/patients',
    {
      schema: {
        tags,
        summary: 'Patients of the clinic by name; searched by name, record number or date of birth',
        querystring: patientListQuerySchema,
        response: { 200: patientListSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      return patients.list(clinicId, request.query);
    },
  );

  routes.post(
    '/api/patients',
    {
      schema: {
        tags,
        summary:
          'Register a patient; the client makes the id, the same id gives the same answer. `possible-duplicate` until `anotherPerson` is true',
        body: newPatientSchema,
        response: { 201: patientSchema, ...problemResponses },
      },
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
      schema: {
        tags,
        summary: 'One patient with courses, weights, follow-ups and sessions',
        params,
        response: { 200: patientDetailSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      return patients.detail(clinicId, request.params.id);
    },
  );

  routes.put(
    '/api/patients/:id',
    {
      schema: {
        tags,
        summary: 'Change a patient; names the version that the change was made from',
        params,
        body: changedPatientSchema,
        response: { 200: patientSchema, ...problemResponses },
      },
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
      schema: {
        tags,
        summary: 'Every version of a patient, newest first, with who saved it and when',
        params,
        response: { 200: patientVersionsSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { clinicId } = await identity.requireUser(request, 'read-patients');
      return { versions: await patients.versions(clinicId, request.params.id) };
    },
  );

  routes.post(
    '/api/patients/:id/weights',
    {
      schema: {
        tags,
        summary: 'Add a weight in kg; the same id is the same weighing',
        params,
        body: newWeightSchema,
        response: { 201: weightSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'edit-patients');
      return reply.code(201).send(await patients.addWeight(user, request.params.id, request.body));
    },
  );

  routes.post(
    '/api/patients/:id/follow-ups',
    {
      schema: {
        tags,
        summary: 'Add a long-term follow-up; the same id is the same entry',
        params,
        body: newFollowUpSchema,
        response: { 201: followUpSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'edit-patients');
      const entry = await patients.addFollowUp(user, request.params.id, request.body);
      return reply.code(201).send(entry);
    },
  );
}
