import type { Module } from './modules.ts';
import {
  FIXTURE_FILE,
  FOLDER_MAY_IMPORT,
  PACKAGE_HOMES,
  SERVER_DOORS,
  SERVER_FOUNDATION,
  SERVER_SHELL,
  SHARED_PACKAGES,
  TEST_FILE,
  TEST_PACKAGES,
  WORKSPACE_MAY_IMPORT,
} from './rules.ts';

const workspaceOf = (path: string): string => path.slice(0, path.indexOf('/'));

/** `server/src/store/rows/x.ts` belongs to `store`; a file directly in `src` belongs to itself. */
function featureOf(path: string): string | null {
  return /^server\/src\/([^/]+)/.exec(path)?.[1] ?? null;
}

export function workspaceViolations(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, imports }) => {
    const own = workspaceOf(path);
    return imports.flatMap(({ module, pkg, specifier }) => {
      if (module !== null) {
        const other = workspaceOf(module);
        const more = FOLDER_MAY_IMPORT.find(({ folder }) => folder.test(path))?.others ?? [];
        const allowed = [own, ...(WORKSPACE_MAY_IMPORT[own] ?? []), ...more].includes(other);
        if (!allowed) return [`${path}: ${own} must not import ${other} (${specifier})`];
        const top = FOLDER_MAY_IMPORT.find(({ folder }) => folder.test(module));
        const inside = !top || own === 'tests' || top.folder.test(path);
        return inside ? [] : [`${path}: nothing imports ${module}; ${top.reason}`];
      }
      if (own !== 'shared' || pkg === null) return [];
      const known = SHARED_PACKAGES.includes(pkg);
      const forTests = TEST_FILE.test(path) || FIXTURE_FILE.test(path);
      const tool = forTests && TEST_PACKAGES.includes(pkg);
      return known || tool ? [] : [`${path}: shared must not use ${pkg}`];
    });
  });
}

export function featureViolations(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, imports }) => {
    const own = featureOf(path);
    if (own === null || SERVER_SHELL.test(path)) return [];
    return imports.flatMap(({ module }) => {
      const other = module === null ? null : featureOf(module);
      if (module === null || other === null || other === own) return [];
      if (SERVER_SHELL.test(module)) return [`${path}: nothing imports the shell (${module})`];
      if (SERVER_FOUNDATION.test(module)) return [];
      if (SERVER_FOUNDATION.test(path)) return [`${path}: platform knows no feature (${module})`];
      if (TEST_FILE.test(path) && module.endsWith('.fake.ts')) return [];
      if (SERVER_DOORS.some(({ door }) => door.test(module))) return [];
      return [`${path}: ${module} is inside ${other}; use its read model or port`];
    });
  });
}

export function packageViolations(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, imports }) =>
    imports.flatMap(({ pkg }) =>
      PACKAGE_HOMES.filter(
        ({ packages, within, homes }) =>
          pkg !== null &&
          packages.test(pkg) &&
          within.test(path) &&
          !TEST_FILE.test(path) &&
          !homes.test(path),
      ).map(({ reason }) => `${path}: imports ${pkg}; ${reason}`),
    ),
  );
}

/** Groups of nodes that can each be reached from one another, of a graph from node to nodes. */
export function stronglyConnected(graph: ReadonlyMap<string, Iterable<string>>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    let lowest = order.get(node) ?? 0;
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest = Math.min(lowest, low.get(next) ?? order.get(next) ?? 0);
    }
    low.set(node, lowest);
    if (lowest !== order.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) found.push(group.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}

/** Modules that import each other in a circle. Types count too: a cycle of types is a knot as well. */
export function cycles(modules: readonly Module[]): string[][] {
  const known = new Set(modules.map(({ path }) => path));
  return stronglyConnected(
    new Map(
      modules.map(({ path, imports }) => [
        path,
        imports.flatMap(({ module }) => (module !== null && known.has(module) ? [module] : [])),
      ]),
    ),
  );
}
