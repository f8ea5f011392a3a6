import type { SessionEvent } from '@chairside/shared/moves/events';
import { fold } from '@chairside/shared/moves/evolve';
import { sessionReview } from '@chairside/shared/review/session-review';
import type { SessionReview } from '@chairside/shared/review/summary-schema';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { ReadingsAnswer, SessionDetail } from '@chairside/shared/wire/http';
import type {
  SessionCounts,
  SessionFilter,
  SessionList,
  SessionListQuery,
  SessionProviders,
} from '@chairside/shared/wire/session-list';
import { AppError } from '../platform/errors.ts';
import type { Store } from '../store/ports/store.ts';

/** Sessions as the log and the readings tell them; everything here is durable. */
export class SessionReadModel {
  readonly #store: Pick<Store, 'sessions' | 'readings' | 'protocols'>;

  constructor(store: Pick<Store, 'sessions' | 'readings' | 'protocols'>) {
    this.#store = store;
  }

  list(clinicId: number, query: SessionListQuery): Promise<SessionList> {
    return this.#store.sessions.list(clinicId, query);
  }

  counts(clinicId: number, filter: SessionFilter): Promise<SessionCounts> {
    return this.#store.sessions.counts(clinicId, filter);
  }

  providers(clinicId: number): Promise<SessionProviders> {
    return this.#store.sessions.providers(clinicId);
  }

  /** The session in figures. `now` for one that still runs. @throws AppError `unknown-session` */
  async review(clinicId: number, sessionId: string, now: number): Promise<SessionReview> {
    const key = await this.#key(clinicId, sessionId);
    const { sessions, readings, protocols } = this.#store;
    const events = await sessions.events(clinicId, sessionId);
    const state = fold(events);
    const protocol = state && (await protocols.get(clinicId, state.protocol));
    if (!state || !protocol) throw new AppError('internal', 'the session has no protocol');
    const all: Reading[] = [];
    for await (const reading of readings.replay(clinicId, key)) all.push(reading);
    const until = state.closedAt ?? now;
    // Gaps alone: the points of this answer are not looked at.
    const { gaps } = await readings.chart(clinicId, key, state.openedAt, until, 2);
    const review = sessionReview(events, all, gaps, protocol, now);
    if (!review) throw unknownSession();
    return review;
  }

  /** @throws AppError `unknown-session` */
  async detail(clinicId: number, sessionId: string): Promise<SessionDetail> {
    const state = fold(await this.#store.sessions.events(clinicId, sessionId));
    if (!state) throw unknownSession();
    const protocol = await this.#store.protocols.get(clinicId, state.protocol);
    if (!protocol) throw new AppError('internal', `there is no protocol ${state.protocol}`);
    return { state, protocol };
  }

  /** @throws AppError `unknown-session` */
  async events(clinicId: number, sessionId: string, afterSeq = 0): Promise<SessionEvent[]> {
    await this.#key(clinicId, sessionId);
    return this.#store.sessions.events(clinicId, sessionId, afterSeq);
  }

  /** Instants in epoch ms. @throws AppError `unknown-session`, `bad-request` for an empty span */
  async readings(
    clinicId: number,
    sessionId: string,
    span: { from: number; to: number; points: number },
  ): Promise<ReadingsAnswer> {
    if (span.to <= span.from) throw new AppError('bad-request', '"to" must be after "from".');
    const key = await this.#key(clinicId, sessionId);
    return this.#store.readings.chart(clinicId, key, span.from, span.to, span.points);
  }

  async #key(clinicId: number, sessionId: string): Promise<number> {
    const found = await this.#store.sessions.find(clinicId, sessionId);
    if (!found) throw unknownSession();
    return found.key;
  }
}

function unknownSession(): AppError {
  return new AppError('unknown-session', 'This clinic has no such session.');
}
