/** The figures of README and docs, read against the code that they are of. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { GIVE_UP_AFTER_MS, LONGEST_RETRY_MS } from '@chairside/server/alarms/on-call-outbox';
import { ANSWER_WITHIN_MS } from '@chairside/server/alarms/webhook';
import { HEADERS_WITHIN_MS, REQUEST_WITHIN_MS } from '@chairside/server/app';
import { policyOf } from '@chairside/server/identity/route-policies';
import { THREADS } from '@chairside/server/platform/bulk-pool';
import { CHUNK_BYTES } from '@chairside/server/platform/bulk-stream';
import { ROOT_DIR, readConfig, SETTINGS } from '@chairside/server/platform/config';
import { LOG_LEVELS } from '@chairside/server/platform/logger';
import { createMetrics } from '@chairside/server/platform/metrics';
import { CONNECTIONS, NEWCOMERS, SIGN_IN_WITHIN_MS } from '@chairside/server/sockets';
import { WINDOW_MS } from '@chairside/server/store/readings/window';
import { CANARY_EVERY_MS } from '@chairside/server/stream/canary-rounds';
import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import { CUFFS_KEPT } from '@chairside/shared/session/cuffs';
import { MOST_SESSIONS, RESOLUTIONS, TERMINOLOGIES } from '@chairside/shared/wire/exports';
import { describe, expect, it } from 'vitest';

const page = (name: string) => readFileSync(join(ROOT_DIR, name), 'utf8');
const seconds = (ms: number) => ms / 1_000;
const count = (value: number) => value.toLocaleString('en-US');

describe('the figures of README and docs', () => {
  it('DM-381 README has every setting, and its default', () => {
    const rows = [
      ...page('README.md').matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|.*\| (.+) \|$/gm),
    ];
    const named = rows.flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
    expect([...named].sort()).toEqual([...SETTINGS].sort());
    const told = new Map(
      rows.map(([, names = '', said = '']) => [names.replaceAll('`', ''), said]),
    );
    const config = readConfig({});
    const demo = readConfig({}, { demo: true });
    const path = (absolute: string) => `\`${relative(ROOT_DIR, absolute)}\``;
    const flag = (on: boolean) => `\`${Number(on)}\``;
    expect(Object.fromEntries(told)).toMatchObject({
      'HOST, PORT': `\`${config.host}\`, \`${config.port}\``,
      CHAIRSIDE_DATA_DIR: `${path(config.dataDir)}, demo ${path(demo.dataDir)}`,
      CHAIRSIDE_SECURE_COOKIES: flag(config.secureCookies),
      CHAIRSIDE_TRUST_PROXY: expect.stringContaining(`\`${config.trustProxy}\``),
      CHAIRSIDE_SIGN_IN_HOURS: `\`${config.signInHours}\``,
      CHAIRSIDE_COMMIT_WINDOW_MS: `\`${config.commitWindowMs}\``,
      CHAIRSIDE_SPOOL_READINGS: `\`${config.spoolReadings}\``,
      CHAIRSIDE_REQUESTS_PER_MINUTE: `\`${config.requestsPerMinute}\``,
      CHAIRSIDE_WEB_DIR: path(config.webDir),
      LOG_LEVEL: `\`${config.logLevel}\`, demo \`${demo.logLevel}\``,
    });
    for (const level of LOG_LEVELS) expect(page('README.md')).toContain(`\`${level}\``);
  });

  it('DM-381 every address under /api is served', () => {
    const named = [
      'README.md',
      'CHANGELOG.md',
      'exports',
      'signing',
      'on-call',
      'operating',
      'SPEC',
    ]
      .map((name) => page(name.includes('.') ? name : `docs/${name}.md`))
      .flatMap((text) => [...text.matchAll(/`(GET|POST|PUT|DELETE) (\/api\/[^\s?`]+)/g)]);
    expect(named.length).toBeGreaterThan(10);
    const unknown = named.filter(([, method = '', url = '']) => policyOf(method, url) === null);
    expect(unknown.map(([address]) => address)).toEqual([]);
  });

  it('DM-381 every figure of /metrics that is to be watched is there', async () => {
    const shown = await createMetrics().text();
    const named = page('docs/operating.md').match(/chairside_\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !shown.includes(`# TYPE ${name} `))).toEqual([]);
  });

  const { escalation, monitorSilent } = DEFAULT_PROTOCOL_V2;
  it.each([
    [
      'docs/operating.md',
      `A request has ${seconds(HEADERS_WITHIN_MS)} seconds for its headers and ${seconds(REQUEST_WITHIN_MS)} for the whole of it.`,
    ],
    [
      'docs/operating.md',
      `Whoever opens a socket has ${seconds(SIGN_IN_WITHIN_MS)} seconds to sign in.`,
    ],
    [
      'docs/operating.md',
      `hold ${count(NEWCOMERS.perAddress)} connections that have not signed in and ${count(CONNECTIONS.perAddress)} in all`,
    ],
    [
      'docs/operating.md',
      `over all addresses apply, ${count(NEWCOMERS.all)} and ${count(CONNECTIONS.all)}.`,
    ],
    ['docs/operating.md', `has ${count(readConfig({}).requestsPerMinute)} requests a minute`],
    ['docs/exports.md', `at most ${MOST_SESSIONS} sessions`],
    ...RESOLUTIONS.map((each) => ['docs/exports.md', each]),
    ...TERMINOLOGIES.map((each) => ['docs/exports.md', `${each}\``]),
    ['docs/on-call.md', `Any 2xx answer within ${seconds(ANSWER_WITHIN_MS)} s counts`],
    ['docs/on-call.md', `up to ${LONGEST_RETRY_MS === 60_000 ? 'a minute' : ''}, for`],
    ['docs/on-call.md', `for ${GIVE_UP_AFTER_MS === 3_600_000 ? 'one hour' : ''}.`],
    ...(escalation ?? [])
      .filter(({ afterMs }) => afterMs > 0)
      .map(({ afterMs }) => ['docs/on-call.md', `at ${seconds(afterMs)} s`]),
    [
      'docs/architecture.md',
      `"monitor silent" at ${seconds(monitorSilent.warningAfterMs)} s, critical at ${seconds(monitorSilent.criticalAfterMs)} s while infusing`,
    ],
    ['docs/architecture.md', `(the newest ${CUFFS_KEPT})`],
    ['docs/architecture.md', `through each one's audio every ${seconds(CANARY_EVERY_MS)} s`],
    ['docs/architecture.md', `${THREADS === 2 ? 'two' : THREADS} threads of low priority`],
    ['docs/architecture.md', `${CHUNK_BYTES / 1024} KiB chunks`],
    ['docs/architecture.md', `Every ${readConfig({}).commitWindowMs} ms at most`],
    ['docs/architecture.md', `${WINDOW_MS === 600_000 ? 'ten-minute' : ''} window`],
  ])('DM-381 %s says: %s', (name = '', sentence = '') => {
    expect(page(name)).toContain(sentence);
  });
});
