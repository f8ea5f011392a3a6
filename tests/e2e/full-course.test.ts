import { CHECKLIST } from '@chairside/shared/screening/checklist';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { freeChair, signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { SteadyMonitor } from '../support/steady-monitor.ts';
import { GATED, putInForce, registerPatient } from './gated-clinic.fixture.ts';

const RECORD = '0981';
const WELL = { hr: 72, spo2: 98, rr: 14 };
const REST = { sys: 124, dia: 78, map: 93 };

describe('a whole visit, in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let nurse: OpenPage;
  let provider: OpenPage;
  let monitor: SteadyMonitor;
  const actions = (page: Page) => page.getByRole('complementary', { name: 'Session actions' });
  const button = (page: Page, name: string | RegExp) =>
    actions(page).getByRole('button', { name, exact: typeof name === 'string' });
  const recorded = (page: Page, text: RegExp) =>
    actions(page).getByRole('status').getByText(text).first().waitFor();
  const step = (id: string) => actions(nurse.page).locator(`[data-step="${id}"]`);

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    monitor = new SteadyMonitor(freeChair(server), WELL);
    nurse = await openPage(browser, { origin: server.origin });
    provider = await openPage(browser, { origin: server.origin });
    await signIn(nurse.page);
    await signIn(provider.page, 'provider');
    await putInForce(provider.page, GATED);
    await registerPatient(nurse.page, RECORD);
  });
  beforeEach(() => pictureOnFailure(() => nurse.page));
  afterAll(async () => {
    monitor?.stop();
    await browser?.close();
    await server?.stop();
  });

  it('CH-01 opens a session for a registered patient only with two identifiers', async () => {
    const { page } = nurse;
    const chair = page.getByRole('article', { name: /^Chair 7\b/ });
    await chair.getByRole('link', { name: 'Open chair 7' }).click();
    await page.getByLabel('Patient reference').fill(RECORD);
    await page.getByRole('option', { name: /Patient 0981, born 1984-03-11/ }).click();
    const open = page.getByRole('button', { name: 'Open session' });
    expect(await open.isDisabled()).toBe(true);
    await page.getByLabel(/^Name: Patient 0981/).check();
    await page.getByLabel(/^Date of birth/).check();
    await open.click();
    await step('identity').getByLabel('done').waitFor();
    await provider.page.goto(page.url());
  });

  it('CH-13 lists what the gate still asks, and starts nothing', async () => {
    const { page } = nurse;
    await expect.poll(() => button(page, 'Start infusion').isDisabled()).toBe(true);
    await actions(page)
      .getByText(/\d+ still asked for/)
      .waitFor();
    await button(page, 'Answer checklist').first().waitFor();
    const session = await page.request.get('/api/sessions').then((answer) => answer.json());
    const id: string = session.sessions.find(
      (one: { patientRef: string }) => one.patientRef === RECORD,
    ).id;
    const refused = await page.request.post(`/api/sessions/${id}/commands`, {
      data: { id: crypto.randomUUID(), type: 'start-infusion' },
    });
    expect(await refused.json()).toMatchObject({ refusal: 'gate-not-passed' });
  });

  it('CH-11 answers the checklist by taps, by keys, and all the others with one confirmation', async () => {
    const { page } = nurse;
    await step('checklist').getByRole('button', { name: 'Answer checklist' }).click();
    const form = page.getByRole('form', { name: /^Checklist/ });
    const question = (id: string) => form.locator(`[data-question="${id}"]`);
    await question('high-blood-pressure').getByRole('button', { name: 'no', exact: true }).focus();
    await page.keyboard.press('n');
    for (const section of ['History', 'Medicines']) {
      const own = form.getByRole('region', { name: section });
      await own.getByRole('button', { name: /others: no$/ }).click();
      await own.getByRole('button', { name: /^Yes, set \d+ to No$/ }).click();
    }
    for (const { id, stop, section } of CHECKLIST) {
      if (stop !== 'no' && section !== 'today') continue;
      const answer = id === 'fasting-kept' ? 'no' : stop === 'no' ? 'yes' : 'no';
      await question(id).getByRole('button', { name: answer, exact: true }).click();
    }
    await form.getByRole('button', { name: /^Record \d+ answers/ }).click();
    await recorded(page, /Checklist:/);
  });

  it('CH-10 takes weight, rested cuffs and scores', async () => {
    const { page } = nurse;
    await step('weight').getByRole('button', { name: 'Record weight' }).click();
    await page.getByLabel(/^Weight \(kg\)/).fill('70');
    await page.getByRole('button', { name: 'Measured today' }).click();
    await page
      .getByRole('form', { name: 'Weight today' })
      .getByRole('button', { name: 'Record weight' })
      .click();
    await recorded(page, /Weight 70 kg/);
    monitor.show({ ...WELL, nibp: { ...REST, sys: 122 } });
    await page.waitForTimeout(2_500);
    monitor.show({ ...WELL, nibp: { ...REST, sys: 126 } });
    const form = page.getByRole('form', { name: 'Set baseline' });
    await expect
      .poll(
        async () => {
          await step('baseline').getByRole('button', { name: 'Set baseline' }).click();
          const text = await form.innerText();
          if (!text.includes('Median of 2'))
            await form.getByRole('button', { name: 'Cancel' }).last().click();
          return text;
        },
        { interval: 1_500 },
      )
      .toContain('Median of 2');
    await form.getByRole('button', { name: 'Set baseline' }).click();
    await recorded(page, /Baseline set: BP 124\/78 mmHg.*median of 2 rested/);
    for (const score of [/^MOAA\/S 5/, /^Dissociation 0/, /^Nausea 0/]) {
      await step('scores').getByRole('button', { name: 'Score' }).click();
      await page.getByRole('region').getByRole('button', { name: score }).first().click();
      await actions(page).getByRole('status').waitFor();
    }
    await step('scores').getByLabel('done').waitFor();
  });

  it('CH-12 CH-17 writes the order with its arithmetic, a provider signs, a second person checks the pump', async () => {
    const { page } = nurse;
    await step('order').getByRole('button', { name: 'Write order' }).click();
    await page.getByText('70 kg x 0.5 mg/kg = 35 mg').waitFor();
    await page
      .getByRole('form', { name: 'Order' })
      .getByRole('button', { name: 'Write order' })
      .click();
    await recorded(page, /Order written/);
    await button(provider.page, 'Sign order').first().click();
    await provider.page
      .getByRole('form', { name: 'Sign the order' })
      .getByRole('button', { name: 'Sign order' })
      .click();
    await recorded(provider.page, /Order signed/);

    await step('pump').getByRole('button', { name: 'Program pump' }).click();
    const program = page.getByRole('form', { name: 'Program the pump' });
    await program.getByLabel(/^Pump/).fill('P2');
    await program.getByLabel(/^Lot number/).fill('LOT-7');
    await program.getByRole('button', { name: 'Program pump' }).click();
    await recorded(page, /Pump P2 programmed/);
    await step('check').getByRole('button', { name: 'Check pump' }).click();
    const check = page.getByRole('form', { name: 'Second check of the pump' });
    await check.getByText(/programmed the pump\. Another person checks it/).waitFor();
    await check.getByLabel(/^Rate on the pump/).fill('52.5');
    await check.getByLabel(/^Volume on the pump/).fill('35');
    const agree = check.getByRole('button', { name: /^(Check pump|Try again)$/ });
    expect(await agree.isDisabled()).toBe(true);
    await check.getByLabel(/^User name/).fill('provider');
    await check.getByLabel(/^Password/).fill('not the password');
    await agree.click();
    await check.getByText(/The user name or the password is wrong/).waitFor();
    await check.getByLabel(/^Password/).fill('demo-provider-1');
    await agree.click();
    await recorded(page, /Pump checked by a second person/);
    await step('check')
      .getByText(/Checked by Provider/)
      .waitFor();
  });

  it('CH-14 goes on with a provider’s reason where a soft item is missing, and starts', async () => {
    const { page } = nurse;
    await button(page, 'Override missing requirement').click();
    const form = page.getByRole('form', { name: /^Override/ });
    await form.getByLabel(/Fasted/).check();
    await form.getByLabel(/^Provider who decided/).fill('Provider');
    await form.getByLabel(/^Reason/).fill('small sip of water');
    await form.getByRole('button', { name: 'Override' }).click();
    await recorded(page, /Start allowed although: Fasting, as Provider decided/);
    await button(page, 'Start infusion').first().click();
    await page
      .getByRole('form', { name: 'Start infusion' })
      .getByRole('button', { name: 'Start infusion' })
      .click();
    await button(page, 'Stop infusion').waitFor();
    await expect
      .poll(() => actions(page).locator('[data-given-mg]').innerText())
      .toMatch(/^0\.[1-9].*of 35 mg/s);
  });

  it('CH-02 CH-04 CH-06 charts effects, their course and what was done', async () => {
    const { page } = nurse;
    await page.keyboard.press('n');
    await page.keyboard.press('2');
    await recorded(page, /Nausea, moderate/);
    await button(page, 'Nausea: Worse: severe').click();
    await recorded(page, /worse, severe/);
    await button(page, /^What was done for Nausea/).click();
    const done = page.getByRole('form', { name: 'What was done' });
    await done.getByRole('button', { name: 'Drug', exact: true }).click();
    await done.getByRole('button', { name: /^ondansetron/ }).click();
    await done.getByLabel(/^Dose/).fill('4');
    await done.getByRole('button', { name: 'Record' }).click();
    await recorded(page, /Ondansetron 4 mg intravenous/);
    await button(page, 'Response').click();
    const response = page.getByRole('form', { name: 'Patient response' });
    await response.getByRole('button', { name: 'Better' }).click();
    await response.getByRole('button', { name: 'Record' }).click();
    await recorded(page, /Response/);
    await button(page, 'Nausea: Resolved').click();
    await recorded(page, /resolved/);
    await button(page, /^Dissociation 2/).click();
    await recorded(page, /Dissociation 2/);
  });

  it('CH-05 corrects an entry from the log, the original stays', async () => {
    const { page } = nurse;
    const row = page
      .getByRole('row')
      .filter({ hasText: /Nausea, moderate/ })
      .first();
    await row.getByRole('button', { name: /^Correct/ }).click();
    const form = page.getByRole('form', { name: 'Nausea' });
    await form.getByRole('button', { name: '6', exact: true }).click();
    await form.getByLabel(/^Reason/).fill('asked again');
    await form.getByRole('button', { name: 'Record' }).click();
    await recorded(page, /Corrected to .*rated 6 of 10/);
    await page
      .getByRole('row')
      .filter({ hasText: /Nausea, moderate.*corrected later/s })
      .first()
      .waitFor();
  });

  it('CH-16 changes the rate, pauses, resumes and stops', async () => {
    const { page } = nurse;
    await button(page, 'Change rate').click();
    const rate = page.getByRole('form', { name: 'Change the rate' });
    await rate.getByRole('button', { name: /^50 %/ }).click();
    await rate.getByRole('button', { name: 'Side effect' }).click();
    await rate.getByRole('button', { name: 'Change rate' }).click();
    await recorded(page, /Rate changed from 52.5 to 26.3 mL\/h/);
    await button(page, 'Pause').click();
    const pause = page.getByRole('form', { name: 'Pause infusion' });
    await pause.getByRole('button', { name: 'Side effect' }).click();
    await pause.getByRole('button', { name: 'Pause infusion' }).click();
    await button(page, 'Resume infusion').click();
    await page
      .getByRole('form', { name: 'Resume infusion' })
      .getByRole('button', { name: 'Resume infusion' })
      .click();
    await button(page, 'Stop infusion').click();
    const stop = page.getByRole('form', { name: 'Stop infusion' });
    await stop.getByLabel('Side effect').check();
    await stop.getByRole('button', { name: 'Stop infusion' }).click();
    await recorded(page, /Infusion stopped, because of a side effect/);
  });

  it('CH-18 CH-19 UI-61 shows each criterion; the observation is not over, so a provider closes with a reason', async () => {
    const { page } = nurse;
    const met = (code: string) =>
      actions(page).locator(`[data-criterion="${code}"][data-state="done"]`).waitFor();
    await actions(page).locator('[data-criterion="padss"][data-state="open"]').waitFor();
    await button(page, 'Vital signs by hand').click();
    const vitals = page.getByRole('form', { name: 'Vital signs by hand' });
    await vitals.getByLabel(/^SBP/).fill('126');
    await vitals.getByLabel(/^DBP/).fill('80');
    await vitals.getByLabel(/^SpO2 \(/).fill('98');
    await vitals.getByLabel('SpO2 on room air').check();
    await vitals.getByRole('button', { name: 'Record' }).click();
    await recorded(page, /Vital signs by hand/);
    await button(page, 'Enter: PADSS').click();
    const padss = page.getByRole('form', { name: /PADSS/ });
    for (const part of await padss.getByRole('group').all()) {
      await part.getByRole('button', { name: /^2/ }).click();
    }
    await padss.getByRole('button', { name: 'Record PADSS' }).click();
    await met('padss');
    await met('gait');
    await button(page, /^MOAA\/S 5/).click();
    await met('moaas');
    await button(page, /^Dissociation 0/).click();
    await met('dissociation');
    await button(page, 'Enter: Escort').click();
    const home = page.getByRole('form', { name: 'Ride home' });
    await home.getByLabel('Who takes the patient home').fill('Sister');
    await home.getByLabel('Written instructions given').check();
    await home.getByLabel('Next appointment: None needed').check();
    await home.getByLabel('Follow-up call: No call').check();
    await home.getByRole('button', { name: 'Record' }).click();
    await met('escort');
    await met('follow-up-call');
    await actions(page)
      .locator('[data-criterion="observation"][data-state="open"]')
      .getByText(/of 30 min since the end, \d+:\d\d left/)
      .waitFor();
    await button(page, 'Close session').click();
    const refused = page.getByRole('form', { name: 'Close session' });
    await refused.getByText(/Not met: Time under observation/).waitFor();
    expect(await refused.getByRole('button', { name: 'Close session' }).isDisabled()).toBe(true);
    const last = refused.getByRole('button', { name: 'Close session' });
    await last.scrollIntoViewIfNeeded();
    const { height = 0 } = page.viewportSize() ?? {};
    const box = await last.boundingBox();
    expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);

    await button(provider.page, 'Close session').click();
    const close = provider.page.getByRole('form', { name: 'Close session' });
    await close.getByLabel(/^Reason to close/).fill('lives next door, seen by me');
    await close.getByRole('button', { name: 'Close session' }).click();
    await page.getByText('No session is open in this chair').waitFor();
    expect(nurse.complaints).toEqual([]);
    expect(provider.complaints).toEqual([]);
    expect(monitor.refusals).toEqual([]);
  });
});
