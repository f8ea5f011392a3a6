import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { allModules, type Module, parseModule, ROOT } from './modules.ts';
import { TEST_FILE } from './rules.ts';

const ID = /\b[A-Z]{2}-\d{2,}\b/g;
const RULE = /^- \*\*([A-Z]{2}-\d{2,})\*\*/gm;

/** Rule ids in the titles given to `it`, `test` and `describe` (`.each` too), where they are literal. */
function namedRules({ program }: Module): string[] {
  const ids: string[] = [];
  const rootName = (callee: unknown): string => {
    let node = callee;
    while (typeof node === 'object' && node !== null) {
      const name = Reflect.get(node, 'name');
      if (typeof name === 'string') return name;
      node = Reflect.get(node, 'object') ?? Reflect.get(node, 'callee') ?? Reflect.get(node, 'tag');
    }
    return '';
  };
  new Visitor({
    CallExpression({ callee, arguments: [title] }) {
      if (!['it', 'test', 'describe'].includes(rootName(callee))) return;
      if (title?.type === 'Literal' && typeof title.value === 'string') {
        ids.push(...(title.value.match(ID) ?? []));
      } else if (title?.type === 'TemplateLiteral') {
        ids.push(...title.quasis.flatMap(({ value }) => value.raw.match(ID) ?? []));
      }
    },
  }).visit(program);
  return ids;
}

const rules = [...readFileSync(join(ROOT, 'docs/SPEC.md'), 'utf8').matchAll(RULE)].map(
  ([, id]) => id ?? '',
);
const tests = allModules().filter(({ path }) => TEST_FILE.test(path));
// This page names ids that are no rules, to show how they are read.
const named = tests
  .filter(({ path }) => path !== 'tests/architecture/spec.test.ts')
  .flatMap((module) => namedRules(module).map((id) => ({ id, path: module.path })));

describe('docs/SPEC.md', () => {
  it('numbers each rule once', () => {
    expect(rules.filter((id, at) => rules.indexOf(id) !== at)).toEqual([]);
    expect(rules.length).toBeGreaterThan(20);
  });

  it('has a test for every rule', () => {
    const held = new Set(named.map(({ id }) => id));
    expect(rules.filter((id) => !held.has(id))).toEqual([]);
  });

  it('knows every rule that a test names', () => {
    expect(named.filter(({ id }) => !rules.includes(id))).toEqual([]);
  });

  it('is read from titles only, of every kind of test', () => {
    const source = [
      `it('XX-01 a', () => {});`,
      `it.each([1])('XX-02 %s', () => {});`,
      `describe(\`XX-03 \${name}\`, () => test.for([2])("XX-04, XX-05 b", () => {}));`,
      `const other = 'XX-06'; // XX-07`,
      `say('XX-08');`,
    ].join('\n');
    const ids = namedRules(parseModule('tests/a.test.ts', source, () => true));
    expect(ids).toEqual(['XX-01', 'XX-02', 'XX-03', 'XX-04', 'XX-05']);
  });
});
