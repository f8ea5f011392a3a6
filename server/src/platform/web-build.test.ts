import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchWebBuild } from './web-build.ts';

let dir: string;
let look: () => unknown;
const clock = {
  every(_: number, fn: () => unknown) {
    look = fn;
    return () => undefined;
  },
};
const page = (build: string) => `<head><meta name="chairside-build" content="${build}"></head>`;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chairside-build-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('the build of the web that is served', () => {
  it('UI-251 is read at the start and again once the page was replaced, never from half an update', async () => {
    const file = join(dir, 'index.html');
    await writeFile(file, page('a1'));
    const web = watchWebBuild(dir, clock);
    expect(web.current()).toBe('a1');
    await rm(file);
    await look();
    expect(web.current()).toBe('a1');
    await writeFile(file, page('b2'));
    await utimes(file, 1, 1);
    await look();
    expect(web.current()).toBe('b2');
    await writeFile(file, '<head>');
    await utimes(file, 2, 2);
    await look();
    expect(web.current()).toBe('b2');
  });

  it('UI-251 is none where the web is not built', () => {
    expect(watchWebBuild(join(dir, 'none'), clock).current()).toBeNull();
  });
});
