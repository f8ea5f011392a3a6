import { readFileSync } from 'node:fs';
import { createLogger } from '@chairside/server/platform/logger';
import { startFailure } from '@chairside/server/platform/start-failure';
import { openStore } from '@chairside/server/store/open';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { protocolVersions } from '@chairside/shared/protocols/versions/history';
import { toNamed } from '@chairside/shared/vitals/named-reading';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { startPlainPostgres } from '../../support/postgres.ts';

const MIGRATIONS = new URL('../../../server/src/store/migrations/', import.meta.url);
const journal: { entries: { tag: string; when: number }[] } = JSON.parse(
  readFileSync(new URL('meta/_journal.json', MIGRATIONS), 'utf8'),
);

/** A window as it was compacted in the first format: see server/src/store/readings/formats.test.ts. */
const SEALED_THEN =
  'AWNmZGZgBIMFB+9c+pi2gn8FP+OK/XBm2wE4k2FG0wHm64tWQDTsYPzPyMDIxLjj4e1LH9NArAmMDEyMjO2MYOGFYLINLMTnB2KrgbWtY2UBcfaApfvB5DxGRibeaqWS1NwCJSslS0ulWgA=';

/** A database as an older version of the server left it, after the migration of this tag. */
async function olderDatabase(connectionString: string, tag: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`create schema drizzle; create table drizzle.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`);
  for (const entry of journal.entries) {
    const text = readFileSync(new URL(`${entry.tag}.sql`, MIGRATIONS), 'utf8');
    for (const statement of text.split('--> statement-breakpoint')) await client.query(statement);
    await client.query(
      'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)',
      [entry.tag, entry.when],
    );
    if (entry.tag === tag) return client;
  }
  throw new Error(`there is no migration ${tag}`);
}

