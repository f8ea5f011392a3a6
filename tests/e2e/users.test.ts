import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings, showTheme } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage, THEMES, type Theme } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';

const FIRST = 'first-for-vera';
const OWN = 'chosen-by-vera';
const SECOND = 'second-for-vera';
const LATER = 'chosen-later-by-vera';
/** A page that is signed out elsewhere says so this soon. */

describe("users' access in a browser", () => {
  let server: ServerProcess;
  let browser: Browser;
  let admin: OpenPage;
  let vera: OpenPage;
  const row = () => admin.page.getByRole('row', { name: /Vera Stein/ });
  const chairs = (page: Page) => page.getByRole('article', { name: /^Chair 1\b/ });

  async function enter(page: Page, password: string): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel('User name').fill('vera');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async function change(page: Page, current: string, password: string): Promise<void> {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password', { exact: true }).fill(password);
    await page.getByLabel('New password again').fill(password);
    await page.keyboard.press('Enter');
  }

  async function ask(what: string) {
    await row().getByRole('button', { name: 'Access of Vera Stein' }).click();
    await admin.page.getByRole('menuitem', { name: what }).click();
    return admin.page.getByRole('form', { name: /Vera Stein/ });
  }

  const signedOut = (page: Page) => page.waitForURL('**/sign-in');

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    admin = await openPage(browser, { origin: server.origin });
    vera = await openPage(browser, { origin: server.origin });
    await signIn(admin.page, 'admin');
    await admin.page.goto('/administration');
    await admin.page.getByRole('tab', { name: 'Users' }).click();
  });
  beforeEach(() => pictureOnFailure(() => vera.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('UI-65 lets a new person in once they have chosen their own password', async () => {
    const { page } = admin;
    await page.getByLabel('Name', { exact: true }).fill('Vera Stein');
    await page.getByLabel('User name').fill('vera');
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Provider' }).click();
    await page.getByLabel('First password').fill(FIRST);
    await page.getByRole('button', { name: 'Create user' }).click();
    await row().getByText('Given password not changed yet').waitFor();

    const streams: string[] = [];
    vera.page.on('websocket', (socket) => streams.push(socket.url()));
    await enter(vera.page, FIRST);
    await vera.page.getByText(/^An administrator chose this password/).waitFor();
    await vera.page.goto('/patients');
    await vera.page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
    expect(await vera.page.getByRole('navigation').count()).toBe(0);
    for (const theme of Object.keys(THEMES) as Theme[]) {
      await showTheme(vera.page, theme);
      expect(await seriousFindings(vera.page), theme).toEqual([]);
    }
    expect(streams).toEqual([]);
    await change(vera.page, FIRST, FIRST);
    await vera.page.getByText(/^This is your current password/).waitFor();
    await change(vera.page, FIRST, OWN);
    await vera.page.getByRole('heading', { name: 'Patients' }).waitFor();
    await vera.page.getByRole('link', { name: 'Station', exact: true }).click();
    await chairs(vera.page).waitFor();
  });

  it('UI-66 signs a person out whose password an administrator sets, and has them choose again', async () => {
    await admin.page.reload();
    await admin.page.getByRole('tab', { name: 'Users' }).click();
    await row().getByText('Active', { exact: true }).waitFor();
    const form = await ask('Set new password');
    await form.getByLabel('New password', { exact: true }).fill(SECOND);
    await form.getByLabel('New password again').fill(SECOND);
    await form.getByRole('button', { name: 'Set new password' }).click();
    await signedOut(vera.page);
    await row().getByText('Given password not changed yet').waitFor();
    await enter(vera.page, OWN);
    await vera.page.getByText('User name or password is wrong.').waitFor();
    await enter(vera.page, SECOND);
    await change(vera.page, SECOND, OWN);
    await chairs(vera.page).waitFor();
  });

  it('UI-65 changes a password by the menu, and signs the other screens out', async () => {
    const other = await openPage(browser, { origin: server.origin });
    await enter(other.page, OWN);
    await chairs(other.page).waitFor();
    await vera.page.getByRole('button', { name: 'Vera Stein, menu' }).click();
    await vera.page.getByRole('menuitem', { name: 'Change password' }).click();
    await change(vera.page, 'not-her-password', LATER);
    await vera.page.getByText('This is not your current password.').waitFor();
    await change(vera.page, OWN, LATER);
    await vera.page.getByText(/^Other screens where you were signed in are signed out/).waitFor();
    await signedOut(other.page);
    await vera.page.keyboard.press('Enter');
    await chairs(vera.page).waitFor();
    await other.close();
  });

  it('UI-66 takes access away, which signs the person out and lets nobody in, and gives it back', async () => {
    const form = await ask('Deactivate user');
    await form.getByText(/What they recorded stays/).waitFor();
    await form.getByRole('button', { name: 'Deactivate user' }).click();
    await signedOut(vera.page);
    await row()
      .getByText(/^Deactivated/)
      .waitFor();
    expect(await row().evaluate((one) => one.nextElementSibling)).toBeNull();
    for (const theme of Object.keys(THEMES) as Theme[]) {
      await showTheme(admin.page, theme);
      expect(await seriousFindings(admin.page), theme).toEqual([]);
    }
    await enter(vera.page, LATER);
    await vera.page.getByText('User name or password is wrong.').waitFor();
    await row().getByRole('button', { name: 'Access of Vera Stein' }).click();
    await admin.page.getByRole('menuitem', { name: 'Reactivate user' }).click();
    await row().getByText('Active', { exact: true }).waitFor();
    await enter(vera.page, LATER);
    await chairs(vera.page).waitFor();
    expect([admin.complaints, vera.complaints]).toEqual([[], []]);
  });
});
