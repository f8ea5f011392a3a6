import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** Long enough that an entry would have left the page. */
const QUIET_MS = 400;

describe('a double tap where effects are charted', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;
  const sent: string[] = [];
  const tile = () => open.page.getByRole('article', { name: /^Chair 3\b/ });
  const column = () => open.page.getByRole('complementary', { name: 'Session actions' });

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    open = await openPage(browser, { origin: server.origin });
    open.page.on('request', (request) => {
      if (/\/commands$/.test(request.url())) sent.push(request.postData() ?? '');
    });
    await signIn(open.page);
  });
  beforeEach(() => pictureOnFailure(() => open.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function doubleTap(target: Locator, gapMs: number): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    await pause(QUIET_MS);
    const box = await target.boundingBox();
    if (box === null) throw new Error('nothing to tap');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await open.page.mouse.click(x, y);
    await pause(gapMs);
    await open.page.mouse.click(x + 3, y - 2);
    await pause(QUIET_MS);
  }

  async function goToChair(): Promise<void> {
    if (open.page.url().includes('/chairs/')) return;
    await tile().getByRole('link', { name: 'Open chair 3' }).click();
    await column().waitFor();
  }

  it.each([60, 150, 250, 350])('UI-250 charts nothing on a tile, %i ms apart', async (gap) => {
    sent.length = 0;
    for (const name of [/^Log Nausea/, /^Log Dissociation/]) {
      await doubleTap(tile().getByRole('button', { name }), gap);
      await tile().getByRole('button', { name: 'Cancel' }).click();
    }
    expect(sent).toEqual([]);
  });

  it.each([60, 150, 250, 350])('UI-250 charts nothing at the chair, %i ms apart', async (gap) => {
    await goToChair();
    sent.length = 0;
    for (const name of [/^Dissociation/, /^Nausea/, /^Dizziness/, /^Drowsiness/]) {
      const pad = open.page.getByRole('region', { name: 'Log effect' });
      await doubleTap(pad.getByRole('button', { name }), gap);
      await pad.getByRole('button', { name: 'Cancel' }).click();
    }
    expect(sent).toEqual([]);
  });

  it('UI-250 a severity chosen after the chip is charted, once for two taps', async () => {
    await goToChair();
    sent.length = 0;
    const pad = open.page.getByRole('region', { name: 'Log effect' });
    await pad.getByRole('button', { name: /^Nausea/ }).click();
    await pad.getByRole('button', { name: 'Nausea mild' }).click();
    await expect.poll(() => sent.length).toBe(1);
    await doubleTap(open.page.getByRole('button', { name: /^MOAA\/S 4/ }).first(), 150);
    await expect.poll(() => sent.length).toBe(2);
    await pause(QUIET_MS);
    expect(sent).toHaveLength(2);
  });
});
