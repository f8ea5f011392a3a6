import { randomUUID } from 'node:crypto';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putProtocol } from '../../support/put-protocol.ts';
import { DATABASES, type Home } from './homes.ts';
import {
  batchOf,
  makeWard,
  openSession,
  readingAt,
  refused,
  T0,
  type Ward,
  type Writer,
} from './ward.ts';

const CLINICAL = [
  ...[
    'chairs',
    'devices',
    'channels',
    'protocols',
    'protocol_steps',
    'users',
    'sessions',
    'session_channels',
  ],
  ...['session_events', 'watermarks', 'readings', 'reading_blocks'],
  ...['alarm_receipts', 'on_call_messages'],
  ...['patients', 'patient_terms', 'patient_versions', 'courses', 'course_versions'],
  ...['patient_weights', 'follow_ups', 'schedule_templates'],
  ...['audit_entries', 'audit_ends'],
];

describe.each(DATABASES)('hand-written SQL on %s', (_name, open) => {
  let home: Home;
  let owner: pg.Client;
  let app: pg.Client;
  let ward: Ward;
  let session: Writer;
  beforeAll(async () => {
    home = await open();
    if (!home.sql) throw new Error('a database is needed');
    owner = new pg.Client(home.sql);
    app = new pg.Client(home.sql);
    await owner.connect();
    await app.connect();
    await app.query('set role chairside_app');
    ward = await makeWard(home.store);
    session = await openSession(home.store, ward);
    await home.store.lane.readings(batchOf(ward, session.key, randomUUID(), [readingAt(1, T0)]));
  });
  afterAll(async () => {
    await owner.end();
    await app.end();
    await home.close();
  });

  const asClinic = (clinics: string) =>
    app.query(`select set_config('chairside.clinics', $1, false)`, [clinics]);

  it('ST-30 has a policy on every table that names a clinic, under a role that cannot bypass it', async () => {
    const tables = await owner.query<{ name: string; secured: boolean }>(
      `select c.relname as name, c.relrowsecurity as secured from pg_class c join pg_attribute a on a.attrelid = c.oid
      where a.attname = 'clinic_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.rows.filter(({ secured }) => !secured)).toEqual([]);
    expect(tables.rows.length).toBeGreaterThanOrEqual(CLINICAL.length);
    const role = await owner.query(
      `select rolsuper, rolbypassrls from pg_roles where rolname = 'chairside_app'`,
    );
    expect(role.rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  it('ST-30 shows no row without a clinic, or to another one', async () => {
    const other = await makeWard(home.store);
    for (const table of CLINICAL) {
      for (const clinics of ['', String(other.clinicId)]) {
        await asClinic(clinics);
        const seen = await app.query(`select clinic_id from ${table} where clinic_id = $1`, [
          ward.clinicId,
        ]);
        expect([table, seen.rowCount]).toEqual([table, 0]);
      }
    }
    await asClinic(`${ward.clinicId},${other.clinicId}`);
    const both = await app.query('select distinct clinic_id from chairs');
    expect(both.rowCount).toBe(2);
  });

  it('ST-30 takes no row for another clinic', async () => {
    const other = await makeWard(home.store);
    await asClinic(String(other.clinicId));
    const insert = app.query(
      `insert into session_events (session_id, seq, clinic_id, session_key, id, at, recorded_at, by, type, body, hash)
      values ($1, 99, $2, $3, $4, 0, 0, '{}', 'note-added', '{}', '')`,
      [session.id, ward.clinicId, session.key, randomUUID()],
    );
    expect(await refused(insert)).toBe('42501');
    const move = app.query('update sessions set clinic_id = $1 where key = $2', [
      other.clinicId,
      session.key,
    ]);
    expect((await move).rowCount).toBe(0);
  });

  it('PR-22 refuses to change or remove a protocol or a step of its history', async () => {
    await putProtocol(home.store.protocols, ward.clinicId, DEFAULT_PROTOCOL);
    await asClinic(String(ward.clinicId));
    for (const table of ['protocol_steps', 'protocols']) {
      const change = `update ${table} set version = 9`;
      for (const attempt of [change, `delete from ${table}`, `truncate ${table}`]) {
        expect([attempt, await refused(app.query(attempt))]).toEqual([attempt, '42501']);
        expect([attempt, await refused(owner.query(attempt))]).toEqual([attempt, '42501']);
      }
    }
  });

  it('ST-31 refuses to change or remove an event: the app by grant, the owner by trigger', async () => {
    await asClinic(String(ward.clinicId));
    const attempts = [
      `update session_events set hash = 'x'`,
      'delete from session_events',
      'truncate session_events cascade',
    ];
    for (const attempt of attempts) {
      expect([attempt, await refused(app.query(attempt))]).toEqual([attempt, '42501']);
      const byOwner = await owner.query(attempt).then(
        () => 'taken',
        (error: unknown) => String(error),
      );
      expect(byOwner).toContain('append-only');
    }
    expect(await home.store.sessions.events(ward.clinicId, session.id)).toHaveLength(2);
  });

  it('ST-32 keeps the app away from sign-ins and from the schema', async () => {
    expect(await refused(app.query('select from sign_ins'))).toBe('42501');
    expect(await refused(app.query('drop table readings'))).toBe('42501');
    expect(await refused(app.query('alter table sessions disable row level security'))).toBe(
      '42501',
    );
    expect(await refused(app.query('create table mine (id int)'))).toBe('42501');
  });
});
