import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patientDetailSchema } from '@chairside/shared/wire/patients';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { WEB_OF_TESTS } from '../support/built-web.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import { ServerProcess } from '../support/server-process.ts';
import { type PatientClinic, patientClinic } from './patient-clinic.fixture.ts';
import { signInCookie } from './protocol-clinic.fixture.ts';

describe('patients and courses, in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-patients-'));
  let clinic: PatientClinic;
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;

  async function enter(cookie: string): Promise<OpenPage> {
    const made = await openPage(browser, { origin: server.origin });
    await made.page.context().addCookies([signInCookie(cookie, server.origin)]);
    return made;
  }
  const patientId = () => /patients\/([0-9a-f-]{36})/.exec(open.page.url())?.[1] ?? '';
  const detail = async (id: string) =>
    patientDetailSchema.parse(await (await open.page.request.get(`/api/patients/${id}`)).json());
  const fill = async (name: string, recordNumber: string, born: string) => {
    await open.page.getByLabel('Name').fill(name);
    await open.page.getByLabel('Record number').fill(recordNumber);
    await open.page.getByLabel('Date of birth').fill(born);
  };

  beforeAll(async () => {
    clinic = await patientClinic(dataDir, Date.now());
    server = await ServerProcess.start({ dataDir, env: { CHAIRSIDE_WEB_DIR: WEB_OF_TESTS } });
    browser = await launchBrowser();
    open = await enter(clinic.nurse);
  });
  beforeEach(() => pictureOnFailure(() => open.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('PW-01 PW-02 registers a patient; what is missing is said at its field', async () => {
    const { page } = open;
    await page.goto('/patients');
    // The first touch arms the sound, and the bar that asks for it goes.
    await page.getByRole('heading', { level: 1, name: 'Patients' }).click();
    await page.getByText('tap to arm').waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Register a patient' }).click();
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('Enter the name.').waitFor();
    await fill('Patient 0412', '0388', '1984-03-11');
    await page.getByRole('button', { name: 'Register' }).click();
    await page
      .getByText(/record number/i)
      .nth(1)
      .waitFor();
    expect(await page.getByLabel('Record number').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Record number').fill('0412');
    await page.getByText('Allergic to', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Substance 1' }).fill('Latex');
    await page.getByLabel('High blood pressure', { exact: true }).check();
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('heading', { level: 1, name: 'Patient 0412' }).waitFor();
    await page.getByText('Latex', { exact: true }).waitFor();
    const { patient } = await detail(patientId());
    expect(patient).toMatchObject({
      ...{ recordNumber: '0412', version: 1, riskFactors: ['high-blood-pressure'] },
      allergies: { list: [{ substance: 'Latex' }] },
    });
  });

  it('PW-08 shows who else it may be before somebody is registered twice', async () => {
    const { page } = open;
    const first = patientId();
    await page.goto('/patients/new');
    await fill('patient  0412', '0412-2', '1984-03-11');
    await page.getByRole('button', { name: 'Register' }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'Is this the same person?' });
    await notice.getByRole('link', { name: 'Patient 0412' }).waitFor();
    // What was typed survives a reload.
    await page.reload();
    const number = page.getByLabel('Record number');
    await expect.poll(() => number.inputValue()).toBe('0412-2');
    await page.getByRole('button', { name: 'Register' }).click();
    await notice.getByRole('button', { name: /^This is a different person/ }).click();
    await page.getByRole('heading', { level: 1, name: 'patient 0412' }).waitFor();
    expect(patientId()).not.toBe(first);
    await page.goto(`/patients?search=${encodeURIComponent('11.03.1984')}`);
    await page.getByRole('link', { name: 'Patient 0412', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Patient 0412' }).waitFor();
    expect(patientId()).toBe(first);
  });

  it('PW-06 PW-07 begins a course from a template, with its dates before it is saved', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Begin a course' }).click();
    const form = page.getByRole('form', { name: 'Begin a course' });
    await form.getByRole('button', { name: 'Begin the course' }).click();
    await form.getByText('Enter what the infusions are for.').waitFor();
    await form.getByLabel('Indication').selectOption('major-depression');
    await form.getByLabel('First infusion').fill('2027-01-04');
    const dates = form.getByRole('region', { name: 'Planned dates' });
    await dates.getByText('Mon 4 Jan 2027').waitFor();
    await dates.getByText('Wed 6 Jan 2027').waitFor();
    await form.getByRole('button', { name: 'Begin the course' }).click();
    const course = page.getByRole('article', { name: 'Major depression' });
    await course.getByText('0 of 8', { exact: true }).waitFor();
    await course.getByText(/Infusion 1 of 8/).waitFor();
    await course.getByText(/is due Mon 4 Jan 2027/).waitFor();
    const { courses } = await detail(patientId());
    expect(courses).toMatchObject([{ indication: 'major-depression', planned: 8, given: 0 }]);
  });

  it('PW-01 asks about an unusual weight, and keeps answers of the follow-up', async () => {
    const { page } = open;
    const weight = page.getByRole('form', { name: 'Add a weight' });
    await weight.getByLabel('Weight now, kg').fill('71');
    await weight.getByRole('button', { name: 'Add weight' }).click();
    await page.getByText('71 kg', { exact: true }).waitFor();
    await weight.getByLabel('Weight now, kg').fill('92');
    const question = weight.getByLabel('The last weight was 71 kg. Is 92 kg right?');
    expect(await weight.getByRole('button', { name: 'Add weight' }).isDisabled()).toBe(true);
    await question.check();
    await weight.getByRole('button', { name: 'Add weight' }).click();
    await page.getByText('92 kg', { exact: true }).waitFor();
    // Never asked is not none, and a concern about cognition is not a nurse's to write.
    expect(await page.getByText('Not asked yet').count()).toBeGreaterThan(3);
    expect(await page.getByRole('button', { name: 'Answer Cognitive concern' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Answer Urinary urgency' }).click();
    const answer = page.getByRole('form', { name: 'Urinary urgency' });
    await answer.getByText('Present', { exact: true }).click();
    await answer.getByLabel('Severity').selectOption('moderate');
    await answer.getByLabel('Note').fill('since two weeks');
    await answer.getByRole('button', { name: 'Save answer' }).click();
    await page.getByText('Present, moderate').first().waitFor();
    const { weights, followUps } = await detail(patientId());
    expect(weights.map(({ kg }) => kg)).toEqual([92, 71]);
    expect(followUps).toMatchObject([{ answer: 'present', note: 'since two weeks' }]);
  });

  it('PW-04 PW-05 two people change one patient, and nothing is overwritten unseen', async () => {
    const { page } = open;
    const id = patientId();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Name').fill('Patient 0412, changed');
    const { patient } = await detail(id);
    const { recordNumber, name, dateOfBirth, allergies, riskFactors } = patient;
    const other = { recordNumber, name: `${name} B`, dateOfBirth, allergies, riskFactors };
    const saved = await page.request.put(`/api/patients/${id}`, {
      data: { ...other, sex: 'female', version: 1 },
    });
    expect(saved.status()).toBe(200);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'while you had it open' });
    await notice.getByRole('row', { name: /^Name .* yours replaces it$/ }).waitFor();
    await notice.getByRole('row', { name: /^Sex .* stays as saved now$/ }).waitFor();
    await notice.getByRole('button', { name: 'Save my changes over it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Patient 0412, changed' }).waitFor();
    expect((await detail(id)).patient).toMatchObject({ version: 3, sex: 'female' });
    await page.getByRole('link', { name: 'Changes' }).click();
    await page.getByRole('heading', { name: 'Version 3' }).waitFor();
    await page.getByRole('row', { name: 'Name Patient 0412 B Patient 0412, changed' }).waitFor();
    await page.goto(`/patients/${id}`);
  });

  it('PW-09 opens a session at a free chair, with two identifiers compared', async () => {
    const { page } = open;
    const id = patientId();
    await page.getByRole('button', { name: 'Open a session' }).click();
    const form = page.getByRole('form', { name: 'Open a session' });
    await form.getByLabel('Chair').selectOption(clinic.chairId);
    const button = form.getByRole('button', { name: 'Open session' });
    await form.getByLabel(/^Name: Patient 0412/).check();
    expect(await button.isDisabled()).toBe(true);
    await form.getByLabel(/^Date of birth/).check();
    await button.click();
    await page.waitForURL(`**/chairs/${clinic.chairId}`);
    const { sessions } = await detail(id);
    expect(sessions).toMatchObject([{ chairId: clinic.chairId, patientId: id, phase: 'before' }]);
    expect(sessions[0]?.courseId).not.toBeNull();
    await page.goto(`/patients/${id}`);
    await page.getByRole('link', { name: 'Go to the chair' }).waitFor();
  });

  it('CR-01 CR-04 lays the sessions of a course over each other, with a table beside', async () => {
    const { page } = open;
    const { patientId: id, courseId } = clinic.seen;
    await page.goto(`/patients/${id}`);
    await page.getByRole('link', { name: 'Compare sessions' }).click();
    await page.waitForURL(`**/patients/${id}/courses/${courseId}`);
    const table = page.getByRole('table', { name: /^Sessions in figures/ });
    await table.getByRole('radio').nth(1).waitFor();
    expect(await table.getByRole('radio').nth(1).isChecked()).toBe(true);
    await table.getByRole('radio').first().check();
    const rows = table.getByRole('row');
    expect(await rows.count()).toBe(3);
    // HR peak 129; the cuff was never taken.
    expect(await rows.nth(1).innerText()).toMatch(/--\s+129/);
    const effects = page.getByRole('table', { name: /^Effects by session/ });
    await effects.getByRole('row', { name: /^Nausea 2 of 2/ }).waitFor();
    expect(await page.locator('.recharts-surface').count()).toBeGreaterThan(2);
  });

  it('CR-05 CR-08 shows the figures of the clinic beside what is published', async () => {
    const { page } = open;
    await page.goto('/clinic');
    const row = page.getByRole('row', { name: /^Nausea 67 % 2 of 3/ });
    await row.waitFor();
    expect(await row.innerText()).toContain('13.3 %');
    await page.getByText('0.98 %').waitFor();
    await page.getByLabel('Last day').fill('2020-01-01');
    await page.getByLabel('First day').fill('2020-01-01');
    await page.getByText('No session in these days').waitFor();
  });

  it('PT-16 an administrator reads patients and edits schedules, and registers nobody', async () => {
    const administrator = await enter(clinic.administrator);
    const { page } = administrator;
    await page.goto('/patients');
    await page.getByRole('link', { name: 'Patient 0388' }).waitFor();
    expect(await page.getByRole('link', { name: 'Register a patient' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Edit schedules' }).click();
    await page.getByRole('button', { name: 'Add a schedule' }).click();
    const added = page.getByRole('region', { name: 'New schedule' });
    await added.getByLabel('Infusions each').fill('2');
    await page.getByRole('button', { name: 'Save schedules' }).click();
    await page.getByText(/^Version 1, saved by Administrator/).waitFor();
    await administrator.close();
  });

  it('PW-01 complains of nothing', () => {
    expect(open.complaints).toEqual([]);
  });
});
