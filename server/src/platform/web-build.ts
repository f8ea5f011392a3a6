import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock.ts';

const LOOK_EVERY_MS = 10_000;
const BUILD = /<meta name="chairside-build" content="([^"]+)"/;

export interface WebBuild {
  /** The id of the build that is served now; null where the web is not built, or says none. */
  current(): string | null;
  stop(): void;
}

const idOf = (page: string): string | null => BUILD.exec(page)?.[1] ?? null;

/** Follows the page in `webDir`, which an update replaces under a running server. */
export function watchWebBuild(webDir: string, clock: Pick<Clock, 'every'>): WebBuild {
  const page = join(webDir, 'index.html');
  let build: string | null = null;
  let changedAt: number | null = null;
  try {
    build = idOf(readFileSync(page, 'utf8'));
  } catch {
    // Not built: nothing is served that could grow old.
  }
  const look = async () => {
    const { mtimeMs } = await stat(page);
    if (mtimeMs === changedAt) return;
    build = idOf(await readFile(page, 'utf8')) ?? build;
    changedAt = mtimeMs;
  };
  // In the middle of an update the page may be away: what was served last counts until it is there.
  const stop = clock.every(LOOK_EVERY_MS, () => look().catch(() => undefined));
  return { current: () => build, stop };
}
