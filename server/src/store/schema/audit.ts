import type { AuditActor, AuditEntry, AuditOutcome } from '@chairside/shared/wire/audit';
import { bigint, index, json, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { clinicId, instant } from './places.ts';

/** Who took what out of the clinic, and what befell whoever may do something in it, written before it happens. Never changed, never deleted. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    position: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    clinicId: clinicId(),
    action: text().$type<AuditEntry['action']>().notNull(),
    at: instant('at').notNull(),
    by: json().$type<AuditActor>().notNull(),
    subject: json().$type<AuditEntry['subject']>().notNull(),
  },
  (t) => [index('audit_entries_list').on(t.clinicId, t.position)],
);

/** How it ended: a row of its own, so that the entry is never touched. */
export const auditEnds = pgTable('audit_ends', {
  entryId: uuid('entry_id')
    .primaryKey()
    .references(() => auditEntries.id),
  clinicId: clinicId(),
  at: instant('at').notNull(),
  outcome: text().$type<AuditOutcome>().notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
});
