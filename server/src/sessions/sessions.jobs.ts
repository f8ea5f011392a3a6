/** Whole sessions as they are shown: read in the pool of threads. */
import { type SessionReview, sessionReviewSchema } from '@chairside/shared/review/summary-schema';
import {
  readingsAnswerSchema,
  sessionDetailSchema,
  sessionEventsSchema,
} from '@chairside/shared/wire/http';
import { type Asker, type Bulk, type Job, jsonText } from '../platform/bulk.ts';
import type { Clock } from '../platform/clock.ts';
import type { StoreReader } from '../store/reader.read-model.ts';
import { SessionReadModel } from './session.read-model.ts';
import type { SessionRecords } from './sessions.routes.ts';

interface Ground {
  readonly store: Pick<StoreReader, 'sessions' | 'readings' | 'protocols'>;
  readonly clock: Pick<Clock, 'now'>;
}
interface OneSession {
  readonly clinicId: number;
  readonly sessionId: string;
}

/** What makes one screen, as the JSON text of its schema. */
const screen = <Input>(
  name: string,
  text: (sessions: SessionReadModel, input: Input, now: number) => Promise<string>,
): Job<Input, string, Ground> => ({
  name,
  makes: 'screen',
  run: ({ store, clock }, input) => text(new SessionReadModel(store), input, clock.now()),
});

const DETAIL = screen('session-detail', async (sessions, { clinicId, sessionId }: OneSession) =>
  jsonText(sessionDetailSchema, await sessions.detail(clinicId, sessionId)),
);
const EVENTS = screen(
  'session-events',
  async (sessions, { clinicId, sessionId, after }: OneSession & { readonly after: number }) =>
    jsonText(sessionEventsSchema, { events: await sessions.events(clinicId, sessionId, after) }),
);
const READINGS = screen(
  'session-readings',
  async (
    sessions,
    { clinicId, sessionId, ...span }: OneSession & Parameters<SessionRecords['readings']>[2],
  ) => jsonText(readingsAnswerSchema, await sessions.readings(clinicId, sessionId, span)),
);
const REVIEW = screen(
  'session-review',
  async (sessions, { clinicId, sessionId }: OneSession, now) =>
    jsonText<SessionReview>(sessionReviewSchema, await sessions.review(clinicId, sessionId, now)),
);

export const SESSION_JOBS = [DETAIL, EVENTS, READINGS, REVIEW] as const;

export function sessionRecords(bulk: Bulk): SessionRecords {
  const one = ({ clinicId }: Asker, sessionId: string) => ({ clinicId, sessionId });
  return {
    detail: (asker, id) => bulk.run(asker, DETAIL, one(asker, id)),
    events: (asker, id, after) => bulk.run(asker, EVENTS, { ...one(asker, id), after }),
    readings: (asker, id, span) => bulk.run(asker, READINGS, { ...one(asker, id), ...span }),
    review: (asker, id) => bulk.run(asker, REVIEW, one(asker, id)),
  };
}
