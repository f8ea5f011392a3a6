/** A database as an earlier version of the server left it (tests/integration/copies). */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { z } from 'zod';
import type { PlainPostgres } from './postgres.ts';

const COPIES = new URL('../integration/copies/', import.meta.url);

const sessionSchema = z.object({ id: z.string(), seq: z.number(), hash: z.string() });
const copySchema = z.object({
  /** Server time at which it was left, epoch ms. */
  at: z.number(),
  clinicId: z.number(),
  /** Of everybody who signs in there. */
  password: z.string(),
  /** With the token of the chair's monitor. */
  chairs: z.array(
    z.object({ id: z.string(), label: z.string(), channelId: z.string(), token: z.string() }),
  ),
  /** By chair: the stream of its monitor and the last reading of it. */
  streams: z.array(z.object({ stream: z.string(), seq: z.number() })),
  closed: sessionSchema,
  running: sessionSchema.extend({
    alarms: z.array(z.object({ key: z.string(), state: z.string() })),
  }),
  /** The version of the clinic's own that is in force. */
  protocol: z.string(),
});

export interface StoredCopy extends z.infer<typeof copySchema> {
  readonly signingKeyFile: string;
  /** The closed session as it was exported then. */
  readonly exported: string;
}

export function storedCopy(name: string): StoredCopy {
  const file = (path: string) => new URL(`${name}/${path}`, COPIES);
  return {
    ...copySchema.parse(JSON.parse(readFileSync(file('copy.json'), 'utf8'))),
    signingKeyFile: file('signing-key').pathname,
    exported: gunzipSync(readFileSync(file('session.json.gz'))).toString(),
  };
}

/** Every session that stands exported in a copy, with its path there. */
export function storedExports(): { readonly path: string; readonly text: string }[] {
  return readdirSync(COPIES, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[^/]+\/[^/]+\.json\.gz$/.test(path))
    .sort()
    .map((path) => ({
      path,
      text: gunzipSync(readFileSync(new URL(path, COPIES))).toString(),
    }));
}

/** Puts a copy into a new database of the server and answers with its address. */
export async function restoreCopy(postgres: PlainPostgres, name: string): Promise<string> {
  const dump = gunzipSync(readFileSync(new URL(`${name}/clinic.sql.gz`, COPIES))).toString();
  const databaseUrl = await postgres.createDatabase('restored');
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query('create role chairside_app nologin noinherit');
    // Lines with a backslash are for psql alone.
    await owner.query(dump.replaceAll(/^\\.*$/gm, ''));
  } finally {
    await owner.end();
  }
  return databaseUrl;
}
