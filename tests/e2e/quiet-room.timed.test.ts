import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { freeChair, signIn, startDemo } from '../support/demo.ts';
import { laidBursts, watchAudio } from '../support/heard-page.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { SteadyMonitor } from '../support/steady-monitor.ts';

const WELL = { hr: 72, spo2: 97, rr: 14 };

describe('the quiet room, in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let staff: OpenPage;
  let own: OpenPage;
  let monitor: SteadyMonitor;
  const screen = async () => {
    const open = await openPage(browser, { origin: server.origin });
    await watchAudio(open.page);
    await signIn(open.page);
    return open;
  };
  const laid = async () => (await laidBursts(own.page)).length;
  const lit = () => own.page.locator('[data-lit]').count();

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    monitor = new SteadyMonitor(freeChair(server), WELL);
    staff = await screen();
    own = await screen();
  });
  beforeEach(() => pictureOnFailure(() => own.page));
  afterAll(async () => {
    monitor?.stop();
    await browser?.close();
    await server?.stop();
  });

  it('AD-19 AD-22 stays dark and silent while a screen of the staff shows the alarm', async () => {
    const chair = staff.page.getByRole('article', { name: /^Chair 7\b/ });
    await chair.getByRole('button', { name: 'Open a session' }).click();
    await staff.page.getByLabel('Patient reference').fill('0981');
    await staff.page.getByRole('button', { name: 'Open session' }).click();
    await own.page.getByRole('link', { name: 'Open chair 7' }).click();
    await own.page.getByRole('link', { name: 'Bedside screen' }).click();
    await own.page.getByText("Quiet. Staff screens show this chair's alarms.").waitFor();
    await expect.poll(lit).toBe(0);
    const before = await laid();
    monitor.show({ ...WELL, spo2: 80 });
    const line = staff.page.locator('[data-alarm-id^="spo2:low"]').first();
    await line.waitFor({ timeout: 40_000 });
    // Longer than the staff's screens have to confirm it.
    await own.page.waitForTimeout(13_000);
    expect([await lit(), await laid()]).toEqual([0, before]);
  });

  it('AD-20 lights up and sounds when no screen of the staff is left, and is acknowledged there', async () => {
    const before = await laid();
    await staff.close();
    await own.page.getByText(/No staff screen can show and sound/).waitFor({ timeout: 20_000 });
    await own.page.locator('[data-alarm-id^="spo2:low"]').first().waitFor();
    await expect.poll(laid).toBeGreaterThan(before);
    const answer = own.page.getByRole('button', { name: /^Acknowledge: SpO2/ });
    await answer.click();
    await answer.waitFor({ state: 'detached' });
    await own.page.getByRole('link', { name: 'Back to the chair' }).click();
    await own.page.getByRole('link', { name: 'Bedside screen' }).waitFor();
    expect(own.complaints).toEqual([]);
  });
});
