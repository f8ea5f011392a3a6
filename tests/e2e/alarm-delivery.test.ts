import { alarmHistorySchema } from '@chairside/shared/wire/delivery';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { freeChair, signIn, startDemo } from '../support/demo.ts';
import { breakSound, watchAudio } from '../support/heard-page.ts';
import { type OpenPage, openPage, SIZES } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { SteadyMonitor } from '../support/steady-monitor.ts';

const WELL = { hr: 72, spo2: 97, rr: 14 };

describe('the delivery of alarms, in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let first: OpenPage;
  let second: OpenPage;
  let monitor: SteadyMonitor;
  const chair = (page: Page) => page.getByRole('article', { name: /^Chair 7\b/ });
  const proof = (page: Page) => page.locator('[data-proof]').getAttribute('data-proof');
  const screen = async () => {
    const open = await openPage(browser, { origin: server.origin });
    await watchAudio(open.page);
    await signIn(open.page);
    return open;
  };
  async function broken(how: keyof typeof breakSound, shows: string): Promise<void> {
    const { page, close } = await screen();
    await expect.poll(() => proof(page)).toBe('heard');
    await breakSound[how](page);
    await expect.poll(() => proof(page)).toBe(shows);
    await page.getByText(/No alarm is heard from this screen|Sound is off/).waitFor();
    await close();
  }

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    monitor = new SteadyMonitor(freeChair(server), WELL);
    first = await screen();
    second = await screen();
  });
  beforeEach(() => pictureOnFailure(() => first.page));
  afterAll(async () => {
    monitor?.stop();
    await browser?.close();
    await server?.stop();
  });

  it('AD-13 proves the way to the sound of a screen, and says how long ago', async () => {
    await expect.poll(() => proof(first.page)).toBe('heard');
    await first.page.getByText(/alarm path proven \d+ s ago/).waitFor();
  });

  it('AD-01 AD-02 a pause counts down on every screen, and an alarm that comes later has its own', async () => {
    const { page } = first;
    await chair(page).getByRole('button', { name: 'Open a session' }).click();
    await page.getByLabel('Patient reference').fill('0981');
    await page.getByRole('button', { name: 'Open session' }).click();
    monitor.show({ ...WELL, spo2: 83 });
    const pause = chair(page).getByRole('button', { name: 'Pause sound 2 min' });
    await pause.waitFor();
    await pause.click();
    for (const each of [first.page, second.page]) {
      await each.getByText(/chair 7 by Nurse, 1:\d\d left/).waitFor();
    }
    await pause.waitFor({ state: 'detached' });
    await second.page.reload();
    await second.page.getByText(/chair 7 by Nurse, \d:\d\d left/).waitFor();
    monitor.show({ hr: 150, spo2: 83, rr: 14 });
    await pause.waitFor();
  });

  it('AD-05 AD-07 the server knows on which screen the alarm arrived, was seen and was sounded', async () => {
    const history = async () => {
      const answer = await first.page.request.get(`${server.origin}/api/alarms`);
      const { alarms } = alarmHistorySchema.parse(await answer.json());
      return alarms.find(({ chair: label, alarm }) => label === '7' && alarm.key === 'spo2:low');
    };
    const complete = async () =>
      (await history())?.receipts.filter(
        ({ deliveredAt, seenAt, soundedAt }) => deliveredAt && seenAt && soundedAt,
      ).length;
    await expect.poll(complete).toBeGreaterThanOrEqual(1);
    const record = await history();
    expect(record?.receipts.length).toBeGreaterThanOrEqual(2);
    for (const { user, deliveredAt } of record?.receipts ?? []) {
      expect(user).toBe('Nurse');
      expect(Number(deliveredAt) - Number(record?.alarm.raisedAt)).toBeLessThan(60_000);
    }
  });

  it('AD-09 calls every screen to a critical alarm that nobody answers for a minute', async () => {
    for (const { page } of [first, second]) {
      const call = page.getByRole('alert').getByRole('link', { name: /^Chair 7.*nobody/ });
      await call.first().waitFor({ timeout: 180_000 });
    }
  });

  it('AD-06 acknowledges all of a chair after naming what it covers', async () => {
    const { page } = first;
    await page.goto(`${server.origin}/`);
    await chair(page).getByRole('link', { name: 'Open chair 7' }).click();
    await page.getByRole('button', { name: /^Acknowledge all \d/ }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: /SpO2 83/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^Acknowledge these \d/ }).click();
    await page.getByRole('button', { name: /^Acknowledge all/ }).waitFor({ state: 'detached' });
    await page.getByRole('alert').getByText('Chair 7').waitFor({ state: 'detached' });
  });

  it('AD-14 notices a muted, an unplugged and a suspended sound', async () => {
    await broken('mute', 'silent');
    await broken('unplug', 'silent');
    await broken('suspend', 'suspended');
  });

  it('AD-08 screens that cannot sound are an alarm of every running session', async () => {
    const alarm = second.page.getByText(/No screen can play the alarm sound/);
    for (const { page } of [first, second]) await breakSound.suspend(page);
    await expect.poll(() => alarm.count()).toBeGreaterThan(0);
  });

  it.each(['1024x768', '1440x900'] as const)(
    'UI-470 a notice keeps its first words beside alarms and what is due, at %s',
    async (size) => {
      const { page } = second;
      await page.setViewportSize(SIZES[size]);
      const row = page.locator('[data-notices]');
      await row
        .getByRole('link', { name: /^Chair/ })
        .first()
        .waitFor();
      const said = row.locator(':scope > :not(nav, section)').locator('strong').first();
      await said.waitFor();
      const whole = await said.evaluate(
        (words) =>
          words.getBoundingClientRect().right <=
          (words.parentElement?.getBoundingClientRect().right ?? 0),
      );
      expect(whole).toBe(true);
    },
  );
});
