import type { FollowUp } from '@chairside/shared/patients/follow-up';
import type { Weight } from '@chairside/shared/patients/weight';
import { and, desc, eq, sql } from 'drizzle-orm';
import { AppError } from '../platform/errors.ts';
import { noSuchPatient } from './courses.store.ts';
import type { Connection, Transaction } from './database/connection.ts';
import type { PatientStore } from './ports/patients.ts';
import { followUps, patients, patientWeights } from './schema/patients.ts';

const weightColumns = {
  id: patientWeights.id,
  kg: patientWeights.kg,
  at: patientWeights.at,
  by: patientWeights.by,
  sessionId: patientWeights.sessionId,
};
const followUpColumns = {
  id: followUps.id,
  term: followUps.term,
  answer: followUps.answer,
  severity: followUps.severity,
  note: followUps.note,
  at: followUps.at,
  by: followUps.by,
};

/** The session's log has corrected or withdrawn it since. */
const standing = sql`not exists (
  select 1 from session_events e join session_events w on w.session_id = e.session_id and w.seq > e.seq
    and w.type in ('entry-withdrawn', 'entry-amended')
    and (w.body->>'amends')::int4 = coalesce((e.body->>'amends')::int4, e.seq)
  where e.id = ${patientWeights.id})`;

/** Newest first; of two of one instant the one entered later. */
export function weightsOf(
  tx: Transaction,
  clinicId: number,
  patientId: string,
  limit?: number,
): Promise<Weight[]> {
  const rows = tx
    .select(weightColumns)
    .from(patientWeights)
    .where(
      and(eq(patientWeights.clinicId, clinicId), eq(patientWeights.patientId, patientId), standing),
    )
    .orderBy(desc(patientWeights.at), desc(patientWeights.position));
  return Promise.resolve(limit === undefined ? rows : rows.limit(limit));
}

/** Newest first. */
export async function followUpsOf(
  tx: Transaction,
  clinicId: number,
  patientId: string,
): Promise<FollowUp[]> {
  return tx
    .select(followUpColumns)
    .from(followUps)
    .where(and(eq(followUps.clinicId, clinicId), eq(followUps.patientId, patientId)))
    .orderBy(desc(followUps.at), desc(followUps.position));
}

async function needPatient(tx: Transaction, clinicId: number, id: string): Promise<void> {
  const [found] = await tx
    .select({ id: patients.id })
    .from(patients)
    .where(and(eq(patients.clinicId, clinicId), eq(patients.id, id)));
  if (!found) throw noSuchPatient();
}

const elsewhere = () => new AppError('not-found', 'The patient has no such entry.');

export function createPatientEntryStore({
  scoped,
}: Pick<Connection, 'scoped'>): Pick<PatientStore, 'addWeight' | 'lastWeight' | 'addFollowUp'> {
  return {
    addWeight: (clinicId, patientId, weight, recordedAt) =>
      scoped(clinicId, async (tx) => {
        await needPatient(tx, clinicId, patientId);
        await tx
          .insert(patientWeights)
          .values({ clinicId, patientId, ...weight, recordedAt })
          .onConflictDoNothing();
        const [kept] = await tx
          .select(weightColumns)
          .from(patientWeights)
          .where(
            and(
              eq(patientWeights.clinicId, clinicId),
              eq(patientWeights.id, weight.id),
              eq(patientWeights.patientId, patientId),
            ),
          );
        if (!kept) throw elsewhere();
        return kept;
      }),

    lastWeight: (clinicId, patientId) =>
      scoped(clinicId, async (tx) => (await weightsOf(tx, clinicId, patientId, 1))[0] ?? null),

    addFollowUp: (clinicId, patientId, entry, recordedAt) =>
      scoped(clinicId, async (tx) => {
        await needPatient(tx, clinicId, patientId);
        await tx
          .insert(followUps)
          .values({ clinicId, patientId, ...entry, recordedAt })
          .onConflictDoNothing();
        const [kept] = await tx
          .select(followUpColumns)
          .from(followUps)
          .where(
            and(
              eq(followUps.clinicId, clinicId),
              eq(followUps.id, entry.id),
              eq(followUps.patientId, patientId),
            ),
          );
        if (!kept) throw elsewhere();
        return kept;
      }),
  };
}
