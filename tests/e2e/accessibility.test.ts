import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings, showTheme } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { startDemo } from '../support/demo.ts';
import { THEMES, type Theme } from '../support/open-page.ts';
import { PARTS } from '../support/parts.ts';
import { SCREENS, type Screens, screensOf } from '../support/screens.ts';
import type { ServerProcess } from '../support/server-process.ts';

const cases = [...SCREENS, ...PARTS].map((screen) => ({ screen, name: screen.name }));

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

  it.each(cases)('UI-53 on $name by night and by day', async ({ screen }) => {
    const open = await screens.open(screen, { theme: 'night' });
    try {
      for (const theme of Object.keys(THEMES) as Theme[]) {
        await showTheme(open.page, theme);
        expect(await seriousFindings(open.page), theme).toEqual([]);
      }
      expect(open.complaints).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
