/** `npm run lines [-- COMMIT]`: lines per workspace without tests and fixtures, now or at a commit. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const WORKSPACES = ['shared', 'server', 'web', 'simulators'];
const OF_TESTS = /\.(test|fixture|fake)\.tsx?$/;

const [commit] = process.argv.slice(2);
const counted = execFileSync(
  'git',
  // An empty pattern is in every line.
  ['grep', '--count', '-e', '', ...(commit ? [commit] : ['--untracked']), '--', ...WORKSPACES],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);

interface Lines {
  code: number;
  styles: number;
  files: number;
  longest: number;
}
const table = new Map<string, Lines>(
  WORKSPACES.map((name) => [name, { code: 0, styles: 0, files: 0, longest: 0 }]),
);
for (const line of counted.trim().split('\n')) {
  const [path = '', count = '0'] = line.split(':').slice(-2);
  const lines = table.get(path.split('/')[0] ?? '');
  if (!lines || OF_TESTS.test(path)) continue;
  if (path.endsWith('.css')) lines.styles += Number(count);
  else if (/\.tsx?$/.test(path)) {
    lines.code += Number(count);
    lines.files += 1;
    lines.longest = Math.max(lines.longest, Number(count));
  }
}

const row = (...cells: (string | number)[]) =>
  console.log(cells.map((cell) => String(cell).padStart(12)).join(''));
row('', 'TS and TSX', 'CSS', 'files', 'longest');
for (const [name, { code, styles, files, longest }] of table) {
  row(name, code, styles, files, longest);
}
const sum = (part: keyof Lines) => [...table.values()].reduce((all, each) => all + each[part], 0);
row('together', sum('code'), sum('styles'), sum('files'), '');
