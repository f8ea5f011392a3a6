import { nameKey, searchTerms } from '@chairside/shared/patients/identity';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import { and, desc, eq, sql } from 'drizzle-orm';
import { coursesOf, createCourseStore } from './courses.store.ts';
import type { Connection, Transaction } from './database/connection.ts';
import { refusal } from './database/database-error.ts';
import { isNextVersion } from './document-version.ts';
import { createEarlierBaselineStore } from './earlier-baselines.store.ts';
import { createMeasuredHeightStore } from './measured-heights.store.ts';
import { createPatientEntryStore, followUpsOf, weightsOf } from './patient-entries.store.ts';
import { findNamesakes, listPatients, toPatient } from './patient-search.store.ts';
import type { PatientStore, Version } from './ports/patients.ts';
import { patients, patientTerms, patientVersions, scheduleTemplates } from './schema/patients.ts';
import { listSessions } from './session-list.store.ts';

/** Any constant: with the clinic it makes the lock under which its templates are saved. */
const TEMPLATES_LOCK = 730_115;
/** With the id it makes the lock under which a patient is saved. */
const PATIENT_LOCK = 730_116;
const MOST_SESSIONS = 100;

export function createPatientStore(connection: Pick<Connection, 'scoped'>): PatientStore {
  const { scoped } = connection;
  return {
    ...createCourseStore(connection),
    ...createPatientEntryStore(connection),
    ...createEarlierBaselineStore(connection),
    ...createMeasuredHeightStore(connection),

    async savePatient(clinicId, id, saved) {
      try {
        return await scoped(clinicId, async (tx) => {
          // The same registration sent twice at once: the second one waits and finds the first.
          await tx.execute(sql`select pg_advisory_xact_lock(${PATIENT_LOCK}, hashtext(${id}))`);
          const [current] = await tx.select().from(patients).where(one(clinicId, id)).for('update');
          if (!isNextVersion(current ?? null, saved) && current) return toPatient(current);
          const row = rowOf(clinicId, id, saved);
          if (current) await tx.update(patients).set(row).where(one(clinicId, id));
          else await tx.insert(patients).values(row);
          await tx.insert(patientVersions).values({ clinicId, patientId: id, ...saved });
          await writeTerms(tx, clinicId, id, saved.document);
          return toPatient(row);
        });
      } catch (error) {
        throw refusal(error);
      }
    },

    patient: (clinicId, id) =>
      scoped(clinicId, async (tx) => {
        const [row] = await tx.select().from(patients).where(one(clinicId, id));
        return row ? toPatient(row) : null;
      }),

    list: (clinicId, query) => scoped(clinicId, (tx) => listPatients(tx, clinicId, query)),
    namesakes: (clinicId, person) => scoped(clinicId, (tx) => findNamesakes(tx, clinicId, person)),

    detail: (clinicId, id) =>
      scoped(
        clinicId,
        async (tx) => {
          const [row] = await tx.select().from(patients).where(one(clinicId, id));
          if (!row) return null;
          return {
            patient: toPatient(row),
            courses: await coursesOf(tx, clinicId, id),
            weights: await weightsOf(tx, clinicId, id),
            followUps: await followUpsOf(tx, clinicId, id),
            sessions: await sessionsOf(tx, clinicId, id),
          };
        },
        { snapshot: true },
      ),

    patientVersions: (clinicId, id) =>
      scoped(clinicId, async (tx) => {
        const { version, at, by, document } = patientVersions;
        return tx
          .select({ version, at, by, document })
          .from(patientVersions)
          .where(and(eq(patientVersions.clinicId, clinicId), eq(patientVersions.patientId, id)))
          .orderBy(desc(patientVersions.version));
      }),

    templates: (clinicId) =>
      scoped(clinicId, async (tx) => (await templatesOf(tx, clinicId).limit(1))[0] ?? null),
    templateVersions: (clinicId) => scoped(clinicId, async (tx) => templatesOf(tx, clinicId)),
    saveTemplates: (clinicId, saved) =>
      scoped(clinicId, async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${TEMPLATES_LOCK}, ${clinicId})`);
        const [current] = await templatesOf(tx, clinicId).limit(1);
        if (!isNextVersion(current ?? null, saved) && current) return current;
        await tx.insert(scheduleTemplates).values({ clinicId, ...saved });
        return saved;
      }),
  };
}

const one = (clinicId: number, id: string) =>
  and(eq(patients.clinicId, clinicId), eq(patients.id, id));

function rowOf(clinicId: number, id: string, saved: Version<PatientDocument>) {
  const { recordNumber, dateOfBirth, name } = saved.document;
  return { clinicId, id, recordNumber, dateOfBirth, nameKey: nameKey(name), ...saved };
}

async function writeTerms(
  tx: Transaction,
  clinicId: number,
  patientId: string,
  document: PatientDocument,
): Promise<void> {
  await tx
    .delete(patientTerms)
    .where(and(eq(patientTerms.clinicId, clinicId), eq(patientTerms.patientId, patientId)));
  const terms = searchTerms(document).map((term) => ({ clinicId, patientId, term }));
  await tx.insert(patientTerms).values(terms);
}

async function sessionsOf(tx: Transaction, clinicId: number, patientId: string) {
  const query = { patientId, phase: 'all', limit: MOST_SESSIONS } as const;
  return (await listSessions(tx, clinicId, query)).sessions;
}

/** Newest first. */
function templatesOf(tx: Transaction, clinicId: number) {
  const { version, at, by, document } = scheduleTemplates;
  return tx
    .select({ version, at, by, document })
    .from(scheduleTemplates)
    .where(eq(scheduleTemplates.clinicId, clinicId))
    .orderBy(desc(version))
    .$dynamic();
}
