import { type ProtocolDocument, readProtocol } from '@chairside/shared/protocols/document/document';
import {
  type ProtocolStep,
  protocolVersions,
  referenceOf,
} from '@chairside/shared/protocols/versions/history';
import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { AppError } from '../platform/errors.ts';
import type { Connection, Transaction } from './database/connection.ts';
import type { ProtocolStore } from './ports/store.ts';
import { protocolSteps, protocols } from './schema/places.ts';

/** Any constant: with the clinic it makes the lock under which its protocols move. */
const PROTOCOL_LOCK = 730_114;

export function noProtocol(): AppError {
  return new AppError('not-found', 'The clinic has no protocol yet.');
}

/** `<id>@<version>`; null where the text is none. */
export function parseReference(reference: string): { id: string; version: number } | null {
  const match = /^(.+)@(\d{1,9})$/.exec(reference);
  return match?.[1] ? { id: match[1], version: Number(match[2]) } : null;
}

/** Document of the version that a step puts in force: what sessions will run under. */
export function releasedBy(
  step: ProtocolStep,
  history: readonly ProtocolStep[],
): ProtocolDocument | null {
  if (step.kind !== 'put-in-force') return null;
  const reference = referenceOf(step);
  const version = protocolVersions(history).find((one) => one.reference === reference);
  if (!version) throw new Error(`${reference} comes into force without a document`);
  return version.document;
}

export function createProtocolStore({ scoped }: Connection): ProtocolStore {
  const append: ProtocolStore['append'] = (clinicId, decide) =>
    scoped(clinicId, async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${PROTOCOL_LOCK}, ${clinicId})`);
      const history = await stepsOf(tx, clinicId);
      const steps = decide(history);
      for (const step of steps) {
        await tx.insert(protocolSteps).values({ clinicId, ...step });
        const document = releasedBy(step, [...history, ...steps]);
        if (!document) continue;
        const { id, version } = document;
        await tx
          .insert(protocols)
          .values({ clinicId, id, version, document })
          .onConflictDoNothing();
      }
    });
  return {
    append,
    async get(clinicId, reference) {
      const wanted = parseReference(reference);
      if (!wanted) return null;
      return scoped(clinicId, (tx) => documentOf(tx, clinicId, wanted.id, wanted.version));
    },
    inForce: (clinicId) =>
      scoped(clinicId, async (tx) => {
        const [last] = await tx
          .select({ id: protocolSteps.protocolId, version: protocolSteps.version })
          .from(protocolSteps)
          .where(and(eq(protocolSteps.clinicId, clinicId), eq(protocolSteps.kind, 'put-in-force')))
          .orderBy(desc(protocolSteps.position))
          .limit(1);
        const document = last ? await documentOf(tx, clinicId, last.id, last.version) : null;
        if (!document) throw noProtocol();
        return document;
      }),
    steps: (clinicId) => scoped(clinicId, (tx) => stepsOf(tx, clinicId)),
  };
}

async function stepsOf(tx: Transaction, clinicId: number): Promise<ProtocolStep[]> {
  const { position, clinicId: _, ...columns } = getTableColumns(protocolSteps);
  const steps = await tx
    .select(columns)
    .from(protocolSteps)
    .where(eq(protocolSteps.clinicId, clinicId))
    .orderBy(asc(position));
  return steps.map((step) => ({
    ...step,
    document: step.document && readProtocol(step.document),
  }));
}

async function documentOf(
  tx: Transaction,
  clinicId: number,
  id: string,
  version: number,
): Promise<ProtocolDocument | null> {
  const [row] = await tx
    .select({ document: protocols.document })
    .from(protocols)
    .where(
      and(eq(protocols.clinicId, clinicId), eq(protocols.id, id), eq(protocols.version, version)),
    );
  return row ? readProtocol(row.document) : null;
}
