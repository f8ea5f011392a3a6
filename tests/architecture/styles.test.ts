import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitFiles, ROOT } from './modules.ts';
import { styleViolations } from './styles.ts';

const screen = (text: string) => ({ path: 'web/src/a/b.tsx', text });
const sheet = (text: string) => ({ path: 'web/src/a/b.module.css', text });
const IMPORT = `import classes from './b.module.css';\n`;

describe('the style sheets', () => {
  it('have no class that nothing uses, and nothing uses a class that they do not have', () => {
    const files = gitFiles()
      .filter((path) => /^web\/src\/.*\.(tsx?|css)$/.test(path))
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
    expect(files.filter(({ path }) => path.endsWith('.module.css')).length).toBeGreaterThan(20);
    expect(styleViolations(files)).toEqual([]);
  });

  it('are looked at: a class too many and one that is missing are found', () => {
    const css = sheet('.used { margin: 0 } @media print { .idle { margin: 0 } }');
    expect(styleViolations([screen(`${IMPORT}classes.used; classes.gone;`), css])).toEqual([
      'web/src/a/b.module.css: nothing uses .idle',
      'web/src/a/b.module.css: has no .gone',
    ]);
    expect(styleViolations([screen(`${IMPORT}classes[name];`), css])).toEqual([]);
    const composed = sheet('.base { margin: 0 } .used { composes: base; }');
    expect(styleViolations([screen(`${IMPORT}classes.used;`), composed])).toEqual([]);
  });
});
