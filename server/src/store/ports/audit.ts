/** What the audit asks of the store; part of `Store`. */
import type { AuditEntry, AuditList, AuditOutcome, AuditQuery } from '@chairside/shared/wire/audit';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type NewAuditEntry = Without<AuditEntry, 'end'>;

/** Only ever added to: the database refuses changes and deletions. */
export interface AuditStore {
  begin(clinicId: number, entry: NewAuditEntry): Promise<void>;
  /** How it ended; the first word counts. */
  end(
    clinicId: number,
    id: string,
    end: { readonly at: number; readonly outcome: AuditOutcome; readonly bytes: number },
  ): Promise<void>;
  list(clinicId: number, query: AuditQuery): Promise<AuditList>;
}
