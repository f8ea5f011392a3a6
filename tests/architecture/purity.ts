import type { Module } from './modules.ts';
import { ENVIRONMENT_READERS, PURE, REAL_TIME_HOMES, TEST_FILE } from './rules.ts';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Names that the types of Node know; those of the browser do not compile in the pure workspace. */
const IMPURE_GLOBALS = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'process',
  'Buffer',
  'globalThis',
  'fetch',
  'console',
]);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';

function walk(node: Node, visit: (node: Node, parent: Node | null, key: string) => void): void {
  const descend = (current: Node, parent: Node | null, key: string): void => {
    visit(current, parent, key);
    for (const [name, value] of Object.entries(current)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) descend(child, current, name);
      }
    }
  };
  descend(node, null, '');
}

const nameOf = (value: unknown): string | null =>
  isNode(value) && value.type === 'Identifier' ? String(value.name) : null;

const member = (node: Node): string | null =>
  node.type === 'MemberExpression' ? `${nameOf(node.object)}.${nameOf(node.property)}` : null;

/** A name that is declared, is a property or is a key is not a use of the global. */
function isReference(node: Node, parent: Node | null, key: string): boolean {
  if (node.type !== 'Identifier' || parent === null) return false;
  if (parent.type === 'MemberExpression') return key === 'object' || parent.computed === true;
  if (parent.type === 'Property') return key === 'value' || parent.computed === true;
  return !(parent.type.startsWith('TS') || ['key', 'id', 'params', 'local'].includes(key));
}

function impureUse(node: Node, parent: Node | null, key: string): string | null {
  const path = member(node);
  if (path === 'Date.now' || path === 'Math.random') return path;
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date') {
    return Array.isArray(node.arguments) && node.arguments.length === 0 ? 'new Date()' : null;
  }
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') return 'Date()';
  const name = isReference(node, parent, key) ? nameOf(node) : null;
  return name !== null && IMPURE_GLOBALS.has(name) ? name : null;
}

const at = (module: Module, node: Node): string =>
  `${module.path}:${module.source.slice(0, node.start).split('\n').length}`;

/** Clocks, chance, timers and the machine inside the pure folders. */
export function purityViolations(modules: readonly Module[]): string[] {
  const pure = modules.filter(({ path }) => PURE.test(path) && !TEST_FILE.test(path));
  return pure.flatMap((module) => {
    const found: string[] = [];
    for (const { specifier } of module.imports) {
      if (specifier.startsWith('node:')) found.push(`${module.path}: imports ${specifier}`);
    }
    const program: unknown = module.program;
    if (!isNode(program)) return [`${module.path}: was not parsed`];
    walk(program, (node, parent, key) => {
      const use = impureUse(node, parent, key);
      if (use !== null) found.push(`${at(module, node)}: uses ${use}`);
    });
    return found;
  });
}

const REAL_TIME = new Set(['setTimeout', 'setInterval', 'performance']);

/** What asks the machine for the time, or waits on its clock; a turn of the event loop is neither. */
function timeUse(node: Node, parent: Node | null, key: string): string | null {
  if (node.type === 'ImportSpecifier' && isNode(node.imported)) {
    const name = nameOf(node.imported);
    return name !== null && (REAL_TIME.has(name) || name === 'scheduler') ? name : null;
  }
  const use = impureUse(node, parent, key);
  if (use === null) return null;
  return REAL_TIME.has(use) || /Date/.test(use) ? use : null;
}

/** Real time in the server outside the homes of its clocks: nothing that counts time there can be moved by a test. */
export function realTimeViolations(modules: readonly Module[]): string[] {
  const server = modules.filter(
    ({ path }) =>
      path.startsWith('server/src/') && !REAL_TIME_HOMES.test(path) && !TEST_FILE.test(path),
  );
  return server.flatMap((module) => {
    const found: string[] = [];
    const program: unknown = module.program;
    if (!isNode(program)) return [`${module.path}: was not parsed`];
    walk(program, (node, parent, key) => {
      const use = timeUse(node, parent, key);
      if (use !== null) found.push(`${at(module, node)}: uses ${use}`);
    });
    return found;
  });
}

/** `process.env` anywhere in the running server but in its configuration. */
export function environmentViolations(modules: readonly Module[]): string[] {
  const readers = modules.filter(
    ({ path }) =>
      path.startsWith('server/src/') && !ENVIRONMENT_READERS.test(path) && !TEST_FILE.test(path),
  );
  return readers.flatMap((module) => {
    const found: string[] = [];
    const program: unknown = module.program;
    if (!isNode(program)) return [`${module.path}: was not parsed`];
    walk(program, (node) => {
      if (member(node) === 'process.env') found.push(`${at(module, node)}: reads the environment`);
    });
    return found;
  });
}
