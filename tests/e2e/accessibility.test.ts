import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { startDemo } from '../support/demo.ts';
import { THEMES, type Theme } from '../support/open-page.ts';
import { PARTS } from '../support/parts.ts';
import { SCREENS, type Screens, screensOf } from '../support/screens.ts';
import type { ServerProcess } from '../support/server-process.ts';

const BOTH = Object.keys(THEMES) as Theme[];
/** What opens within a screen has its colours: it is looked at by night or by day, in turn. */
const cases = [
  ...SCREENS.map((screen) => ({ screen, themes: BOTH })),
  ...PARTS.map((screen, index) => ({ screen, themes: [BOTH[index % 2] ?? 'night'] })),
].map(({ screen, themes }) => ({
  screen,
  themes,
  name: `${screen.name}, ${themes.join(' and ')}`,
}));

/** As the switch in the menu does, with time for what fades. */
async function shownBy(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(
    (scheme) => document.documentElement.setAttribute('data-mantine-color-scheme', scheme),
    THEMES[theme],
  );
  await page.waitForTimeout(300);
}

describe('axe finds nothing serious', () => {
  let server: ServerProcess;
  let browser: Browser;
  let screens: Screens;

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    screens = screensOf(browser, server.origin);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(cases)('UI-53 on $name', async ({ screen, themes }) => {
    const open = await screens.open(screen, { theme: 'night' });
    try {
      for (const theme of themes) {
        await shownBy(open.page, theme);
        expect(await seriousFindings(open.page), theme).toEqual([]);
      }
      expect(open.complaints).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
