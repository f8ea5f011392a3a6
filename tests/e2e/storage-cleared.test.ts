import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';

const COMMANDS = '**/commands';

describe('a browser whose storage is cleared while entries wait', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;
  const bar = (page: Page) => page.getByRole('region', { name: 'Entries not yet stored' });

  async function chartWhileAway(page: Page, note: string): Promise<void> {
    await page.route(COMMANDS, (route) => route.abort());
    await page.getByRole('button', { name: 'Add note' }).first().click();
    await page.getByRole('form', { name: 'Add note' }).getByRole('textbox').fill(note);
    await page
      .getByRole('form', { name: 'Add note' })
      .getByRole('button', { name: 'Add note' })
      .click();
    await bar(page)
      .getByText(/1 entry not yet stored/)
      .waitFor();
  }

  async function clear(page: Page, storageTypes: string): Promise<void> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes });
    await devtools.detach();
  }

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    open = await openPage(browser, { origin: server.origin });
    await signIn(open.page);
    await open.page.getByRole('link', { name: 'Open chair 3' }).click();
  });
  beforeEach(() => pictureOnFailure(() => open.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('OF-250 sends what the page still knows, and keeps the next entry as before', async () => {
    const { page } = open;
    await chartWhileAway(page, 'kept in the page');
    await clear(page, 'indexeddb,local_storage,cache_storage');
    await page.unroute(COMMANDS);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await bar(page).waitFor({ state: 'detached' });
    await page
      .getByText(/kept in the page/)
      .first()
      .waitFor();
    expect(await page.getByText(/Browser storage is full/).count()).toBe(0);
  });

  it('OF-251 tells after a reload what is gone, until its owner has looked', async () => {
    const { page } = open;
    await chartWhileAway(page, 'lost with the page');
    // The page goes first, so that nothing can put it back.
    const at = page.url();
    await page.goto('about:blank');
    await clear(page, 'indexeddb');
    await page.goto(at);
    const told = page
      .getByRole('alert')
      .filter({ hasText: '1 entry charted in this browser is gone' });
    await told.getByText(/Note: lost with the page/).waitFor();
    await told.getByRole('button', { name: 'I have looked' }).click();
    await told.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('complementary', { name: 'Session actions' }).waitFor();
    expect(await told.count()).toBe(0);
  });
});
