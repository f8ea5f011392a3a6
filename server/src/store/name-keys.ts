import { nameKey, searchTerms } from '@chairside/shared/patients/identity';
import { NAME_FOLDING } from '@chairside/shared/patients/name-folding';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import type pg from 'pg';

/** Stands as the comment of the column: which folding its keys, and the search terms beside them, were made with. */
const mark = `names folded: ${NAME_FOLDING}`;
const BATCH = 1_000;

interface PatientRow {
  readonly clinic_id: number;
  readonly id: string;
  readonly name_key: string;
  readonly document: PatientDocument;
}

const PAGE = `select clinic_id, id, name_key, document from patients
  where (clinic_id, id) > ($1, $2::uuid) order by clinic_id, id limit ${BATCH}`;
const DROP_TERMS = 'delete from patient_terms where clinic_id = $1 and patient_id = $2';
const ADD_TERMS = `insert into patient_terms (clinic_id, patient_id, term)
  select $1, $2, unnest($3::text[])`;

/**
 * Makes the stored keys and search terms of names anew where another release compared names in another way: who was
 * registered before must be found, and asked about, as who is registered now. As the owner, under the migration lock.
 */
export async function refoldNames(client: pg.Client): Promise<void> {
  const found = await client.query<{ made: string | null }>(
    `select col_description('patients'::regclass, attnum) as made from pg_attribute
     where attrelid = 'patients'::regclass and attname = 'name_key'`,
  );
  if (found.rows[0]?.made === mark) return;
  await client.query('begin');
  try {
    let after: readonly [number, string] = [-1, '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const { rows } = await client.query<PatientRow>(PAGE, [...after]);
      for (const row of rows) await refold(client, row);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = [last.clinic_id, last.id];
    }
    await client.query(`comment on column patients.name_key is '${mark}'`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function refold(client: pg.Client, row: PatientRow): Promise<void> {
  const { clinic_id, id, name_key, document } = row;
  const key = nameKey(document.name);
  if (key === name_key) return;
  await client.query('update patients set name_key = $3 where clinic_id = $1 and id = $2', [
    clinic_id,
    id,
    key,
  ]);
  await client.query(DROP_TERMS, [clinic_id, id]);
  await client.query(ADD_TERMS, [clinic_id, id, searchTerms(document)]);
}
