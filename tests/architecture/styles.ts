import { posix } from 'node:path';

/** A file of the web, with its text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const IMPORTED = /import (\w+) from '([^']+\.module\.css)'/g;
const COMPOSED = /composes: ([\w ]+?)(?: from "([^"]+)")?;/g;

/** Names of the classes that a style sheet has rules for. */
function classesIn(css: string): Set<string> {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\{[^{}]*\}/g, '{}');
  return new Set(
    [...selectors.matchAll(/(?<!:global\()\.([a-zA-Z]\w*)/g)].map(([, name]) => name ?? ''),
  );
}

/** Classes of CSS modules that nothing uses, and those that something uses and no module has. */
export function styleViolations(files: readonly TextFile[]): string[] {
  const used = new Map<string, Set<string>>();
  const use = (css: string, names: Iterable<string>) =>
    used.set(css, new Set([...(used.get(css) ?? []), ...names]));
  /** Chosen by a name that is only known at run time: whatever it has may be used. */
  const chosen = new Set<string>();
  for (const { path, text } of files) {
    const code = text.replace(/'[^'\n]*'/g, "''");
    for (const [, name, specifier = ''] of text.matchAll(IMPORTED)) {
      const css = posix.join(posix.dirname(path), specifier);
      const dots = code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'));
      use(
        css,
        [...dots].map(([, found]) => found ?? ''),
      );
      if (new RegExp(`\\b${name}\\[`).test(code)) chosen.add(css);
    }
    for (const [, names = '', from] of text.matchAll(COMPOSED)) {
      const css = from === undefined ? path : posix.join(posix.dirname(path), from);
      use(css, names.split(' '));
    }
  }
  return files.flatMap(({ path, text }) => {
    if (!path.endsWith('.module.css')) return [];
    const there = classesIn(text);
    const asked = used.get(path) ?? new Set<string>();
    const idle = chosen.has(path) ? [] : [...there].filter((name) => !asked.has(name));
    return [
      ...idle.map((name) => `${path}: nothing uses .${name}`),
      ...[...asked].filter((name) => !there.has(name)).map((name) => `${path}: has no .${name}`),
    ];
  });
}
