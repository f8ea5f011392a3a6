import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt } from './build-web.ts';

describe('the built web', () => {
  let root: string;
  const web = () => join(root, 'web/dist');
  const start = Date.now() / 1000;
  /** Seconds from now; folders count as well, so that a deleted file is noticed. */
  async function touch(path: string, later: number): Promise<void> {
    const seconds = start + later;
    const file = join(root, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, '');
    await utimes(file, seconds, seconds);
  }

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'chairside-build-'));
    await touch('web/src/app/main.tsx', 0);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('is built again when it is missing, or when any of its sources is newer', async () => {
    expect(await isBuilt(root, web())).toBe(false);
    await touch('web/dist/index.html', 1_000);
    expect(await isBuilt(root, web())).toBe(true);
    for (const source of [
      'web/src/app/deep/tile.css',
      'shared/src/alarms/engine/step.ts',
      'web/index.html',
    ]) {
      await touch(source, 2_000);
      expect(await isBuilt(root, web()), source).toBe(false);
      await touch(source, 0);
    }
    await touch('server/src/main.ts', 2_000);
    expect(await isBuilt(root, web())).toBe(true);
  });
});
