import { createLogger } from '@chairside/server/platform/logger';
import { startFailure } from '@chairside/server/platform/start-failure';
import { type OpenedStore, openStore } from '@chairside/server/store/open';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PlainPostgres, startPlainPostgres } from '../../support/postgres.ts';
import { makeWard, openSession } from './ward.ts';

/** Owns its database and is no superuser, as hosted databases have it. */
describe('a database whose owner is an ordinary user', () => {
  let postgres: PlainPostgres;
  let store: OpenedStore | null;

  beforeEach(async () => {
    postgres = await startPlainPostgres();
    store = null;
  });
  afterEach(async () => {
    await store?.close();
    await postgres.stop();
  });

  async function asSuperuser(...statements: string[]): Promise<void> {
    const client = new pg.Client({ connectionString: postgres.url() });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  const open = async (user: string, logger = createLogger('silent')) => {
    const databaseUrl = postgres.url('clinic').replace('//postgres@', `//${user}@`);
    return openStore({
      ...{ databaseUrl, logger, commitWindowMs: 0, spoolLimit: 1000 },
    });
  };

  async function works(opened: OpenedStore): Promise<void> {
    const ward = await makeWard(opened);
    const session = await openSession(opened, ward);
    expect(await opened.sessions.find(ward.clinicId, session.id)).not.toBeNull();
    const other = await makeWard(opened);
    expect(await opened.sessions.find(other.clinicId, session.id)).toBeNull();
  }

  it('ST-54 is used where the owner may make roles, and again at the next start', async () => {
    await asSuperuser('create role owner login createrole', 'create database clinic owner owner');
    store = await open('owner');
    expect(store.reader?.connectionString).toContain('user=chairside_login_');
    await works(store);
    await store.close();
    store = await open('owner');
    await works(store);
  });

  it('ST-54 is refused without the role, with the statement that makes it, and used after that', async () => {
    await asSuperuser('create role owner login', 'create database clinic owner owner');
    const refused: unknown = await open('owner').catch((error: unknown) => error);
    const said = startFailure(refused);
    expect(said).toContain('the role chairside_app is missing and this user may not make it');
    const [, statements = ''] = /run "([^"]+)"/.exec(said) ?? [];
    await asSuperuser(...statements.split('; '));
    store = await open('owner');
    await works(store);
  });

  it('ST-182 says what to do where the server has to work under the owner', async () => {
    await asSuperuser(
      ...['create role owner login', 'create database clinic owner owner'],
      ...['create role chairside_app', 'grant chairside_app to owner'],
    );
    const logger = createLogger('silent');
    const warn = vi.spyOn(logger, 'warn');
    store = await open('owner', logger);
    await works(store);
    const lines = warn.mock.calls.map(([, text]) => text);
    expect(lines).toEqual([expect.stringContaining('set DATABASE_URL to that user')]);
    expect(store.reader?.becomesApp).toBe(true);
  });
});