describe('a database of an older version', () => {
  it('ST-49 keeps its protocols: the last one put is in force, the ones before are retired', async () => {
    const postgres = await startPlainPostgres();
    try {
      const databaseUrl = await postgres.createDatabase('older');
      const client = await olderDatabase(databaseUrl, '0001_access');
      await client.query(`insert into clinics (name, time_zone) values ('First', 'UTC')`);
      const put = (version: number) =>
        client.query(
          `insert into protocols (clinic_id, id, version, document) values (1, 'default', $1, $2)`,
          [version, JSON.stringify({ ...DEFAULT_PROTOCOL, version })],
        );
      await put(2);
      await put(1);
      await client.end();
      const logger = createLogger('silent');
      const store = await openStore({ databaseUrl, logger, commitWindowMs: 0, spoolLimit: 10 });
      try {
        expect((await store.protocols.inForce(1)).version).toBe(1);
        expect((await store.protocols.get(1, 'default@2'))?.version).toBe(2);
        const versions = protocolVersions(await store.protocols.steps(1));
        expect(
          versions.map(({ reference, status, approved }) => [reference, status, approved]),
        ).toEqual([
          ['default@1', 'in-force', null],
          ['default@2', 'retired', null],
        ]);
      } finally {
        await store.close();
      }
    } finally {
      await postgres.stop();
    }
  }, 60_000);

  it('ST-51 keeps its sessions: they belong to no patient', async () => {
    const postgres = await startPlainPostgres();
    try {
      const databaseUrl = await postgres.createDatabase('older');
      const client = await olderDatabase(databaseUrl, '0003_alarm_delivery');
      await client.query(`insert into clinics (name, time_zone) values ('First', 'UTC')`);
      await client.query(`insert into chairs (clinic_id, label, position) values (1, '1', 1)`);
      for (const key of [1, 2]) {
        await client.query(
          `insert into sessions (key, id, clinic_id, chair_id, chair_label, patient_ref, protocol, phase, opened_at, closed_at)
          select $1, gen_random_uuid(), 1, id, '1', '0412', 'default@1', 'closed', $2, $3 from chairs`,
          [key, key, key === 1 ? 5 : null],
        );
      }
      await client.end();
      const logger = createLogger('silent');
      const store = await openStore({ databaseUrl, logger, commitWindowMs: 0, spoolLimit: 10 });
      try {
        const { sessions } = await store.sessions.list(1, { phase: 'all', limit: 10 });
        expect(sessions.map(({ patientRef, openedAt }) => [patientRef, openedAt])).toEqual([
          ['0412', 2],
          ['0412', 1],
        ]);
        expect((await store.patients.list(1, { limit: 10 })).patients).toEqual([]);
      } finally {
        await store.close();
      }
    } finally {
      await postgres.stop();
    }
  }, 60_000);

  it('ST-400 keeps its readings, hot and compacted, in the format of their time', async () => {
    const postgres = await startPlainPostgres();
    try {
      const databaseUrl = await postgres.createDatabase('older');
      const client = await olderDatabase(databaseUrl, '0012_known_instant');
      await client.query(`insert into clinics (name, time_zone) values ('First', 'UTC')`);
      await client.query(`insert into chairs (clinic_id, label, position) values (1, '1', 1)`);
      const at = 1_767_600_000_000;
      await client.query(
        `insert into sessions (key, id, clinic_id, chair_id, chair_label, patient_ref, protocol, phase, opened_at)
          select 1, gen_random_uuid(), 1, id, '1', '0412', 'default@1', 'before', $1 from chairs`,
        [at],
      );
      // Three readings compacted, and one hot: HR 72, RR 0, probe off, pulse searching, cuff measuring, late.
      await client.query(
        `insert into reading_blocks (session_key, window_at, clinic_id, count, last_arrived_at, data)
          values (1, $1, 1, 3, $2, decode($3, 'base64'))`,
        [at, at + 3030, SEALED_THEN],
      );
      await client.query(
        `insert into readings (session_key, clinic_id, stream_key, flags, at, arrived_at, t, seq, hr, rr)
          values (1, 1, 3, 3670168, $1, $1, $1, 4, 72, 0)`,
        [at + 600_000],
      );
      await client.end();
      const logger = createLogger('silent');
      const store = await openStore({ databaseUrl, logger, commitWindowMs: 0, spoolLimit: 10 });
      const read = async () => {
        const found: unknown[] = [];
        for await (const reading of store.readings.replay(1, 1)) {
          const { values, status, late } = toNamed(reading);
          found.push({ values, status, late });
        }
        return found;
      };
      const then = [
        {
          values: {
            ...{ hr: 71, spo2: 97, pulse: 70, rr: 14, etco2: 38, temp: 36.6 },
            ...{ sys: 124, dia: 79, map: 94 },
          },
          ...{ status: {}, late: false },
        },
        {
          values: { hr: 72, rr: 0 },
          status: { spo2: 'off', pulse: 'searching', nibp: 'measuring' },
          late: true,
        },
        {
          values: { temp: 37 },
          status: { hr: 'ok', rr: 'low-signal', etco2: 'failed', temp: 'invalid' },
          late: false,
        },
        {
          values: { hr: 72, rr: 0 },
          status: { spo2: 'off', pulse: 'searching', nibp: 'measuring' },
          late: true,
        },
      ];
      try {
        expect(await read()).toEqual(then);
        await store.compactBefore(at + 3_600_000);
        expect(await read()).toEqual(then);
      } finally {
        await store.close();
      }
    } finally {
      await postgres.stop();
    }
  });

  it('ST-180 is refused in a sentence where a newer version has changed it, and left as it was', async () => {
    const postgres = await startPlainPostgres();
    try {
      const databaseUrl = await postgres.createDatabase('newer');
      const options = { databaseUrl, logger: createLogger('silent'), commitWindowMs: 0 };
      await (await openStore({ ...options, spoolLimit: 10 })).close();
      const later = Math.max(...journal.entries.map(({ when }) => when)) + 1;
      const owner = new pg.Client({ connectionString: databaseUrl });
      await owner.connect();
      await owner.query(
        'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)',
        ['of a newer version', later],
      );
      const refused: unknown = await openStore({ ...options, spoolLimit: 10 }).catch(
        (error: unknown) => error,
      );
      expect(startFailure(refused)).toContain('was used by a newer version of Chairside');
      const rows = await owner.query('select from drizzle.__drizzle_migrations');
      expect(rows.rowCount).toBe(journal.entries.length + 1);
      await owner.query('delete from drizzle.__drizzle_migrations where created_at = $1', [later]);
      await owner.end();
      await (await openStore({ ...options, spoolLimit: 10 })).close();
    } finally {
      await postgres.stop();
    }
  }, 60_000);

  it('PT-160 finds and asks about patients whose names were folded in another way', async () => {
    const postgres = await startPlainPostgres();
    try {
      const databaseUrl = await postgres.createDatabase('older');
      const client = await olderDatabase(databaseUrl, '0008_user_access');
      await client.query(`insert into clinics (name, time_zone) values ('First', 'UTC')`);
      const document = {
        ...{ recordNumber: '7', name: 'राम', dateOfBirth: '1980-02-29', sex: 'unknown' },
        ...{ allergies: 'unknown', riskFactors: [] },
      };
      await client.query(
        `with one as (
           insert into patients (clinic_id, id, record_number, date_of_birth, name_key, document, version, at, by)
           values (1, gen_random_uuid(), '7', '1980-02-29', 'रम', $1, 1, 5, '{"kind":"engine"}') returning id)
         insert into patient_terms (clinic_id, patient_id, term) select 1, id, 'रम' from one`,
        [JSON.stringify(document)],
      );
      await client.end();
      const logger = createLogger('silent');
      for (const again of [false, true]) {
        const store = await openStore({ databaseUrl, logger, commitWindowMs: 0, spoolLimit: 10 });
        try {
          const { patients } = store;
          const found = async (search: string) =>
            (await patients.list(1, { search, limit: 10 })).patients.length;
          const twins = (name: string) => patients.namesakes(1, { ...document, name });
          expect([again, await found('राम'), await found('रमा')]).toEqual([again, 1, 0]);
          expect([(await twins('राम')).length, (await twins('रमा')).length]).toEqual([1, 0]);
        } finally {
          await store.close();
        }
      }
    } finally {
      await postgres.stop();
    }
  }, 60_000);
});
