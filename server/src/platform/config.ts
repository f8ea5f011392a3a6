import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './logger.ts';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

/** What the server runs with. The only place that reads the environment (docs/architecture.md). */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose (tests). */
  readonly port: number;
  /** `null`: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Who migrates, where `databaseUrl` is a user that owns nothing; `null`: `databaseUrl` is the owner. */
  readonly databaseOwnerUrl: string | null;
  /** Absolute. Embedded database and, in demo mode, the demo's tokens. */
  readonly dataDir: string;
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  /** Longest wait of a reading or event for others to share its commit, ms; 0 commits at once. */
  readonly commitWindowMs: number;
  /** Readings that wait for the database at most, before devices are told to hold theirs. */
  readonly spoolReadings: number;
  /** Cookies only over TLS: set where the server is behind TLS. */
  readonly secureCookies: boolean;
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustProxy: TrustedProxies;
  readonly signInHours: number;
  /** Absolute. Encrypts the clinics' private keys; made at the first start, kept apart from the database. */
  readonly signingKeyFile: string;
  /** Requests under `/api` per minute: of one sign-in, and of one address that has none. */
  readonly requestsPerMinute: number;
  /** Absolute; the built web. */
  readonly webDir: string;
  /** Where an alarm that nobody answers is sent to, and the secret that signs it; null: nowhere. */
  readonly onCall: { readonly url: string; readonly secret: string } | null;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

export const ROOT_DIR = resolve(import.meta.dirname, '../../..');

const wholeNumber = (low: number, high: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((n) => n >= low && n <= high, `must be a whole number from ${low} to ${high}`)
    .default(fallback);
const flag = z
  .enum(['0', '1', 'true', 'false'], 'must be 1 or 0')
  .transform((value) => value === '1' || value === 'true')
  .default(false);
const PROXIES =
  'must be how many proxies stand in front (0 to 10), or their addresses and networks with commas between them';
const trustedProxies = z
  .string()
  .transform((text, context) => {
    const parsed = parseTrustedProxies(text);
    if (parsed === null) context.addIssue({ code: 'custom', message: PROXIES });
    return parsed ?? 0;
  })
  .default(0);
const host = z
  .string()
  .refine((h) => isIP(h) !== 0 || /^[a-z0-9.-]+$/i.test(h), 'must be a host name or an address');

const databaseAddress = z
  .string()
  .refine(
    (url) => /^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? ''),
    'must be a postgres:// address',
  )
  .optional();

const environmentSchema = z.object({
  HOST: host.optional(),
  PORT: wholeNumber(0, 65_535, 8080),
  DATABASE_URL: databaseAddress,
  DATABASE_OWNER_URL: databaseAddress,
  CHAIRSIDE_DATA_DIR: z.string().optional(),
  CHAIRSIDE_WEB_DIR: z.string().optional(),
  CHAIRSIDE_COMMIT_WINDOW_MS: wholeNumber(0, 1_000, 80),
  CHAIRSIDE_SPOOL_READINGS: wholeNumber(1_000, 10_000_000, 500_000),
  CHAIRSIDE_SECURE_COOKIES: flag,
  CHAIRSIDE_TRUST_PROXY: trustedProxies,
  CHAIRSIDE_SIGN_IN_HOURS: wholeNumber(1, 24 * 30, 12),
  CHAIRSIDE_SIGNING_KEY_FILE: z.string().optional(),
  CHAIRSIDE_REQUESTS_PER_MINUTE: wholeNumber(60, 10_000_000, 3_000),
  CHAIRSIDE_ON_CALL_URL: z
    .string()
    .refine(
      (url) => /^https?:$/.test(URL.parse(url)?.protocol ?? ''),
      'must be an http:// or https:// address',
    )
    .optional(),
  CHAIRSIDE_ON_CALL_SECRET: z.string().min(16, 'must have 16 characters or more').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
});

/** Every variable that is read. */
export const SETTINGS = Object.keys(environmentSchema.shape);

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Reads and checks everything at once. Throws ConfigError with all problems together; an empty variable counts as absent. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  { demo = false }: { readonly demo?: boolean } = {},
): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(
        (issue) =>
          `${issue.path.join('.')} ${issue.message} (it is "${shown(issue.path[0], given)}")`,
      );
  const wanted = given.HOST ?? '127.0.0.1';
  if (demo && !isLoopback(wanted)) {
    problems.push(
      `HOST is "${wanted}", but the demo has printed passwords and listens on this machine only: leave HOST out or use 127.0.0.1`,
    );
  }
  if (!given.CHAIRSIDE_ON_CALL_URL !== !given.CHAIRSIDE_ON_CALL_SECRET) {
    problems.push(
      'CHAIRSIDE_ON_CALL_URL and CHAIRSIDE_ON_CALL_SECRET belong together: a call is never sent unsigned',
    );
  }
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL) {
    problems.push('DATABASE_OWNER_URL belongs to DATABASE_URL, which is missing');
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const env = parsed.data;
  const dataDir = resolve(
    ROOT_DIR,
    env.CHAIRSIDE_DATA_DIR ?? (demo ? '.data/demo' : '.data/chairside'),
  );
  return {
    host: wanted,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
    dataDir,
    signingKeyFile: resolve(
      ROOT_DIR,
      env.CHAIRSIDE_SIGNING_KEY_FILE ?? join(dataDir, 'signing.key'),
    ),
    demo,
    // The demo's terminal belongs to what the demo prints.
    logLevel: env.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    commitWindowMs: env.CHAIRSIDE_COMMIT_WINDOW_MS,
    spoolReadings: env.CHAIRSIDE_SPOOL_READINGS,
    secureCookies: env.CHAIRSIDE_SECURE_COOKIES,
    trustProxy: env.CHAIRSIDE_TRUST_PROXY,
    requestsPerMinute: env.CHAIRSIDE_REQUESTS_PER_MINUTE,
    signInHours: env.CHAIRSIDE_SIGN_IN_HOURS,
    onCall:
      env.CHAIRSIDE_ON_CALL_URL && env.CHAIRSIDE_ON_CALL_SECRET
        ? { url: env.CHAIRSIDE_ON_CALL_URL, secret: env.CHAIRSIDE_ON_CALL_SECRET }
        : null,
    webDir: resolve(ROOT_DIR, env.CHAIRSIDE_WEB_DIR ?? 'web/dist'),
  };
}

/** A database address holds a password, as an address to call may: their values are never repeated. */
function shown(
  name: PropertyKey | undefined,
  given: Readonly<Record<string, string | undefined>>,
): string {
  return String(name).startsWith('DATABASE_') || String(name).startsWith('CHAIRSIDE_ON_CALL')
    ? '...'
    : (given[String(name)] ?? '');
}

/** The configuration of this process. */
export function processConfig(options: { readonly demo?: boolean } = {}): Config {
  return readConfig(process.env, options);
}
