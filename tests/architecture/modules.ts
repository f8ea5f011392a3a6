import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ParseResult, parseSync } from 'oxc-parser';
import { COMPUTED_IMPORTS } from './rules.ts';

export const ROOT = join(import.meta.dirname, '../..');
const WORKSPACES = ['shared', 'server', 'web', 'simulators', 'tests'] as const;
const SOURCE = /\.(ts|tsx|js|mjs)$/;

export interface Import {
  readonly specifier: string;
  /** Path from the root of the repository; null for a package or a node module. */
  readonly module: string | null;
  /** `@scope/name` or `name`; null for our own modules and for `node:`. */
  readonly pkg: string | null;
  readonly typeOnly: boolean;
}

/** One source file of the product or of its tests, read and parsed. */
export interface Module {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly source: string;
  readonly imports: readonly Import[];
  readonly program: ParseResult['program'];
  /** Parse errors and imports that lead nowhere: either would leave a hole in the graph. */
  readonly problems: readonly string[];
}

/** Source files found by walking the workspaces, without asking git. */
function walkSources(): string[] {
  return globSync('{shared,server,web,simulators,tests}/**/*.{ts,tsx,js,mjs}', {
    cwd: ROOT,
    exclude: (name) => /(^|[\\/])(node_modules|dist|\.data)$/.test(name),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** Every file that git tracks or would track; `safe.directory` because a clone may belong to another user. */
export function gitFiles(): string[] {
  const out = execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const paths = new Set(out.split('\0').filter((path) => path !== ''));
  return [...paths].filter((path) => existsSync(join(ROOT, path))).sort();
}

export function gitSources(): string[] {
  return gitFiles().filter(
    (path) => SOURCE.test(path) && WORKSPACES.some((workspace) => path.startsWith(`${workspace}/`)),
  );
}

export type Exists = (path: string) => boolean;
const onDisk: Exists = (path) => existsSync(join(ROOT, path));

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function locate(from: string, specifier: string, exists: Exists): Omit<Import, 'typeOnly'> | null {
  if (specifier.startsWith('node:')) return { specifier, module: null, pkg: null };
  if (!specifier.startsWith('.')) {
    const own = /^@chairside\/([a-z]+)\/(.+)$/.exec(specifier);
    if (!own) return { specifier, module: null, pkg: packageOf(specifier) };
    const module = `${own[1]}/src/${own[2]}.ts`;
    return exists(module) ? { specifier, module, pkg: null } : null;
  }
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return exists(path) ? { specifier, module: path, pkg: null } : null;
}

/** Parses one module; `exists` is replaced in the tests of the rules themselves. */
export function parseModule(path: string, source: string, exists: Exists = onDisk): Module {
  const parsed = parseSync(path, source);
  const problems = parsed.errors.map((error) => `${path}: ${error.message}`);
  const found: { specifier: string; typeOnly: boolean }[] = [];
  for (const { entries, moduleRequest } of parsed.module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, typeOnly });
  }
  for (const { entries } of parsed.module.staticExports) {
    for (const entry of entries) {
      if (entry.moduleRequest) {
        found.push({ specifier: entry.moduleRequest.value, typeOnly: entry.isType });
      }
    }
  }
  for (const { moduleRequest } of parsed.module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(text)?.[2] ?? COMPUTED_IMPORTS[path];
    if (literal) found.push({ specifier: literal, typeOnly: false });
    else problems.push(`${path}: an import that is computed cannot be followed: ${text}`);
  }
  const imports: Import[] = [];
  for (const { specifier, typeOnly } of found) {
    const located = locate(path, specifier, exists);
    if (located) imports.push({ ...located, typeOnly });
    else problems.push(`${path}: imports ${specifier}, which is not there`);
  }
  return { path, source, imports, program: parsed.program, problems };
}

let cache: readonly Module[] | null = null;

export function allModules(): readonly Module[] {
  cache ??= walkSources().map((path) => parseModule(path, readFileSync(join(ROOT, path), 'utf8')));
  return cache;
}
