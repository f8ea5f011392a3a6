import { stronglyConnected } from './directions.ts';
import type { Module } from './modules.ts';
import { FIXTURE_FILE, TEST_FILE } from './rules.ts';

/** Files of the folder itself, as one of its parts. */
const OWN = '.';

/** What is joined inside of one folder: its subfolders, each with all that it holds, and its own files. */
function partsOf(folder: string, path: string): string {
  const rest = path.slice(folder.length + 1);
  const slash = rest.indexOf('/');
  return slash < 0 ? OWN : rest.slice(0, slash);
}

function foldersAround(root: string, path: string): string[] {
  const names = path
    .slice(root.length + 1)
    .split('/')
    .slice(0, -1);
  return [root, ...names.map((_, depth) => [root, ...names.slice(0, depth + 1)].join('/'))];
}

/**
 * Imports that run in a circle among folders below `root`, such as `shared/src`: at every depth the parts of one folder
 * import each other in one direction only. Each circle with the imports it is made of, the fewest first. Tests and
 * fixtures may import anything.
 */
export function folderCycles(modules: readonly Module[], root: string): string[] {
  const counted = modules.filter(
    ({ path }) => path.startsWith(`${root}/`) && !TEST_FILE.test(path) && !FIXTURE_FILE.test(path),
  );
  const imports = counted.flatMap(({ path, imports: own }) =>
    own.flatMap(({ module }) =>
      module?.startsWith(`${root}/`) ? [{ from: path, to: module }] : [],
    ),
  );
  const folders = new Set(counted.flatMap(({ path }) => foldersAround(root, path)));
  return [...folders].flatMap((folder) => {
    const edges = new Map<string, string[]>();
    const graph = new Map<string, Set<string>>();
    for (const { from, to } of imports) {
      if (!from.startsWith(`${folder}/`) || !to.startsWith(`${folder}/`)) continue;
      const [a, b] = [partsOf(folder, from), partsOf(folder, to)];
      if (a === b) continue;
      graph.set(a, (graph.get(a) ?? new Set()).add(b));
      edges.set(`${a} > ${b}`, [...(edges.get(`${a} > ${b}`) ?? []), `${from} imports ${to}`]);
    }
    return stronglyConnected(graph).map((parts) => {
      const within = [...edges]
        .filter(([edge]) => edge.split(' > ').every((part) => parts.includes(part)))
        .toSorted(([, one], [, other]) => one.length - other.length)
        .map(([edge, all]) => `  ${edge}: ${all.length}, such as ${all[0]}`);
      return [`${folder}: ${parts.join(', ')} import each other in a circle`, ...within].join('\n');
    });
  });
}
