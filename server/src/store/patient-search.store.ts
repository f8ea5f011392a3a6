import { nameKey, searchWords } from '@chairside/shared/patients/identity';
import type { Patient } from '@chairside/shared/patients/patient';
import type { PatientList, PatientListQuery } from '@chairside/shared/wire/patients';
import { and, asc, eq, exists, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from './database/connection.ts';
import { readPatientMark, writePatientMark } from './patient-page.ts';
import { patients, patientTerms } from './schema/patients.ts';

/** After every text that begins with what stands before it. */
export const AFTER_ALL = '\u{10ffff}';

type Reads = Pick<Transaction, 'select'>;
type PatientRow = typeof patients.$inferSelect;

export function toPatient({ id, document, version, at, by }: PatientRow): Patient {
  return { id, ...document, version, at, by };
}

/** One of the readings of a word begins a term of the patient. */
function hasTerm(tx: Reads, readings: readonly string[]): SQL {
  const begins = readings.map((reading) =>
    and(gte(patientTerms.term, reading), lt(patientTerms.term, reading + AFTER_ALL)),
  );
  return exists(
    tx
      .select({ one: sql`1` })
      .from(patientTerms)
      .where(
        and(
          eq(patientTerms.clinicId, patients.clinicId),
          eq(patientTerms.patientId, patients.id),
          or(...begins),
        ),
      ),
  );
}

/** The statement of a page; one row more than asked for says that there is a next one. */
export function patientListStatement(tx: Reads, clinicId: number, query: PatientListQuery) {
  const mark = query.before === undefined ? null : readPatientMark(query.before);
  return tx
    .select()
    .from(patients)
    .where(
      and(
        eq(patients.clinicId, clinicId),
        ...searchWords(query.search ?? '').map((readings) => hasTerm(tx, readings)),
        mark
          ? sql`(${patients.nameKey}, ${patients.id}) > (${mark.nameKey}, ${mark.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(patients.nameKey), asc(patients.id))
    .limit(query.limit + 1);
}

export async function listPatients(
  tx: Transaction,
  clinicId: number,
  query: PatientListQuery,
): Promise<PatientList> {
  const rows = await patientListStatement(tx, clinicId, query);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    patients: page.map(toPatient),
    next: rows.length > query.limit && last ? writePatientMark(last) : null,
  };
}

const MOST_NAMESAKES = 20;

export async function findNamesakes(
  tx: Transaction,
  clinicId: number,
  person: { name: string; dateOfBirth: string },
): Promise<Patient[]> {
  const rows = await tx
    .select()
    .from(patients)
    .where(
      and(
        eq(patients.clinicId, clinicId),
        eq(patients.dateOfBirth, person.dateOfBirth),
        eq(patients.nameKey, nameKey(person.name)),
      ),
    )
    .orderBy(asc(patients.recordNumber))
    .limit(MOST_NAMESAKES);
  return rows.map(toPatient);
}
