import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFailed } from 'vitest';

/** Call inside a test: where it fails, what the page showed then is kept, and the place is printed. */
export function pictureOnFailure(page: () => Page): void {
  onTestFailed(async ({ task }) => {
    // Each user's own: a folder of another one cannot be written.
    const folder = join(tmpdir(), `chairside-failures-${userInfo().username}`);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${task.name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`);
    await page().screenshot({ path });
    console.log(`the page when "${task.name}" failed: ${path}`);
  });
}
