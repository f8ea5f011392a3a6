/** Everything that reads more than a screenful, by name: run by the threads of the pool, and by tests in theirs. */

import { alignedReviewSchema } from '@chairside/shared/review/aligned-review';
import { clinicReviewSchema, type SessionDigest } from '@chairside/shared/review/clinic-review';
import { sessionReviewSchema } from '@chairside/shared/review/summary-schema';
import { alarmHistorySchema } from '@chairside/shared/wire/delivery';
import type { ExportFormat, ExportRequest, FhirQuery } from '@chairside/shared/wire/exports';
import {
  readingsAnswerSchema,
  sessionDetailSchema,
  sessionEventsSchema,
} from '@chairside/shared/wire/http';
import type { z } from 'zod';
import type { SignedIn } from './access/identity.ts';
import { AlarmHistoryReadModel } from './alarms/alarm-history.read-model.ts';
import { ClinicReadModel } from './clinics/clinic.read-model.ts';
import { sessionArchive } from './export/session-archive.ts';
import { SessionFiles } from './export/session-files.service.ts';
import type { JobControl, Streamed } from './platform/bulk.ts';
import type { Clock } from './platform/clock.ts';
import { type RehearsalJob, rehearse } from './protocols/rehearse.ts';
import { ClinicReviewReadModel } from './review/clinic-review.read-model.ts';
import { CourseReviewReadModel } from './review/course-review.read-model.ts';
import { SessionReadModel } from './sessions/session.read-model.ts';
import { named } from './signing/named-readings.ts';
import { digestReadings } from './signing/readings-digest.ts';
import { SessionExport } from './signing/session-export.read-model.ts';
import { verifyExport } from './signing/verify-export.ts';
import type { StoreReader } from './store/reader.read-model.ts';

export type JobStore = Omit<StoreReader, 'close'>;

interface OneSession {
  readonly clinicId: number;
  readonly sessionId: string;
}
export interface FileHead {
  readonly name: string;
  readonly mediaType: string;
}

export interface JobOptions {
  /** Digests of closed sessions, kept from one review to the next. */
  readonly digests?: Map<string, SessionDigest>;
  /** For tests: sessions whose logs a review of the clinic reads at most. */
  readonly mostReviewed?: number;
}

export type Jobs = ReturnType<typeof jobsOver>;

/** What makes a screen; the rest makes files or goes through whole records. */
export const SCREEN_JOBS: ReadonlySet<string> = new Set([
  'session-detail',
  'session-events',
  'session-readings',
  'session-review',
  'alarm-history',
  'seal-digest',
]);

/** An answer is JSON already: the thread that sends it must not be held up by encoding it. */
const text = <T>(schema: z.ZodType<T>, value: T): string => JSON.stringify(schema.parse(value));

export function jobsOver(store: JobStore, clock: Pick<Clock, 'now'>, options: JobOptions = {}) {
  const { digests, mostReviewed } = options;
  const clinics = new ClinicReadModel(store.clinics);
  const sessions = new SessionReadModel(store);
  const whole = new SessionExport(store);
  const files = new SessionFiles({ store, clinics, clock, whole });
  const courses = new CourseReviewReadModel(store, clock);
  const reviews = new ClinicReviewReadModel({
    ...{ store, clinics, clock },
    ...(digests ? { kept: digests } : {}),
    ...(mostReviewed === undefined ? {} : { most: mostReviewed }),
  });
  return {
    'session-detail': async ({ clinicId, sessionId }: OneSession) =>
      text(sessionDetailSchema, await sessions.detail(clinicId, sessionId)),
    'session-events': async ({ clinicId, sessionId, after }: OneSession & { after: number }) =>
      text(sessionEventsSchema, { events: await sessions.events(clinicId, sessionId, after) }),
    'session-readings': async ({
      clinicId,
      sessionId,
      ...span
    }: OneSession & { from: number; to: number; points: number }) =>
      text(readingsAnswerSchema, await sessions.readings(clinicId, sessionId, span)),
    'session-review': async ({ clinicId, sessionId }: OneSession) =>
      text(sessionReviewSchema, await sessions.review(clinicId, sessionId, clock.now())),
    'alarm-history': async ({
      clinicId,
      ...query
    }: {
      clinicId: number;
      session?: string | undefined;
      limit: number;
    }) =>
      text(alarmHistorySchema, {
        alarms: await new AlarmHistoryReadModel(store, clock).list(clinicId, query),
      }),
    'course-review': async ({ clinicId, courseId }: { clinicId: number; courseId: string }) =>
      text(alignedReviewSchema, await courses.ofCourse(clinicId, courseId)),
    'patient-review': async ({ clinicId, patientId }: { clinicId: number; patientId: string }) =>
      text(alignedReviewSchema, await courses.ofPatient(clinicId, patientId)),
    'clinic-review': async ({
      clinicId,
      from,
      to,
    }: {
      clinicId: number;
      from: string;
      to: string;
    }) => text(clinicReviewSchema, await reviews.review(clinicId, from, to)),
    'session-file': async ({
      clinicId,
      sessionId,
      format,
      fhir,
    }: OneSession & { format: ExportFormat; fhir: FhirQuery }): Promise<Streamed<FileHead>> => {
      const { pieces, ...head } = await files.file(clinicId, sessionId, format, fhir);
      return { head, pieces };
    },
    'session-archive': async ({
      by,
      ids,
      request,
    }: {
      by: Pick<SignedIn, 'clinicId' | 'actor'>;
      ids: readonly string[];
      request: ExportRequest;
    }): Promise<Streamed<{ readonly name: string }>> => {
      const { name, bytes } = await sessionArchive({ store, files, clock }, by, ids, request);
      return { head: { name }, pieces: bytes };
    },
    verification: async ({ clinicId, sessionId }: OneSession) => {
      const pieces: string[] = [];
      for await (const piece of await whole.text(clinicId, sessionId)) pieces.push(piece);
      return verifyExport(pieces.join(''));
    },
    'seal-digest': ({ clinicId, key, until }: { clinicId: number; key: number; until: number }) =>
      digestReadings(named(store.readings.replay(clinicId, key)), until),
    rehearsal: (job: RehearsalJob, { progress, cancelled }: JobControl) =>
      rehearse(store, job, progress, cancelled),
  };
}
