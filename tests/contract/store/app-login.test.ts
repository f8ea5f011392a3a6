import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlainPostgres } from '../../support/postgres.ts';
import { DATABASES, type Home } from './homes.ts';
import { makeWard } from './ward.ts';

const options = { logger: createLogger('silent'), commitWindowMs: 0, spoolLimit: 1000 };

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe.each(DATABASES)('the login of the server on %s', (_name, open) => {
  let home: Home;
  let server: pg.Client;
  beforeAll(async () => {
    home = await open();
    const { becomesApp, ...settings } = home.store.reader ?? {};
    expect(becomesApp).toBeFalsy();
    server = new pg.Client(settings);
    await server.connect();
  });
  afterAll(async () => {
    await server.end();
    await home.close();
  });

  it('ST-181 is no superuser, owns nothing and can become nobody', async () => {
    const answer = await server.query(
      `select session_user::text as session, current_user::text as now, r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolbypassrls,
        (select count(*)::int from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o') as owned,
        array(select m.rolname::text from pg_roles m where m.oid <> r.oid and pg_has_role(r.oid, m.oid, 'MEMBER')) as others
      from pg_roles r where r.rolname = session_user`,
    );
    expect(answer.rows).toEqual([
      {
        ...{ session: expect.stringMatching(/^chairside_login_\d+$/), owned: 0 },
        now: answer.rows[0]?.session,
        ...{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false },
        others: ['chairside_app'],
      },
    ]);
  });

  it.each([
    ['a command of the machine', `copy (select 1) to program 'true'`],
    ['a file of the machine', `copy (select 1) to '/tmp/chairside-copied'`],
    ['a file that is read', `select pg_read_file('postgresql.conf')`],
    ['the owner', 'set role chairside'],
    ['the owner of a server', 'set role postgres'],
    ['another session', 'set session authorization postgres'],
    ['a role of its own', 'create role more superuser'],
    ['a table', 'drop table readings'],
    ['a trigger', 'alter table session_events disable trigger all'],
    ['a policy', 'drop policy clinic_scope on sessions'],
    ['the sign-ins', 'select from sign_ins'],
    ['the codes of administrators', 'select from administrator_codes'],
    ['the migrations', 'delete from drizzle.__drizzle_migrations'],
  ])('ST-181 after "reset role" it reaches no more than before: %s', async (_what, statement) => {
    await server.query('reset role');
    expect(await codeOf(server.query(statement))).toMatch(/^(42501|22023|42704)$/);
  });

  it('ST-181 works, and sees one clinic at a time', async () => {
    const ward = await makeWard(home.store);
    expect((await home.store.devices.channels(ward.clinicId)).length).toBeGreaterThan(0);
    const seen = await server.query('select from chairs');
    expect(seen.rowCount).toBe(0);
  });
});

describe('the login of the server', () => {
  it('ST-181 is made at the next start for a data directory that had none', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'chairside-login-'));
    try {
      const first = await openStore({ ...options, dataDir, fsync: false });
      const clinic = await first.clinics.create({ name: 'First', timeZone: 'UTC' });
      const { user, host, port } = first.reader ?? {};
      const owner = new pg.Client({
        ...{ host, port, user: 'chairside', database: 'chairside' },
        password: readFileSync(join(dataDir, 'postgres.password'), 'utf8'),
      });
      owner.on('error', () => undefined);
      await owner.connect();
      // As a directory that an earlier version left: its connections end before the role can go.
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = $1`,
        [user],
      );
      await owner.query(`alter role ${user} nologin`);
      await owner.query(`revoke chairside_app from ${user}`);
      await owner.end();
      await first.close();
      const second = await openStore({ ...options, dataDir, fsync: false });
      expect(second.reader?.user).toBe(user);
      expect(await second.clinics.all()).toMatchObject([{ id: clinic.id }]);
      await second.close();
    } finally {
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  it('ST-182 is the operator’s where the owner has an address of its own, and refused where it may do more', async () => {
    const postgres = await startPlainPostgres();
    try {
      const databaseOwnerUrl = await postgres.createDatabase('clinic');
      const admin = new pg.Client({ connectionString: postgres.url('clinic') });
      await admin.connect();
      const as = (user: string) => postgres.url('clinic').replace('//postgres@', `//${user}@`);
      await admin.query('create role restricted login');
      await expect(
        openStore({ ...options, databaseOwnerUrl, databaseUrl: as('restricted') }),
      ).rejects.toThrow('The user "restricted" of DATABASE_URL is no member of chairside_app.');
      await admin.query('grant chairside_app to restricted');
      const store = await openStore({
        ...{ ...options, databaseOwnerUrl, databaseUrl: as('restricted') },
      });
      expect(await store.clinics.create({ name: 'First', timeZone: 'UTC' })).toMatchObject({});
      await store.close();
      for (const [change, said] of [
        ['alter role restricted createdb', 'is a superuser or may make roles or databases'],
        ['alter role restricted nocreatedb', null],
        ['grant pg_read_all_data to restricted', 'can become pg_read_all_data'],
      ] as const) {
        await admin.query(change);
        if (said === null) continue;
        await expect(
          openStore({ ...options, databaseOwnerUrl, databaseUrl: as('restricted') }),
        ).rejects.toThrow(said);
      }
      await admin.end();
    } finally {
      await postgres.stop();
    }
  }, 60_000);
});
