import { sessionListSchema } from '@chairside/shared/wire/session-list';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { freeChair, signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { passGate } from '../support/pass-gate.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { SteadyMonitor } from '../support/steady-monitor.ts';

const PATIENT = '0977';
const WELL = { hr: 72, spo2: 97, rr: 14 };

/** The number of a tile's vital; null while it is `--`. */
async function vital(tile: Locator, name: string): Promise<number | null> {
  const frame = tile.locator('[data-identity]', { has: tile.page().getByTitle(name) });
  // Before it stand the limits, where the tile has room for them.
  const number = frame.locator('[data-whole]').last();
  const text = /\b\d{2,3}\b/.exec(await number.innerText());
  return text === null ? null : Number(text[0]);
}

/** The running sessions of this patient. */
async function sessionsOf(page: OpenPage['page']): Promise<readonly { readonly id: string }[]> {
  const answer = await page.request.get(`/api/sessions?phase=running&search=${PATIENT}`);
  return sessionListSchema.parse(await answer.json()).sessions;
}

describe('the main job, in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;
  let monitor: SteadyMonitor;
  const chair = () => open.page.getByRole('article', { name: /^Chair 7\b/ });
  const header = () => open.page.getByRole('banner');

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    monitor = new SteadyMonitor(freeChair(server), WELL);
    open = await openPage(browser, { origin: server.origin });
  });
  beforeEach(() => pictureOnFailure(() => open.page));
  afterAll(async () => {
    monitor?.stop();
    await browser?.close();
    await server?.stop();
  });

  it('UI-54 signs in and shows six live chairs', async () => {
    await signIn(open.page);
    for (const label of ['1', '2', '3', '4', '5', '6']) {
      const tile = open.page.getByRole('article', { name: new RegExp(`^Chair ${label}\\b`) });
      await expect.poll(() => vital(tile, 'Heart rate'), { timeout: 20_000 }).toBeGreaterThan(30);
      await expect.poll(() => vital(tile, 'Oxygen saturation')).toBeGreaterThan(80);
    }
    await header().getByText('live', { exact: true }).waitFor();
    await header()
      .getByRole('button', { name: /Sound on/ })
      .waitFor();
  });

  it('UI-67 the first touch of a page arms the sound and is taken for what it touched', async () => {
    // Signed in already and never touched: as a wall screen after its nightly restart.
    const fresh = await openPage(browser, { origin: server.origin });
    onTestFinished(fresh.close);
    const { page } = fresh;
    await page.context().addCookies(await open.page.context().cookies());
    // Looking into a page counts as touching it: not before it has asked for its sound, beside opening its stream.
    await Promise.all([page.waitForEvent('websocket'), page.goto('/')]);
    const bar = page.getByRole('button', { name: /^Sound is off/ });
    await bar.waitFor();
    await page.getByRole('banner').getByText('live', { exact: true }).waitFor();
    const link = page.getByRole('link', { name: 'Open chair 2' });
    const place = await link.boundingBox();
    await link.hover();
    await page.mouse.down();
    // As long as a finger rests on a screen.
    await page.waitForTimeout(300);
    expect(await bar.isVisible()).toBe(true);
    expect(await link.boundingBox()).toEqual(place);
    await page.mouse.up();
    await page.waitForURL(/\/chairs\//);
    await bar.waitFor({ state: 'detached' });
    expect(fresh.complaints).toEqual([]);
  });

  it('UI-54 opens a session, agrees a baseline and starts the infusion', async () => {
    const { page } = open;
    await chair().getByRole('button', { name: 'Open a session' }).click();
    await page.getByLabel('Patient reference').fill(PATIENT);
    await page.getByRole('button', { name: 'Open session' }).click();
    await expect.poll(() => vital(chair(), 'Heart rate'), { timeout: 10_000 }).toBe(72);
    monitor.show({ ...WELL, nibp: { sys: 118, dia: 74, map: 89 } });
    await chair().getByRole('link', { name: 'Open chair 7' }).click();
    const actions = page.getByRole('complementary', { name: 'Session actions' });
    const baseline = page.getByRole('form', { name: 'Set baseline' });
    // The draft is made when the form opens, from what this session has measured by then.
    await expect
      .poll(
        async () => {
          // Another step may take the place of this one while it is clicked: its form is put away.
          const cancel = actions.getByRole('form').getByRole('button', { name: 'Cancel' }).last();
          if (await cancel.isVisible()) await cancel.click();
          await actions.getByRole('button', { name: 'Set baseline' }).first().click();
          await actions.getByRole('form').waitFor();
          if (!(await baseline.isVisible())) return '';
          return baseline.getByLabel(/^SBP/).inputValue();
        },
        { timeout: 20_000, interval: 1_000 },
      )
      .toBe('118');
    await baseline.getByRole('button', { name: 'Set baseline' }).click();
    await actions
      .getByRole('status')
      .getByText(/Baseline set/)
      .waitFor();
    // What the gate asks for has tests of its own.
    const [running] = await sessionsOf(page);
    await passGate(server.origin, running?.id ?? '');
    await actions.getByRole('button', { name: 'Start infusion' }).click();
    const start = page.getByRole('form', { name: 'Start infusion' });
    await start.getByLabel(/^Dose/).fill('35');
    await start.getByRole('button', { name: 'Start infusion' }).click();
    await actions.getByRole('button', { name: 'Stop infusion' }).waitFor();
  });

  it('UI-12 logs nausea "moderate" in two taps', async () => {
    const { page } = open;
    await page.getByRole('link', { name: 'Station', exact: true }).click();
    await expect.poll(() => chair().innerText(), { timeout: 15_000 }).toContain('Infusing');
    await chair().getByRole('button', { name: 'Log Nausea' }).click();
    await chair().getByRole('button', { name: 'Nausea moderate' }).click();
    await chair().getByRole('status').getByText('Nausea moderate logged').waitFor();
  });

  it('UI-03 UI-54 raises a critical alarm on a desaturation, shows it and the sound, and takes the acknowledgement', async () => {
    monitor.show({ ...WELL, spo2: 84 });
    const acknowledge = chair().getByRole('button', { name: /^Acknowledge: SpO2 84/ });
    await acknowledge.waitFor({ timeout: 40_000 });
    expect(await chair().innerText()).toMatch(/SpO2 84\s*<\s*\d\d/);
    await expect.poll(() => header().innerText()).toMatch(/[1-9]\d*\s*critical/);
    await header()
      .getByRole('button', { name: /Sound on/ })
      .waitFor();
    await acknowledge.click();
    await acknowledge.waitFor({ state: 'detached' });
    // Still low: what was acknowledged stays on screen until the value is back.
    expect(await chair().innerText()).toMatch(/SpO2 84/);
  });

  it('UI-54 stops, and finds all of it in the session log', async () => {
    const { page } = open;
    monitor.show(WELL);
    await chair().getByRole('link', { name: 'Open chair 7' }).click();
    const actions = page.getByRole('complementary', { name: 'Session actions' });
    await actions.getByRole('button', { name: 'Stop infusion' }).click();
    const stop = page.getByRole('form', { name: 'Stop infusion' });
    await stop.getByLabel('Completed as planned').check();
    await stop.getByRole('button', { name: 'Stop infusion' }).click();
    await actions.getByRole('button', { name: 'Close session' }).waitFor();
    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.getByRole('link', { name: new RegExp(PATIENT) }).click();
    const log = page.getByRole('main');
    for (const entry of [
      /Session opened in chair 7 for 0977/,
      /Baseline set: .*SpO2 97/,
      /Infusion started: ketamine 35 mg/,
      /Nausea, moderate/,
      /Critical alarm: SpO2 84 < \d\d/,
      /Alarm acknowledged: SpO2/,
      /Infusion stopped, completed/,
    ]) {
      await log.getByText(entry).first().waitFor();
    }
    expect(open.complaints).toEqual([]);
    expect(monitor.refusals).toEqual([]);
  });
});
