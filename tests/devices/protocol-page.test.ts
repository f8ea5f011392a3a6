/** docs/device-protocol.md read against the code: whoever builds a device has nothing else. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as limits from '@chairside/server/intake/limits';
import { READINGS_PER_SESSION } from '@chairside/server/store/lane/readings-limit';
import { SIGNAL_INFO, SIGNALS } from '@chairside/shared/vitals/catalogue';
import { toNamed } from '@chairside/shared/vitals/named-reading';
import { LATE_AFTER_MS, VITAL_STATUSES, valueIn } from '@chairside/shared/vitals/reading';
import {
  isNoDataCode,
  NO_DATA_EVERYWHERE,
  SENT_UNITS,
  SENT_VITALS,
} from '@chairside/shared/vitals/wire-values';
import { ERROR_CODES, type ErrorCode } from '@chairside/shared/wire/errors';
import {
  ackSchema,
  CLOSING_REASONS,
  clockAnswerSchema,
  MAX_IGNORED,
  MAX_MESSAGE_BYTES,
  MAX_RAW_TEXT,
  MAX_READINGS_PER_MESSAGE,
  MAX_SEQ,
  rawReadingSchema,
  readingsMessageSchema,
  welcomeSchema,
} from '@chairside/shared/wire/monitor';
import { normalise } from '@chairside/shared/wire/normalise';
import { describe, expect, it } from 'vitest';
import { webSocketTransport } from '../support/raw-device.ts';
import { deviceClinic } from './device-clinic.fixture.ts';

const NO_DATA_CODES = new Set([
  ...NO_DATA_EVERYWHERE,
  ...SIGNALS.flatMap((signal) => SIGNAL_INFO[signal].noData),
]);

const ROOT = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'device-protocol.md'), 'utf8');

/** Rows of the table whose first heading is `heading`, without their code marks. */
function table(heading: string): string[][] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  expect(start).toBeGreaterThan(0);
  const rows: string[][] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  }
  return rows;
}

