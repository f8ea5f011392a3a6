import { isDeepStrictEqual } from 'node:util';
import { and, desc, eq } from 'drizzle-orm';
import { AppError } from '../platform/errors.ts';
import type { Connection } from './connection.ts';
import type { ProtocolStore } from './ports.ts';
import { protocols } from './schema/places.ts';

/** `<id>@<version>`; null where the text is none. */
export function parseReference(reference: string): { id: string; version: number } | null {
  const match = /^(.+)@(\d{1,9})$/.exec(reference);
  return match?.[1] ? { id: match[1], version: Number(match[2]) } : null;
}

export function versionTaken(reference: string): AppError {
  return new AppError(
    'name-taken',
    `Protocol ${reference} exists with other content: a change needs a new version.`,
  );
}

export function noProtocol(): AppError {
  return new AppError('not-found', 'The clinic has no protocol yet.');
}

export function createProtocolStore({ scoped }: Connection): ProtocolStore {
  return {
    async get(clinicId, reference) {
      const wanted = parseReference(reference);
      if (!wanted) return null;
      return scoped(clinicId, async (tx) => {
        const [row] = await tx
          .select({ document: protocols.document })
          .from(protocols)
          .where(
            and(
              eq(protocols.clinicId, clinicId),
              eq(protocols.id, wanted.id),
              eq(protocols.version, wanted.version),
            ),
          );
        return row?.document ?? null;
      });
    },
    inForce: (clinicId) =>
      scoped(clinicId, async (tx) => {
        const [row] = await tx
          .select({ document: protocols.document })
          .from(protocols)
          .where(eq(protocols.clinicId, clinicId))
          .orderBy(desc(protocols.order))
          .limit(1);
        if (!row) throw noProtocol();
        return row.document;
      }),
    put: (clinicId, document) =>
      scoped(clinicId, async (tx) => {
        const { id, version } = document;
        const made = await tx
          .insert(protocols)
          .values({ clinicId, id, version, document })
          .onConflictDoNothing()
          .returning({ id: protocols.id });
        if (made.length > 0) return;
        const [there] = await tx
          .select({ document: protocols.document })
          .from(protocols)
          .where(
            and(
              eq(protocols.clinicId, clinicId),
              eq(protocols.id, id),
              eq(protocols.version, version),
            ),
          );
        if (!isDeepStrictEqual(there?.document, JSON.parse(JSON.stringify(document)))) {
          throw versionTaken(`${id}@${version}`);
        }
      }),
  };
}
