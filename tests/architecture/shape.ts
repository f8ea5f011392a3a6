import { posix } from 'node:path';
import type { Module } from './modules.ts';
import { FORBIDDEN_NAMES, LONGEST_FILE, ROLES } from './rules.ts';

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