describe('the page of the device protocol', () => {
  it('IN-149 lists every signal with its unit, range and decimals', () => {
    const rows = SIGNALS.map((signal) => {
      const { vital, unit, min, max, decimals } = SIGNAL_INFO[signal];
      const name = vital === 'nibp' ? `nibp.${signal}` : signal;
      return [name, unit, `${min} to ${max}`, String(decimals)];
    });
    expect(table('Field')).toEqual([...rows, ['battery', '%', '0 to 100', '0']]);
    const fields = new Set(table('Field').map(([name]) => name?.split('.')[0]));
    const known = Object.keys(rawReadingSchema.shape).filter(
      (name) => !['t', 'status'].includes(name),
    );
    expect([...fields].sort()).toEqual(known.sort());
  });

  it('IN-149 names every no-data code', () => {
    for (const code of NO_DATA_CODES) expect(page).toContain(`\`${code}\``);
    expect(page).toContain(`more than ${LATE_AFTER_MS / 1000} s after`);
  });

  it('IN-149 says of every no-data code which signals it is one of', () => {
    const [everywhere = '', own = ''] =
      /are \*no data\*, never a number: (.+?) for every signal; of their own (.+?)\. A resp/
        .exec(page)
        ?.slice(1) ?? [];
    const codes = (text: string) =>
      [...text.matchAll(/`(-?\d+)`/g)].map(([, code]) => Number(code));
    const codesOf = (code: number) => SIGNALS.filter((signal) => isNoDataCode(signal, code));
    expect(codes(everywhere).map(codesOf)).toEqual(codes(everywhere).map(() => [...SIGNALS]));
    const named = Object.fromEntries(
      [...own.matchAll(/`(\d+)` \((.+?)\)/g)].map(([, code = '', signals = '']) => [code, signals]),
    );
    const inWords: Record<string, string> = {
      'spo2,pulse,hr,temp,sys,dia,map': 'SpO2, pulse, heart rate, temperature, pressures',
      'spo2,rr,etco2,temp': 'SpO2, respiratory rate, EtCO2, temperature',
      'hr,spo2,pulse,rr,etco2,temp,dia,map': 'all but systolic',
      'hr,pulse': 'heart rate, pulse',
    };
    const words = new Map(
      Object.entries(inWords).map(([signals, said]) => [signals.split(',').sort().join(), said]),
    );
    const told = Object.fromEntries(
      codes(own).map((code) => [code, words.get([...codesOf(code)].sort().join())]),
    );
    expect(named).toEqual(told);
    expect([...codes(everywhere), ...codes(own)].sort()).toEqual([...NO_DATA_CODES].sort());
  });

  it('IN-149 names every unit, and every field of the conversation', () => {
    const units = (name: string, all: readonly string[]) =>
      `${name}: ${all.map((unit) => `"${unit}"`).join(' | ')}`;
    expect(page).toContain(
      `{${SENT_VITALS.map((vital) => units(vital, SENT_UNITS[vital])).join(', ')}}`,
    );
    const conversation = /## Conversation\n```\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
    const said = new Set(conversation.match(/\w+/g));
    const [yes, no] = ackSchema.options;
    const fields = [
      ...[readingsMessageSchema, rawReadingSchema, welcomeSchema, clockAnswerSchema, yes, no],
    ].flatMap(({ shape }) => Object.keys(shape));
    expect(fields.filter((field) => !said.has(field))).toEqual([]);
  });

  it('IN-380 has an example in TypeScript that runs as it stands, and whose readings are stored', async () => {
    const example = /```ts\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
    const clinic = await deviceClinic(webSocketTransport);
    const folder = mkdtempSync(join(tmpdir(), 'chairside-example-'));
    writeFileSync(join(folder, 'device.ts'), example);
    const ADDRESS = `${clinic.server.origin.replace('http', 'ws')}/device/v1`;
    const run = spawn(process.execPath, [join(folder, 'device.ts')], {
      env: { ...process.env, ADDRESS, TOKEN: 'a' },
      stdio: 'inherit',
    });
    try {
      await expect.poll(async () => (await clinic.stored()).length).toBeGreaterThan(1);
      expect((await clinic.stored()).map(toNamed)[0]?.values).toEqual({ hr: 72, spo2: 97 });
    } finally {
      const ended = once(run, 'exit');
      run.kill();
      await ended;
      await clinic.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('IN-149 lists every status, and what becomes of a number beside it', () => {
    const rows = table('Status');
    expect(rows.map(([status]) => status).sort()).toEqual([...VITAL_STATUSES].sort());
    for (const status of VITAL_STATUSES) {
      const { values } = normalise({ t: 1, spo2: 97, status: { spo2: status } });
      const counts = valueIn(values, 'spo2') === 97;
      const said = rows.find(([name]) => name === status)?.[2];
      expect([status, said]).toEqual([
        status,
        counts ? 'counts' : 'is left over and does not count',
      ]);
    }
  });

  it('IN-149 names the limits as they are', () => {
    const { MESSAGES, BAD_MESSAGES, STREAMS, RECALLS } = limits;
    const rate = ({ burst, perSecond }: limits.Rate) =>
      `${burst} at once, ${perSecond} per second after that`;
    expect(Object.fromEntries(table('Limit'))).toEqual({
      'readings in a message': String(MAX_READINGS_PER_MESSAGE),
      'length of a message': `${MAX_MESSAGE_BYTES} bytes`,
      seq: `1 to ${MAX_SEQ}`,
      'name of a channel': `${readingsMessageSchema.shape.channel.maxLength} characters`,
      'text in place of a number': `${MAX_RAW_TEXT} characters`,
      'messages of a connection': rate(MESSAGES),
      'invalid messages of a connection': rate(BAD_MESSAGES),
      'look-ups for a channel': `${RECALLS.burst} at once, 1 per ${1 / RECALLS.perSecond} seconds after that`,
      'names in ignored': String(MAX_IGNORED),
      'readings of a session': String(READINGS_PER_SESSION),
    });
    expect(page).toContain(`send a refused message again after ${1 / RECALLS.perSecond} seconds`);
    expect(STREAMS.perSecond * 60).toBe(1);
    expect(page).toContain(
      `A channel takes ${STREAMS.burst} new streams at once and one a minute after that`,
    );
    expect(page).toContain(`silent for ${limits.PING_AFTER} s is pinged`);
    expect(page).toContain(`after ${limits.SILENT_AFTER} s without a word`);
  });

  it('IN-149 lists why connections are closed, with code and words', () => {
    const rows = Object.entries(CLOSING_REASONS).map(([code, reason]) => [
      ...[code, String(limits.GOING_AWAY), reason],
    ]);
    expect(table('`closing` code')).toEqual(rows);
  });

  it('IN-149 lists every code that a device can be refused with, and whether to try again', () => {
    const told = new Map(table('Error code').map(([code = '', retry]) => [code, retry]));
    for (const [code, retry] of told) {
      const { retryable } = ERROR_CODES[code as ErrorCode];
      expect([code, retry]).toEqual([code, retryable ? 'yes' : 'no']);
    }
    const sources = globSync('server/src/{intake,store/lane}/*.ts', { cwd: ROOT })
      .filter((path) => !path.endsWith('.test.ts'))
      .map((path) => readFileSync(join(ROOT, path), 'utf8'));
    const used = sources.flatMap((source) =>
      [...source.matchAll(/(?:refuse|AppError)\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code),
    );
    expect(used.length).toBeGreaterThan(8);
    for (const code of [...used, 'not-found']) expect([...told.keys()]).toContain(code);
  });
});
