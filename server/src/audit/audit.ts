/** What other features ask of the audit. */
import type {
  AuditAction,
  AuditActor,
  Audited,
  AuditOutcome,
  AuditSubject,
} from '@chairside/shared/wire/audit';
import type { FastifyReply } from 'fastify';
import type { SignedIn } from '../access/identity.ts';

export interface Audit {
  /**
   * Writes down who takes what before anything leaves. What cannot be written down is not given out: it rejects
   * where the database is away.
   */
  begin(user: Pick<SignedIn, 'clinicId' | 'actor'>, subject: AuditSubject): Promise<AuditedExport>;
}

type Change = Audited<Exclude<AuditAction, 'export'>>;

/** For what happens at once: how it ends is written down as well. */
export interface ChangeAudit {
  /** Writes down what is about to change, then lets it happen. */
  change<T>(
    by: { readonly clinicId: number; readonly actor: AuditActor },
    what: Change,
    happen: () => Promise<T>,
  ): Promise<T>;
  /** Writes down what has happened. Never rejects: what is told of is over. */
  note(
    by: { readonly clinicId: number; readonly actor: AuditActor },
    what: Change,
    outcome: AuditOutcome,
  ): Promise<void>;
}

export interface AuditedExport {
  readonly id: string;
  /** Counts what passes. */
  counted(
    source: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  ): AsyncGenerator<Uint8Array>;
  /** Writes down how it ended once the reply is out, or its receiver has gone. */
  follow(reply: FastifyReply): void;
  /** For what failed before a reply began. */
  end(outcome: AuditOutcome): Promise<void>;
}
