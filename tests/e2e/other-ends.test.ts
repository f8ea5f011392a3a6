import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';

describe('visits that do not end as planned, in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;
  const actions = (page: Page) => page.getByRole('complementary', { name: 'Session actions' });
  const press = (page: Page, name: string) =>
    actions(page).getByRole('button', { name, exact: true }).click();
  const form = (page: Page, name: string) => page.getByRole('form', { name });
  const patientAt = (page: Page, label: string) =>
    page.getByRole('article', { name: new RegExp(`^Chair ${label}\\b`) });

  async function goTo(page: Page, label: string): Promise<void> {
    await page.goto('/');
    // While the first picture is put up, a tile may be made anew under the finger.
    await page.getByRole('banner').getByText('live', { exact: true }).waitFor();
    await page.getByRole('link', { name: `Open chair ${label}` }).click();
    await actions(page).waitFor();
  }

  async function stop(page: Page, reason: string): Promise<void> {
    await press(page, 'Stop infusion');
    await form(page, 'Stop infusion').getByLabel(reason).check();
    await form(page, 'Stop infusion').getByRole('button', { name: 'Stop infusion' }).click();
    await actions(page).getByRole('button', { name: 'Close session', exact: true }).waitFor();
  }

  /** Log of the patient's session, as those who look back read it. */
  async function logOf(page: Page, record: string): Promise<string> {
    const { sessions } = await (await page.request.get('/api/sessions?phase=all')).json();
    const { id } = sessions.find((one: { patientRef: string }) => one.patientRef === record);
    await page.goto(`/sessions/${id}`);
    const log = page.getByRole('region', { name: 'Log' });
    await log.getByRole('row').nth(1).waitFor();
    return log.innerText();
  }

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    open = await openPage(browser, { origin: server.origin });
    await signIn(open.page);
  });
  beforeEach(() => pictureOnFailure(() => open.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('CH-25 moves a running session to a free chair and follows it there', async () => {
    const { page } = open;
    await goTo(page, '5');
    await press(page, 'Move to another chair');
    const move = form(page, 'Move to another chair');
    const choice = move.getByLabel('Chair');
    expect(await choice.getByRole('option').allInnerTexts()).toEqual([
      'Choose',
      expect.stringMatching(/^Chair 7, /),
    ]);
    await choice.selectOption({ index: 1 });
    await move.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByRole('heading', { name: /Chair 7/ }).waitFor();
    await actions(page).getByRole('button', { name: 'Stop infusion' }).waitFor();
    await page.goto('/');
    await patientAt(page, '7').getByText('0397').waitFor();
    expect(await patientAt(page, '5').getByText('0397').count()).toBe(0);
  });

  it('CH-26 records an emergency, goes on monitoring, and closes as one', async () => {
    const { page } = open;
    await goTo(page, '3');
    await page.getByRole('button', { name: 'Emergency', exact: true }).click();
    const emergency = page.getByRole('alert', { name: 'Emergency' });
    await emergency.getByText(/calls nobody/).waitFor();
    await emergency.getByRole('button', { name: 'Chest pain or circulation' }).click();
    await page.getByRole('button', { name: /^Emergency recorded/ }).waitFor();
    await actions(page).getByRole('button', { name: 'Stop infusion', exact: true }).waitFor();
    await stop(page, 'Side effect');
    await press(page, 'Close session');
    const close = form(page, 'Close session');
    await close.getByRole('button', { name: 'Handed over to emergency care' }).click();
    await close.getByRole('button', { name: 'Close session' }).click();
    await page.getByText('No session is open in this chair').waitFor();
    const log = await logOf(page, '0421');
    expect(log).toMatch(/Emergency: Chest pain or circulation/);
    expect(log).toContain('Session closed, handed over to emergency care');
  });

  it('CH-27 lets a patient leave against advice only with what was said', async () => {
    const { page } = open;
    await goTo(page, '2');
    const leaves = actions(page).getByRole('button', {
      name: 'Leaving against medical advice (AMA)',
    });
    expect(await leaves.isDisabled()).toBe(true);
    await stop(page, 'Patient');
    await leaves.click();
    const close = form(page, 'Close session');
    const send = close.getByRole('button', { name: 'Close session' });
    expect(await send.isDisabled()).toBe(true);
    await close.getByLabel(/^What was said and advised/).fill('Told of the risks; goes by taxi');
    await send.click();
    await page.getByText('No session is open in this chair').waitFor();
    const log = await logOf(page, '0388');
    expect(log).toContain('Session closed, left against advice: Told of the risks; goes by taxi');
    expect(open.complaints).toEqual([]);
  });
});
