import type {
  ReadingsAnswer,
  SessionDetail,
  SessionList,
  sessionListQuerySchema,
} from '@chairside/shared/protocol/http';
import type { SessionEvent } from '@chairside/shared/session/events';
import { fold } from '@chairside/shared/session/evolve';
import type { z } from 'zod';
import { AppError } from '../platform/errors.ts';
import type { Store } from '../store/ports.ts';

/** Sessions as the log and the readings tell them; everything here is durable. */
export class SessionReadModel {
  readonly #store: Pick<Store, 'sessions' | 'readings' | 'protocols'>;

  constructor(store: Pick<Store, 'sessions' | 'readings' | 'protocols'>) {
    this.#store = store;
  }

  list(clinicId: number, query: z.infer<typeof sessionListQuerySchema>): Promise<SessionList> {
    return this.#store.sessions.list(clinicId, query);
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
