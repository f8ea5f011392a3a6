/** What the audit asks of the store; part of `Store`. */
import type {
  AuditEntry,
  AuditList,
  AuditOutcome,
  AuditQuery,
} from '@chairside/shared/export/http';

/** Only ever added to: the database refuses changes and deletions. */
export interface AuditStore {
  begin(clinicId: number, entry: Omit<AuditEntry, 'end'>): Promise<void>;
  /** How it ended; the first word counts. */
  end(
    clinicId: number,
    id: string,
    end: { readonly at: number; readonly outcome: AuditOutcome; readonly bytes: number },
  ): Promise<void>;
  list(clinicId: number, query: AuditQuery): Promise<AuditList>;
}
