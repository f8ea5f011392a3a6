import { posix } from 'node:path';
import type { Module } from './modules.ts';
import {
  FIXTURE_FILE,
  FORBIDDEN_NAMES,
  LONGEST_FILE,
  ROLES,
  TEST_FILE,
  USED_BY_TESTS_ONLY,
} from './rules.ts';

const NAME = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*(\\.(${ROLES.join('|')}))*\\.(ts|tsx|css|js|mjs)$`);
const FOLDER = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function nameViolations(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const folders = posix.dirname(path).split('/');
    const sound = NAME.test(posix.basename(path)) && folders.every((name) => FOLDER.test(name));
    if (!sound) return [`${path}: names are kebab-case with a known role (${ROLES.join(', ')})`];
    return FORBIDDEN_NAMES.test(path) ? [`${path}: name a file by its one job`] : [];
  });
}

export function lengthViolations(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, source }) => {
    const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
    return lines > LONGEST_FILE ? [`${path}: ${lines} lines, more than ${LONGEST_FILE}`] : [];
  });
}

/** A file that only passes on what others export hides where things live. */
export function barrelViolations(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, program }) => {
    const passesOn = (node: (typeof program.body)[number]): boolean =>
      node.type === 'ExportAllDeclaration' ||
      (node.type === 'ExportNamedDeclaration' && node.source !== null);
    const barrel =
      program.body.some((node) => node.type === 'ExportAllDeclaration') ||
      (program.body.length > 0 && program.body.every(passesOn));
    return barrel ? [`${path}: is a barrel; import from where things live`] : [];
  });
}

const PRODUCT = /^(shared|server|web|simulators)\//;
/** What stands in for the real thing: it uses what the product is made of, and only tests use it. */
const STAND_IN = /\.fake\.|\/fake\//;
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const EXPORTED =
  /^export (?:default )?(?:async )?(?:function\*?|const|class|interface|type) ([A-Za-z_$][\w$]*)/gm;
const METHOD = /^ {2}(?:static |async |get )*\*?([a-z][\w$]*)(?:<[^>]*>)?\(.*\{$/gm;

/** Code that nothing of the product uses is carried along for its tests alone. */
export function unusedViolations(modules: readonly Module[]): string[] {
  const product = modules
    .filter(({ path }) => PRODUCT.test(path) && !TEST_FILE.test(path))
    .filter(({ path }) => !FIXTURE_FILE.test(path))
    .map(({ path, source }) => ({ path, code: source.replace(COMMENT, '') }));
  const uses = new Map<string, number>();
  for (const { code } of product) {
    for (const [word] of code.matchAll(/[A-Za-z_$][\w$]*/g)) {
      uses.set(word, (uses.get(word) ?? 0) + 1);
    }
  }
  const own = product.filter(({ path }) => !STAND_IN.test(path));
  return own.flatMap(({ path, code }) =>
    [...code.matchAll(EXPORTED), ...code.matchAll(METHOD)].flatMap(([, name = '']) =>
      uses.get(name) === 1 && USED_BY_TESTS_ONLY[`${path} ${name}`] === undefined
        ? [`${path}: nothing of the product uses ${name}`]
        : [],
    ),
  );
}
