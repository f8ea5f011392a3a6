import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { WEB_OF_TESTS } from '../support/built-web.ts';
import { freeTile, openInFreeChair } from '../support/charting-nurse.ts';
import { signIn } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import { ServerProcess } from '../support/server-process.ts';

const SEVERITIES = ['mild', 'moderate', 'severe'] as const;

/** From now on this page notes when a row of the log with this text comes. */
async function watchFor(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const rows = () =>
      [...document.querySelectorAll('tr')].filter((row) => row.textContent?.includes(wanted))
        .length;
    const before = rows();
    const seen = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        if (rows() === before) return;
        observer.disconnect();
        resolve(Date.now());
      }).observe(document.body, { subtree: true, childList: true });
    });
    Reflect.set(window, 'seenAt', seen);
  }, text);
}

const seenAt = (page: Page): Promise<number> =>
  page.evaluate(async () => Number(await Reflect.get(window, 'seenAt')));

describe('two people at one chair', () => {
  let server: ServerProcess;
  let browser: Browser;
  let first: OpenPage;
  let second: OpenPage;
  let chairId: string;

  beforeAll(async () => {
    server = await ServerProcess.start({ demo: true, env: { CHAIRSIDE_WEB_DIR: WEB_OF_TESTS } });
    browser = await launchBrowser();
    first = await openPage(browser, { origin: server.origin });
    second = await openPage(browser, { origin: server.origin });
    await signIn(first.page);
    ({ chairId } = await openInFreeChair(first.page.context()));
    await signIn(second.page, 'provider');
    for (const { page } of [first, second]) {
      await freeTile(page).getByRole('button', { name: 'Log Nausea' }).waitFor();
    }
  });
  beforeEach(() => pictureOnFailure(() => first.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('OF-12 shows two people who chart the same chair each other within a second', async () => {
    // Each has a second window on the chair's log.
    const logs = await Promise.all(
      [first.page.context(), second.page.context()].map(async (each) => {
        const log = await each.newPage();
        await log.goto(`/chairs/${chairId}`);
        await log.getByRole('heading', { name: 'Log', exact: true }).waitFor();
        return log;
      }),
    );
    const [own, other] = logs;
    if (!own || !other) throw new Error('two windows were opened');
    const waits: number[] = [];
    for (const [index, severity] of ([...SEVERITIES, ...SEVERITIES] as const).entries()) {
      const [from, to] = index % 2 === 0 ? [first.page, other] : [second.page, own];
      // Charted again it goes on: "Nausea worse, moderate".
      await watchFor(to, `, ${severity}`);
      await freeTile(from).focus();
      await from.keyboard.press('n');
      const began = Date.now();
      await from.keyboard.press(String(SEVERITIES.indexOf(severity) + 1));
      waits.push((await seenAt(to)) - began);
    }
    process.stdout.write(`from one person's key to the other's screen: ${waits.join(', ')} ms\n`);
    expect(Math.max(...waits)).toBeLessThan(1_000);
  });
});
