import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitFiles, ROOT } from './modules.ts';
import { CALENDAR_HOMES, FIXTURE_FILE, TEST_FILE } from './rules.ts';

const TEXT = /\.(ts|tsx|js|mjs|css|html|json|md|sql|yml|yaml)$|^\.ci\//;
/** Built from halves, so that this file does not hold them. */
const UNFINISHED = new RegExp(
  `\\b(${['TO', 'FIX', 'XX', 'HA'].map((a, i) => a + ['DO', 'ME', 'X', 'CK'][i]).join('|')})\\b`,
);
const UNCHECKED = new RegExp(
  ['as unknown ', '@ts-ig', '@ts-nochec'].map((a, i) => a + ['as\\b', 'nore', 'k'][i]).join('|'),
);

const lines = gitFiles()
  .filter((path) => TEXT.test(path) && !path.endsWith('package-lock.json'))
  .flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .map((text, index) => ({ where: `${path}:${index + 1}`, text })),
  );
const matching = (pattern: RegExp): string[] =>
  lines
    .filter(({ text }) => pattern.test(text))
    .map(({ where, text }) => `${where}: ${text.trim()}`);

describe('the words of the repository', () => {
  it('leave nothing marked as unfinished', () => {
    expect(lines.length).toBeGreaterThan(1000);
    expect(matching(UNFINISHED)).toEqual([]);
  });

  it('cast nothing past the checker', () => {
    expect(matching(UNCHECKED)).toEqual([]);
  });

  it('meet a calendar or a time zone in one file', () => {
    const calendar =
      /DateTimeFormat|\.to(ISO|UTC|GMT|Locale(Date|Time))String\(|\.get(UTC)?(Day|Date|Month|FullYear|Hours|Minutes|TimezoneOffset)\(/;
    const elsewhere = matching(calendar).filter(
      (line) =>
        /^(shared|server|web)\/src\/[^:]*\.tsx?:/.test(line) &&
        !TEST_FILE.test(line.split(':')[0] ?? '') &&
        !FIXTURE_FILE.test(line.split(':')[0] ?? '') &&
        !CALENDAR_HOMES.test(line.split(':')[0] ?? ''),
    );
    expect(elsewhere).toEqual([]);
  });
});
