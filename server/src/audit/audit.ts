/** What other features ask of the audit. */
import type { AuditOutcome, AuditSubject, AuditUser } from '@chairside/shared/export/http';
import type { FastifyReply } from 'fastify';
import type { SignedIn } from '../identity/identity.ts';

export interface Audit {
  /**
   * Writes down who takes what before anything leaves. What cannot be written down is not given out: it rejects
   * where the database is away.
   */
  begin(user: Pick<SignedIn, 'clinicId' | 'actor'>, subject: AuditSubject): Promise<AuditedExport>;
}

/** For what happens at once: how it ends is written down as well. */
export interface AccessAudit {
  /** Writes down what is about to befall a user's access, then lets it happen. */
  access<T>(
    by: Pick<SignedIn, 'clinicId' | 'actor'>,
    subject: AuditUser,
    happen: () => Promise<T>,
  ): Promise<T>;
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
