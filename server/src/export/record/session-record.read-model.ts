/** All that the exports of one session are made from, read once. */

import type { SessionEvent } from '@chairside/shared/moves/events';
import { fold } from '@chairside/shared/moves/evolve';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { sessionReview } from '@chairside/shared/review/session-review';
import type { SessionReview } from '@chairside/shared/review/summary-schema';
import type { SessionState } from '@chairside/shared/session/state';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import { AppError } from '../../platform/errors.ts';
import type { ClinicRecord } from '../../store/ports/store.ts';
import type { StoreReader } from '../../store/reader.read-model.ts';

/** Plain data: it can be handed to a thread. */
export interface SessionRecord {
  readonly clinic: ClinicRecord;
  readonly state: SessionState;
  readonly events: readonly SessionEvent[];
  /** In order of arrival. */
  readonly readings: readonly Reading[];
  readonly protocol: ProtocolDocument;
  readonly review: SessionReview;
  readonly chart: ReadingsAnswer;
  /** From the opening to the close, or to now; epoch ms. */
  readonly from: number;
  readonly until: number;
}

const CHART_POINTS = 400;

/** What a session is read from: the store, or connections of one's own. */
export type SessionSources = Pick<StoreReader, 'sessions' | 'readings' | 'protocols'>;

/** @throws AppError `unknown-session` */
export async function readLog(
  store: Pick<SessionSources, 'sessions'>,
  clinicId: number,
  sessionId: string,
): Promise<{ key: number; events: SessionEvent[]; state: SessionState }> {
  const found = await store.sessions.find(clinicId, sessionId);
  const events = found ? await store.sessions.events(clinicId, sessionId) : [];
  const state = fold(events);
  if (!found || !state) {
    throw new AppError('unknown-session', 'This clinic has no such session.');
  }
  return { key: found.key, events, state };
}

async function readReadings(
  store: Pick<SessionSources, 'readings'>,
  clinicId: number,
  key: number,
): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const reading of store.readings.replay(clinicId, key)) readings.push(reading);
  return readings;
}

/** `now`: epoch ms, for a session that still runs. @throws AppError `unknown-session` */
export async function readRecord(
  store: SessionSources,
  clinic: ClinicRecord,
  sessionId: string,
  now: number,
): Promise<SessionRecord> {
  const { key, events, state } = await readLog(store, clinic.id, sessionId);
  const protocol = await store.protocols.get(clinic.id, state.protocol);
  if (!protocol) throw new AppError('internal', `there is no protocol ${state.protocol}`);
  const from = state.openedAt;
  const until = Math.max(state.closedAt ?? now, from);
  const readings = await readReadings(store, clinic.id, key);
  const chart = await store.readings.chart(clinic.id, key, from, until, CHART_POINTS);
  const review = sessionReview(events, readings, chart.gaps, protocol, now);
  if (review === null) throw new AppError('unknown-session', 'This session has no log.');
  return { clinic, state, events, readings, protocol, review, chart, from, until };
}
