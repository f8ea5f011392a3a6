import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** Whole on the screen, and nothing lies over its middle. */
const isInView = (what: Locator) =>
  what.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const inside = top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight;
    return inside && hit !== null && element.contains(hit);
  });

describe('a check that is due', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
  });
  beforeEach(() => pictureOnFailure(() => open?.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(['1440x900', '390x844'] as const)(
    'CH-341 opens its form in view with one tap, and is gone once charted, at %s',
    async (size) => {
      open = await openPage(browser, { origin: server.origin, size });
      const { page } = open;
      await signIn(page);
      const due = page
        .getByRole('region', { name: 'Due next' })
        .getByRole('link', { name: /MOAA\/S/ });
      const item = due.first();
      await item.waitFor();
      const chair = (await item.locator('b').textContent()) ?? '';
      const ofChair = due.filter({ has: page.locator('b', { hasText: new RegExp(`^${chair}$`) }) });
      await item.click();

      const score = page.getByRole('button', { name: /^MOAA\/S 5, / });
      await score.waitFor();
      await expect.poll(() => isInView(score)).toBe(true);
      if (process.env.PICTURES)
        await page.screenshot({ path: `${process.env.PICTURES}/due-${size}.png` });
      await score.click();
      await page.getByText(/^Recorded .*MOAA\/S 5/).waitFor();
      await expect.poll(() => ofChair.filter({ hasText: /due|in 0:|in 1:/ }).count()).toBe(0);
      await open.close();
    },
  );
});
