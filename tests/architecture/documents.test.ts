/** README and docs read against the repository: what they name in code marks is there. */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allModules, gitFiles, ROOT } from './modules.ts';

const PAGE = /^(README|CHANGELOG|CONTRIBUTING|docs\/([^/]+\/)?[^/]+)\.md$/;
const SOURCE = /\.(ts|tsx|js|mjs|json|sql|css|html)$/;
const WORD = /[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*/g;
/** Of other programs, made by a build alone, examples of what somebody else sends, or what a reader puts in. */
const FOREIGN = new Set([
  'perf',
  'max-semi-space-size',
  'Sn',
  'web/dist',
  'TOKEN',
  'bpm',
  'abc',
  'verb-noun',
  'AL-nn',
]);

const files = gitFiles();
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const pages = files.filter((path) => PAGE.test(path)).map((path) => ({ path, text: read(path) }));
/** Decisions stay as they were written, with the names of their day. */
const present = pages.filter(({ path }) => !path.startsWith('docs/adr/'));

/** Every file and folder, under each of its trailing paths, with and without extension. */
const places = new Set(
  files.flatMap((path) => {
    const steps = path.split('/');
    return steps.flatMap((_, from) =>
      steps.slice(from).flatMap((__, length) => {
        const place = steps.slice(from, from + length + 1).join('/');
        return [place, place.replace(/\.[a-z]+$/, '')];
      }),
    );
  }),
);
const words = new Set(
  files
    .filter(
      (path) =>
        SOURCE.test(path) && !/^package-lock|^tests\/architecture\/|\.test\.tsx?$/.test(path),
    )
    .flatMap((path) => [...new Set(read(path).match(WORD) ?? [])]),
);
const scripts = new Set(Object.keys(JSON.parse(read('package.json')).scripts));

const codeMarks = (text: string): string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, mark = '']) => mark);
const isPath = (mark: string) => /^[\w.*-]+(\/[\w.*-]+)+\/?$/.test(mark) && !/^\.|^\d/.test(mark);

function unknownIn(mark: string): string[] {
  if (isPath(mark)) {
    const place = mark.replace(/\/$/, '').replace(/\/[^/]*\*.*$/, '');
    return places.has(place) || FOREIGN.has(place) ? [] : [mark];
  }
  return (mark.match(WORD) ?? []).filter(
    (word) => !words.has(word) && !places.has(word) && !FOREIGN.has(word),
  );
}

/** Two bullets that begin alike are one, changed by hand in between. */
const ALIKE = 40;

/** Bullets, and headings within their version, that stand there before: a merge of two branches may keep both. */
function saidTwice(text: string): string[] {
  const before = new Set<string>();
  let version = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) version = line;
    if (!/^(###|-) /.test(line)) return [];
    const said = line.startsWith('#') ? `${version} ${line}` : line;
    const twice = before.has(said.slice(0, ALIKE));
    before.add(said.slice(0, ALIKE));
    return twice ? [said] : [];
  });
}

describe('README and docs', () => {
  it.each(pages)('DM-380 $path: every link leads to a file', ({ path, text }) => {
    const targets = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => target);
    const local = targets.filter((target) => !/^[a-z]+:/.test(target));
    const there = (target: string) => places.has(posix.join(dirname(path), target));
    expect(local.filter((target) => !there(target))).toEqual([]);
  });

  it.each(present)('DM-380 $path: every name in code marks is in the code', ({ text }) => {
    expect(codeMarks(text).flatMap(unknownIn)).toEqual([]);
  });

  it.each(present)('DM-380 $path: every command is one, with its options', ({ text }) => {
    const named = [...text.matchAll(/npm run (?:-\w \w+ )?([\w:-]+)( -- [^\n`]*)?/g)];
    const unknown = named.flatMap(([, script = '', rest = '']) => [
      ...(scripts.has(script) ? [] : [script]),
      ...[...rest.matchAll(/--([a-z-]+)/g)].flatMap(([, option = '']) =>
        words.has(option) ? [] : [`${script} --${option}`],
      ),
    ]);
    expect(unknown).toEqual([]);
  });

  it('DM-380 every page is reached from README', () => {
    const reached = new Set(['README.md']);
    for (const path of reached) {
      for (const [, target = ''] of read(path).matchAll(/\]\(([^)\s#]+\.md)/g)) {
        reached.add(posix.join(dirname(path), target));
      }
    }
    expect(
      files.filter((path) => /^(CONTRIBUTING|docs\/[^/]+)\.md$/.test(path) && !reached.has(path)),
    ).toEqual([]);
  });

  it('CONTRIBUTING names every fake, and a contract that runs it', () => {
    const rows = read('CONTRIBUTING.md')
      .split('\n')
      .filter((line) => /^\| `[^`]+\.fake\.ts` \|/.test(line));
    const listed = rows.map((row) => codeMarks(row));
    const fakes = files.filter((path) => /\.fake\.tsx?$/.test(path));
    expect(listed.map(([fake]) => fake).sort()).toEqual(fakes.sort());
    const modules = allModules();
    for (const [fake, ...contracts] of listed) {
      const running = modules.filter(({ path }) => contracts.includes(path));
      const runs = running.some(({ imports }) => imports.some(({ module }) => module === fake));
      expect([fake, runs]).toEqual([fake, true]);
    }
  });

  it('DM-450 the change log says each thing once', () => {
    expect(saidTwice(read('CHANGELOG.md'))).toEqual([]);
    const merged = ['## 2', '### Fixed', '- A b.', '', '### Fixed', '- A b.', '- A b, more.'];
    expect(saidTwice([...merged, '## 1', '### Fixed'].join('\n'))).toEqual([
      ...['## 2 ### Fixed', '- A b.'],
    ]);
    const told = `- ${'The same beginning of a sentence '.repeat(2)}`;
    expect(saidTwice(`${told}here\n${told}there`)).toEqual([`${told}there`]);
  });

  it('DM-380 a name that the code does not have is found', () => {
    const invented = ['no', 'such', 'name'];
    expect(unknownIn(invented.join('-'))).toEqual([invented.join('-')]);
    expect(unknownIn(`shared/src/${invented.join('/')}`)).toHaveLength(1);
    expect(unknownIn('shared/src/moves/decide.ts')).toEqual([]);
    expect(unknownIn('alarm-acknowledged')).toEqual([]);
  });
});
