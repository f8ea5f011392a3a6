import { randomUUID } from 'node:crypto';
import type { AuditList, AuditOutcome, AuditQuery } from '@chairside/shared/wire/audit';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { AuditStore } from '../store/ports/audit.ts';
import type { Audit, AuditedExport, ChangeAudit } from './audit.ts';

export class AuditService implements Audit, ChangeAudit {
  readonly #store: AuditStore;
  readonly #clock: Clock;
  readonly #log: Pick<Logger, 'error'>;

  constructor(store: AuditStore, clock: Clock, log: Pick<Logger, 'error'>) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  list(clinicId: number, query: AuditQuery): Promise<AuditList> {
    return this.#store.list(clinicId, query);
  }

  async change<T>(
    { clinicId, actor: by }: Parameters<ChangeAudit['change']>[0],
    what: Parameters<ChangeAudit['change']>[1],
    happen: () => Promise<T>,
  ): Promise<T> {
    const id = randomUUID();
    await this.#store.begin(clinicId, { id, at: this.#clock.now(), by, ...what });
    const end = async (outcome: AuditOutcome) => {
      try {
        await this.#store.end(clinicId, id, { at: this.#clock.now(), outcome, bytes: 0 });
      } catch (error) {
        // The entry stays without an end, which says as much.
        this.#log.error({ err: error, id, outcome }, 'the end of a change was not written down');
      }
    };
    try {
      const result = await happen();
      await end('completed');
      return result;
    } catch (error) {
      await end('failed');
      throw error;
    }
  }

  async note(
    { clinicId, actor: by }: Parameters<ChangeAudit['change']>[0],
    what: Parameters<ChangeAudit['change']>[1],
    outcome: AuditOutcome,
  ): Promise<void> {
    const id = randomUUID();
    const at = this.#clock.now();
    try {
      await this.#store.begin(clinicId, { id, at, by, ...what });
      await this.#store.end(clinicId, id, { at, outcome, bytes: 0 });
    } catch (error) {
      this.#log.error({ err: error, id, action: what.action }, 'the audit was not written');
    }
  }

  async begin(
    { clinicId, actor: by }: Parameters<Audit['begin']>[0],
    subject: Parameters<Audit['begin']>[1],
  ): Promise<AuditedExport> {
    const id = randomUUID();
    const at = this.#clock.now();
    await this.#store.begin(clinicId, { id, action: 'export', at, by, subject });
    let bytes = 0;
    let ended = false;
    const end = async (outcome: AuditOutcome) => {
      if (ended) return;
      ended = true;
      try {
        await this.#store.end(clinicId, id, { at: this.#clock.now(), outcome, bytes });
      } catch (error) {
        // The entry stays without an end, which says as much.
        this.#log.error({ err: error, id, outcome }, 'the end of an export was not written down');
      }
    };
    return {
      id,
      end,
      async *counted(source) {
        try {
          for await (const piece of source) {
            const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
            bytes += chunk.byteLength;
            yield chunk;
          }
        } catch (error) {
          await end('failed');
          throw error;
        }
      },
      follow(reply) {
        const { raw } = reply;
        raw.once('close', () => void end(raw.writableFinished ? 'completed' : 'cancelled'));
      },
    };
  }
}
