import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { glob, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What the built web is made from, beside its own folder. */
const SOURCES = [
  'web/{src,public}/**/*',
  'web/{index.html,package.json,vite.config.ts,service-worker.js,keep-page-plugin.ts}',
  'shared/src/**/*.ts',
  'package-lock.json',
];

async function newest(rootDir: string): Promise<number> {
  let latest = 0;
  for await (const file of glob(SOURCES, { cwd: rootDir })) {
    latest = Math.max(latest, (await stat(join(rootDir, file))).mtimeMs);
  }
  return latest;
}

export async function isBuilt(rootDir: string, webDir: string): Promise<boolean> {
  const page = join(webDir, 'index.html');
  return existsSync(page) && (await stat(page)).mtimeMs >= (await newest(rootDir));
}

/** Builds the web where it is missing or older than its sources. Throws with the tool's output where that fails. */
export async function buildWebIfStale(
  rootDir: string,
  webDir: string,
  say: (line: string) => void,
): Promise<void> {
  if (await isBuilt(rootDir, webDir)) return;
  say('Building the web ...');
  // Built aside and swapped in: a page that is open, or a second build, never finds half of it.
  const aside = join(rootDir, `node_modules/.cache/chairside-web-${process.pid}`);
  await viteBuild(rootDir, aside);
  await rm(webDir, { recursive: true, force: true });
  await mkdir(dirname(webDir), { recursive: true });
  await rename(aside, webDir);
}

async function viteBuild(rootDir: string, outDir: string): Promise<void> {
  const require = createRequire(join(rootDir, 'web/package.json'));
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'];
  const child = spawn(process.execPath, args, {
    cwd: join(rootDir, 'web'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The web could not be built:\n${output}`);
}
