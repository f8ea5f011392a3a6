import type { PublicKey } from '@chairside/shared/exports/session-document';
import { AppError } from '../platform/errors.ts';
import type { Store } from '../store/ports/store.ts';
import { named } from './named-readings.ts';
import { sessionText } from './session-text.ts';

type ExportSources = Pick<Store, 'sessions' | 'readings' | 'protocols' | 'signing'>;

/** A whole session as one text, made piece by piece. */
export class SessionExport {
  readonly #store: ExportSources;

  constructor(store: ExportSources) {
    this.#store = store;
  }

  /** @throws AppError `unknown-session`, before the first piece */
  async text(clinicId: number, sessionId: string): Promise<AsyncGenerator<string>> {
    const { sessions, readings, protocols } = this.#store;
    const found = await sessions.find(clinicId, sessionId);
    const events = await sessions.events(clinicId, sessionId);
    const [opened] = events;
    if (!found || opened?.body.type !== 'session-opened') {
      throw new AppError('unknown-session', 'This clinic has no such session.');
    }
    const protocol = await protocols.get(clinicId, opened.body.protocol);
    if (!protocol) throw new AppError('internal', `there is no protocol ${opened.body.protocol}`);
    const used = events.flatMap(({ body }) =>
      body.type === 'session-signed' ? [body.seal.key] : [],
    );
    const keys = await this.#publicKeys(clinicId, used);
    return sessionText({
      events,
      keys,
      protocol,
      readings: named(readings.replay(clinicId, found.key)),
      sessionId,
    });
  }

  async #publicKeys(clinicId: number, ids: readonly string[]): Promise<PublicKey[]> {
    const all = await this.#store.signing.all(clinicId);
    return all
      .filter(({ id }) => ids.includes(id))
      .map(({ id, publicKey }) => ({ id, algorithm: 'Ed25519', publicKey }));
  }
}
