import { randomUUID } from 'node:crypto';
import type { NewAuditEntry } from '@chairside/server/store/ports/audit';
import type { Actor } from '@chairside/shared/people/roles';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, HOMES, type Home } from './homes.ts';
import { makeWard, T0, type Ward } from './ward.ts';

const BY: Actor = { kind: 'user', id: 'u1', name: 'Provider', role: 'provider' };

const entryOf = (id: string, at: number): NewAuditEntry => ({
  ...{ id, action: 'export', at, by: BY },
  subject: { formats: ['pdf'], sessionId: randomUUID(), filter: null, sessions: 1 },
});

describe.each(HOMES)('audit on %s', (_name, open) => {
  let home: Home;
  let ward: Ward;
  let other: Ward;
  beforeAll(async () => {
    home = await open();
    ward = await makeWard(home.store);
    other = await makeWard(home.store);
  });
  afterAll(() => home.close());

  const begin = async (clinicId: number, at: number) => {
    const id = randomUUID();
    await home.store.audit.begin(clinicId, entryOf(id, at));
    return id;
  };

  it('EX-22 lists entries newest first, page by page, each with the end that came first', async () => {
    const ids = [];
    for (let n = 0; n < 5; n += 1) ids.push(await begin(ward.clinicId, T0 + n));
    await begin(other.clinicId, T0);
    const end = { at: T0 + 100, outcome: 'completed' as const, bytes: 12 };
    await home.store.audit.end(ward.clinicId, ids[1] ?? '', end);
    await home.store.audit.end(ward.clinicId, ids[1] ?? '', { ...end, outcome: 'cancelled' });
    const first = await home.store.audit.list(ward.clinicId, { limit: 3 });
    expect(first.entries.map(({ id }) => id)).toEqual([ids[4], ids[3], ids[2]]);
    const second = await home.store.audit.list(ward.clinicId, {
      ...{ limit: 3, before: first.next ?? '' },
    });
    expect(second.entries.map(({ id, end: ended }) => [id, ended])).toEqual([
      [ids[1], end],
      [ids[0], null],
    ]);
    expect(second.next).toBeNull();
  });
});

describe.each(DATABASES)('audit by hand-written SQL on %s', (_name, open) => {
  it('EX-22 the database refuses to change or delete what is written', async () => {
    const home = await open();
    const { clinicId } = await makeWard(home.store);
    const id = randomUUID();
    await home.store.audit.begin(clinicId, entryOf(id, T0));
    const end = { at: T0, outcome: 'completed' as const, bytes: 1 };
    await home.store.audit.end(clinicId, id, end);
    if (!home.sql) throw new Error('a database is needed');
    const owner = new pg.Client(home.sql);
    await owner.connect();
    for (const sql of [
      'update audit_entries set at = 0',
      'delete from audit_entries',
      'truncate audit_entries cascade',
      'update audit_ends set bytes = 0',
      'delete from audit_ends',
    ]) {
      await expect(owner.query(sql), sql).rejects.toThrow(/append-only/);
    }
    await owner.end();
    await home.close();
  });
});
