/**
 * `npm run bench:against -- COMMIT [--pairs 3] [bench options]`: the bench of that commit and of this tree in turn, on the
 * same machine, and the ratio of their CPU for each reading. Other work on the machine meets both alike.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const [commit, ...rest] = process.argv.slice(2);
if (commit === undefined) {
  console.error('Say which commit: npm run bench:against -- COMMIT [--pairs 3] [bench options]');
  process.exit(1);
}
const at = rest.indexOf('--pairs');
const pairs = at < 0 ? 3 : Number(rest.splice(at, 2)[1]);

/** What the bench prints, by the words before the figure. */
const FIGURES = {
  server: /CPU per 1,000 readings: server\s+([\d.]+)/,
  'times the relay': /times the relay\s+([\d.]+)/,
  database: /CPU per 1,000 readings: PostgreSQL beside it\s+([\d.]+)/,
} as const;
type Figures = Record<keyof typeof FIGURES, number>;

function bench(folder: string): Figures {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(folder, 'tests/bench/main.ts'), ...rest],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the bench in ${folder} failed:\n${stdout}${stderr}`);
  const read = ([name, figure]: [string, RegExp]) => [name, Number(figure.exec(stdout)?.[1])];
  return Object.fromEntries((Object.entries(FIGURES) as [string, RegExp][]).map(read)) as Figures;
}

/** The packages of this tree, with the workspaces of the other: what is compared is the code. */
function linkPackages(folder: string): void {
  const from = join(ROOT, 'node_modules');
  const to = join(folder, 'node_modules');
  mkdirSync(join(to, '@chairside'), { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== '@chairside') symlinkSync(join(from, name), join(to, name));
  }
  for (const name of readdirSync(join(from, '@chairside'))) {
    symlinkSync(join(folder, name), join(to, '@chairside', name));
  }
}

const median = (all: readonly number[]) =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

const other = mkdtempSync(join(tmpdir(), 'chairside-against-'));
try {
  execFileSync('git', ['worktree', 'add', '--detach', other, commit], { cwd: ROOT });
  linkPackages(other);
  const found: { readonly before: Figures; readonly now: Figures }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // In turn, so that neither is always the first.
    const first = pair % 2 === 0 ? bench(other) : bench(ROOT);
    const second = pair % 2 === 0 ? bench(ROOT) : bench(other);
    found.push(pair % 2 === 0 ? { before: first, now: second } : { before: second, now: first });
    console.log(`pair ${pair + 1}: ${JSON.stringify(found.at(-1))}`);
  }
  for (const name of Object.keys(FIGURES) as (keyof Figures)[]) {
    const before = median(found.map((one) => one.before[name]));
    const now = median(found.map((one) => one.now[name]));
    const ratio = median(found.map((one) => one.now[name] / one.before[name]));
    console.log(`${name.padEnd(16)} ${before} before, ${now} now: ${ratio.toFixed(2)} times`);
  }
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', other], { cwd: ROOT });
  rmSync(other, { recursive: true, force: true });
}
