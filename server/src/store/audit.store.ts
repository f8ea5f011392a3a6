import { auditEntrySchema } from '@chairside/shared/wire/audit';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Connection } from './database/connection.ts';
import type { AuditStore } from './ports/audit.ts';
import { auditEnds, auditEntries } from './schema/audit.ts';

export function createAuditStore({ scoped }: Connection): AuditStore {
  return {
    async begin(clinicId, entry) {
      await scoped(clinicId, (tx) => tx.insert(auditEntries).values({ clinicId, ...entry }));
    },
    async end(clinicId, id, end) {
      await scoped(clinicId, (tx) =>
        tx
          .insert(auditEnds)
          .values({ clinicId, entryId: id, ...end })
          .onConflictDoNothing(),
      );
    },
    list: (clinicId, { before, limit }) =>
      scoped(clinicId, async (tx) => {
        const rows = await tx
          .select()
          .from(auditEntries)
          .leftJoin(auditEnds, eq(auditEnds.entryId, auditEntries.id))
          .where(
            and(
              eq(auditEntries.clinicId, clinicId),
              before === undefined ? undefined : lt(auditEntries.position, Number(before)),
            ),
          )
          .orderBy(desc(auditEntries.position))
          .limit(limit + 1);
        const page = rows.slice(0, limit);
        const last = page.at(-1)?.audit_entries.position;
        return {
          entries: page.map(({ audit_entries: entry, audit_ends: end }) => {
            const { id, action, at, by, subject } = entry;
            const ended =
              end === null ? null : { at: end.at, outcome: end.outcome, bytes: end.bytes };
            return auditEntrySchema.parse({ id, action, at, by, subject, end: ended });
          }),
          next: rows.length > limit && last !== undefined ? String(last) : null,
        };
      }),
  };
}
