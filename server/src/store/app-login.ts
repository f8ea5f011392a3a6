import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Logger } from '../platform/logger.ts';
import { type ConnectionSettings, connectionSettings } from './database/connection.ts';
import { databaseError } from './database/database-error.ts';

/** As for migrations, any constant: servers that start together make one login, one after the other. */
const LOGIN_LOCK = 730_114_502;

/**
 * What the server connects with for everything but migrations: a login of its own that owns nothing and can become
 * nobody, so that no statement it is made to run goes past its grants. It is made here where the owner may make
 * roles. Its password follows from the owner's, so that it is stored nowhere and two servers agree on it.
 */
export async function appLogin(
  owner: ConnectionSettings,
  logger: Logger,
): Promise<ConnectionSettings> {
  const client = await connected(owner);
  try {
    const login = await loginOf(client);
    const settings = withUser(owner, login);
    if (await worksAlready(settings)) return settings;
    await client.query('select pg_advisory_lock($1)', [LOGIN_LOCK]);
    if (await worksAlready(settings)) return settings;
    await make(client, login);
    await (await connected(settings)).end();
    return settings;
  } catch (error) {
    const said = databaseError(error)?.message ?? String(error);
    logger.warn(
      { code: databaseError(error)?.code },
      `The server works under the database's own user, which may do more than it needs: a login without rights could not be made (${said}). ${BY_HAND}`,
    );
    return { ...owner, becomesApp: true };
  } finally {
    await client.end();
  }
}

const BY_HAND =
  'Have an administrator of the database run "CREATE ROLE chairside_login LOGIN PASSWORD \'...\'; GRANT chairside_app TO chairside_login", then set DATABASE_URL to that user and DATABASE_OWNER_URL to the present one.';

/** Throws a sentence where the user of `settings` may do more than the server needs. */
export async function requireRestricted(settings: ConnectionSettings): Promise<void> {
  const client = await connected(settings);
  try {
    const answer = await client.query<Rights>(RIGHTS);
    const rights = answer.rows[0];
    const much = rights ? tooMuch(rights) : 'is unknown';
    if (much === null) return;
    throw new Error(
      `The user "${rights?.name}" of DATABASE_URL ${much}. With DATABASE_OWNER_URL the server works under a user that owns nothing and is a member of chairside_app alone: CREATE ROLE chairside_login LOGIN PASSWORD '...'; GRANT chairside_app TO chairside_login.`,
    );
  } finally {
    await client.end();
  }
}

interface Rights {
  readonly name: string;
  readonly attributes: boolean;
  readonly owns: boolean;
  readonly app: boolean;
  readonly others: readonly string[];
}

const RIGHTS = `select r.rolname as name,
  r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as attributes,
  exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = r.oid and deptype = 'o')
    or exists (select from pg_database where datdba = r.oid) as owns,
  pg_has_role(r.oid, 'chairside_app', 'USAGE') as app,
  array(select m.rolname::text from pg_roles m
    where m.oid <> r.oid and m.rolname <> 'chairside_app' and pg_has_role(r.oid, m.oid, 'MEMBER')) as others
  from pg_roles r where r.rolname = session_user`;

function tooMuch({ attributes, owns, app, others }: Rights): string | null {
  if (attributes) return 'is a superuser or may make roles or databases';
  if (owns) return 'owns things in the database';
  if (others.length > 0) return `can become ${others.join(', ')}`;
  return app ? null : 'is no member of chairside_app';
}

interface Login {
  readonly name: string;
  /** Null where the owner has none that is known here: then nobody is asked for one. */
  readonly password: string | null;
}

async function loginOf(owner: pg.Client): Promise<Login> {
  const answer = await owner.query<{ oid: number; name: string }>(
    'select oid::int8 as oid, datname as name from pg_database where datname = current_database()',
  );
  const [database] = answer.rows;
  if (!database) throw new Error('the database does not know itself');
  const key = owner.password;
  return {
    name: `chairside_login_${database.oid}`,
    password: key
      ? createHmac('sha256', key).update(`chairside login ${database.name}`).digest('base64url')
      : null,
  };
}

function withUser(owner: ConnectionSettings, { name, password }: Login): ConnectionSettings {
  if (owner.connectionString === undefined) {
    return { ...owner, user: name, ...(password === null ? {} : { password }) };
  }
  // As parameters: an address of a socket has no place for a user before its host.
  const url = new URL(owner.connectionString);
  url.username = '';
  url.password = '';
  url.searchParams.set('user', name);
  if (password !== null) url.searchParams.set('password', password);
  return { ...owner, connectionString: url.href };
}

async function worksAlready(settings: ConnectionSettings): Promise<boolean> {
  const client = await connected(settings).catch(() => null);
  if (!client) return false;
  try {
    const answer = await client.query<Rights>(RIGHTS);
    return answer.rows[0] !== undefined && tooMuch(answer.rows[0]) === null;
  } finally {
    await client.end();
  }
}

async function make(owner: pg.Client, { name, password }: Login): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const secret = password === null ? 'NULL' : pg.escapeLiteral(scramVerifier(password));
  const found = await owner.query('select from pg_roles where rolname = $1', [name]);
  await owner.query(
    found.rowCount === 0
      ? `create role ${role} login inherit nosuperuser nocreatedb nocreaterole nobypassrls password ${secret}`
      : `alter role ${role} login inherit password ${secret}`,
  );
  const answer = await owner.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  );
  // Before 16 a member may always become its group, which here is the group that it works as anyway.
  const how = Number(answer.rows[0]?.version) >= 160_000 ? ' with inherit true, set false' : '';
  await owner.query(`grant chairside_app to ${role}${how}`);
}

/** As PostgreSQL stores it (RFC 5803): the password itself is in no statement, and so in no log of the database. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const server = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}

async function connected(settings: ConnectionSettings): Promise<pg.Client> {
  const client = new pg.Client(connectionSettings(settings, 'chairside-login'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
}
