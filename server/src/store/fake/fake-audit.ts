import { type AuditEntry, auditEntrySchema } from '@chairside/shared/wire/audit';
import type { AuditStore } from '../ports/audit.ts';

export function createFakeAudit(): AuditStore {
  const entries: { readonly clinicId: number; readonly entry: AuditEntry }[] = [];
  return {
    async begin(clinicId, entry) {
      entries.push({ clinicId, entry: auditEntrySchema.parse({ ...entry, end: null }) });
    },
    async end(clinicId, id, end) {
      const place = entries.findIndex((one) => one.clinicId === clinicId && one.entry.id === id);
      const found = entries[place]?.entry;
      if (found?.end === null) entries[place] = { clinicId, entry: { ...found, end } };
    },
    async list(clinicId, { before, limit }) {
      const found = entries
        .map((one, position) => ({ ...one, position }))
        .filter((one) => one.clinicId === clinicId)
        .filter(({ position }) => before === undefined || position < Number(before))
        .reverse();
      const page = found.slice(0, limit);
      const last = page.at(-1)?.position;
      return {
        entries: page.map(({ entry }) => entry),
        next: found.length > limit && last !== undefined ? String(last) : null,
      };
    },
  };
}
