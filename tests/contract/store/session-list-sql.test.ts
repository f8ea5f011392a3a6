import { createLogger } from '@chairside/server/platform/logger';
import { type Connection, openPool } from '@chairside/server/store/database/connection';
import { listSessions } from '@chairside/server/store/session-list.store';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, type Home } from './homes.ts';
import { makeWard, T0, type Ward } from './ward.ts';

const MANY = 100_000;

describe.each(DATABASES)('a long list of sessions on %s', (_name, open) => {
  let home: Home;
  let owner: pg.Client;
  let reading: Connection;
  let ward: Ward;
  beforeAll(async () => {
    home = await open();
    if (!home.sql) throw new Error('a database is needed');
    owner = new pg.Client(home.sql);
    await owner.connect();
    reading = openPool(home.sql, createLogger('silent'), 1);
    ward = await makeWard(home.store);
    await owner.query(
      `insert into sessions (key, id, clinic_id, chair_id, chair_label, patient_ref, protocol, phase, opened_at,
        closed_at, signed_at, critical_alarms, serious_effects)
      select 1000000 + i, gen_random_uuid(), $1, $2, '1', 'R' || i, 'default@1', 'closed', $3::int8 + i::int8 * 60000,
        $3::int8 + i::int8 * 60000 + 1, case when i % 5000 = 0 then null else 1 end,
        case when i % 4000 = 0 then 1 else 0 end, case when i % 9000 = 0 then 1 else 0 end
      from generate_series(1, $4::int) i`,
      [ward.clinicId, ward.chair.id, T0, MANY],
    );
    await owner.query('analyze sessions');
  }, 120_000);
  afterAll(async () => {
    await owner.end();
    await reading.pool.end();
    await home.close();
  });

  /** Rows of the table that were fetched for it. */
  async function read(query: object): Promise<number> {
    const fetched = async () => {
      await owner.query('select pg_stat_clear_snapshot()');
      const { rows } = await owner.query<{ n: number }>(
        `select (seq_tup_read + idx_tup_fetch)::int as n from pg_stat_user_tables where relname = 'sessions'`,
      );
      return rows[0]?.n ?? 0;
    };
    await reading.pool.query('select pg_stat_force_next_flush()');
    const before = await fetched();
    const all = { phase: 'all', limit: 30, ...query } as const;
    await reading.scoped(ward.clinicId, (tx) => listSessions(tx, ward.clinicId, all));
    await reading.pool.query('select pg_stat_force_next_flush()');
    // The figures are handed over when the connection falls idle.
    for (let tries = 0; tries < 50; tries += 1) {
      const now = (await fetched()) - before;
      if (now > 0) return now;
      await new Promise((done) => setTimeout(done, 20));
    }
    return 0;
  }

  it('RV-10 a page reads what it shows, wherever it stands and whatever it is narrowed to', async () => {
    const middle = `${T0 + 50_000 * 60_000}.1050000`;
    for (const query of [
      {},
      { before: middle },
      { unsigned: true },
      { critical: true },
      { serious: true },
      { from: T0 + 10 * 60_000, to: T0 + 40 * 60_000 },
    ]) {
      const rows = await read(query);
      expect(rows, JSON.stringify(query)).toBeGreaterThan(0);
      expect(rows, JSON.stringify(query)).toBeLessThan(400);
    }
  });
});
