import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';

describe('somebody who is new to the clinic, in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;
  const actions = (page: Page) => page.getByRole('complementary', { name: 'Session actions' });
  const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`);
  const identity = (page: Page) => page.getByRole('form', { name: 'Check identity' });

  async function openUnder(page: Page, reference: string): Promise<void> {
    await page.goto('/');
    await page.getByRole('banner').getByText('live', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Open chair 7' }).click();
    await page.getByLabel('Patient reference').fill(reference);
    await page.getByRole('button', { name: 'Open session' }).click();
    await actions(page).waitFor();
  }

  async function identify(page: Page): Promise<void> {
    await identity(page)
      .getByLabel(/^Name: Patient/)
      .check();
    await identity(page)
      .getByLabel(/^Date of birth/)
      .check();
    await identity(page).getByRole('button', { name: 'Identified' }).click();
    await step(page, 'identity').getByLabel('done').waitFor();
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

  it('PT-250 is registered beside the chair, with the number of the chair, and then identified', async () => {
    const { page } = open;
    await openUnder(page, '2207');
    await actions(page).getByRole('button', { name: 'Check identity' }).first().click();
    await identity(page).getByRole('button', { name: 'Register patient' }).click();
    const form = page.getByRole('region', { name: 'Register patient' });
    expect(await form.getByLabel(/^Record number/).inputValue()).toBe('2207');
    await form.getByLabel(/^Name/).fill('Patient 2207');
    await form.getByLabel(/^Date of birth/).fill('1979-05-02');
    await form.getByLabel('High blood pressure', { exact: true }).check();
    await form.getByRole('button', { name: 'Register' }).click();
    await identify(page);
  });

  it('CH-250 CH-11 shows the known risk as yes; the answer for all others leaves it, and is taken back', async () => {
    const { page } = open;
    await step(page, 'checklist').getByRole('button', { name: 'Answer checklist' }).click();
    const form = page.getByRole('form', { name: /^Checklist/ });
    const pressed = (item: string, answer: string) =>
      form
        .locator(`[data-question="${item}"]`)
        .getByRole('button', { name: answer, exact: true })
        .getAttribute('aria-pressed');
    await form.getByText('Known risk of this patient.').waitFor();
    expect(await pressed('high-blood-pressure', 'yes')).toBe('true');
    const history = form.getByRole('region', { name: 'History' });
    await history.getByRole('button', { name: /^All \d+ others: no$/ }).click();
    await history.getByRole('button', { name: /^Yes, set \d+ to No$/ }).click();
    await history.getByText(/^\d+ set to No\./).waitFor();
    expect(await pressed('high-blood-pressure', 'yes')).toBe('true');
    expect(await pressed('coronary-disease', 'no').catch(() => 'true')).toBe('true');
    await history.getByRole('button', { name: 'Undo' }).click();
    expect(await history.locator('[aria-pressed="true"]').count()).toBe(1);
    await form.getByRole('button', { name: 'Record 1 answer' }).click();
    await actions(page)
      .getByRole('status')
      .getByText(/Checklist/)
      .first()
      .waitFor();
  });

  it('PT-250 the page of a patient names the chair that waits under that number, and leads there', async () => {
    const { page } = open;
    await actions(page).getByRole('button', { name: 'Close session', exact: true }).click();
    const close = page.getByRole('form', { name: 'Close session' });
    await close.getByRole('button', { name: 'Close session' }).click();
    await page.getByText('No session is open in this chair').waitFor();
    await openUnder(page, '2208');
    await page.goto('/patients/new');
    await page.getByLabel(/^Name/).fill('Patient 2208');
    await page.getByLabel(/^Record number/).fill('2208');
    await page.getByLabel(/^Date of birth/).fill('1981-06-03');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText(/A session in chair 7 is open under the record number 2208/).waitFor();
    await page.getByRole('button', { name: 'Check identity in chair 7' }).click();
    await identify(page);
    expect(open.complaints).toEqual([]);
  });
});
