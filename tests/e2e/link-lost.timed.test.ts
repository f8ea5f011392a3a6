import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import type { ServerProcess } from '../support/server-process.ts';

describe('a server that is not heard', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    open = await openPage(browser, { origin: server.origin });
    await signIn(open.page);
    await open.page.getByRole('banner').getByText('live', { exact: true }).waitFor();
  });
  afterAll(async () => {
    server?.thaw();
    await browser?.close();
    await server?.stop();
  });

  /** Where each tile stands, and whether its limits and ages are there. */
  const anatomy = () =>
    open.page.locator('[data-chair]').evaluateAll((tiles) =>
      tiles.map((tile) => {
        const { x, y, width, height } = tile.getBoundingClientRect();
        return [tile.getAttribute('data-place'), x, y, width, height].join(' ');
      }),
    );

  it('UI-04 UI-304 is shown as "link lost" after about 3 s, and as live again when it is heard', async () => {
    const alert = open.page.getByRole('alert').filter({ hasText: 'Link lost' });
    const before = await anatomy();
    expect(before.length).toBeGreaterThan(6);
    const silentFrom = performance.now();
    server.freeze();
    await alert.waitFor({ timeout: 15_000 });
    const after = performance.now() - silentFrom;
    // A pulse comes every second, so up to one second of the three had passed before the silence.
    expect(after).toBeGreaterThan(1_900);
    expect(after).toBeLessThan(5_000);
    expect(await alert.innerText()).toMatch(/not live/);
    expect(await anatomy()).toEqual(before);

    server.thaw();
    await alert.waitFor({ state: 'detached', timeout: 15_000 });
    await open.page.getByRole('banner').getByText('live', { exact: true }).waitFor();
    expect(open.complaints).toEqual([]);
  });
});
