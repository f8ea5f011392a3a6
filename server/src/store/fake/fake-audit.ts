import type { AuditEntry } from '@chairside/shared/export/http';
import type { AuditStore } from '../audit-port.ts';

export function createFakeAudit(): AuditStore {
  const entries: (AuditEntry & { readonly clinicId: number })[] = [];
  return {
    async begin(clinicId, entry) {
      entries.push({ clinicId, ...entry, end: null });
    },
    async end(clinicId, id, end) {
      const place = entries.findIndex((one) => one.clinicId === clinicId && one.id === id);
      const found = entries[place];
      if (found?.end === null) entries[place] = { ...found, end };
    },
    async list(clinicId, { before, limit }) {
      const found = entries
        .map((entry, position) => ({ entry, position }))
        .filter(({ entry }) => entry.clinicId === clinicId)
        .filter(({ position }) => before === undefined || position < Number(before))
        .reverse();
      const page = found.slice(0, limit);
      const last = page.at(-1)?.position;
      return {
        entries: page.map(({ entry: { clinicId: _, ...entry } }) => entry),
        next: found.length > limit && last !== undefined ? String(last) : null,
      };
    },
  };
}
