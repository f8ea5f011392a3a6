import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { protocolDetailSchema } from '@chairside/shared/wire/protocols';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { WEB_OF_TESTS } from '../support/built-web.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import { ServerProcess } from '../support/server-process.ts';
import { type ProtocolClinic, protocolClinic, signInCookie } from './protocol-clinic.fixture.ts';

const DRAFT = encodeURIComponent('default@2');

describe('the protocol editor, in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-protocol-'));
  let clinic: ProtocolClinic;
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;

  async function enter(cookie: string): Promise<OpenPage> {
    const made = await openPage(browser, { origin: server.origin });
    await made.page.context().addCookies([signInCookie(cookie, server.origin)]);
    return made;
  }

  const section = async (page: Page, name: string) => {
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await page.getByRole('heading', { level: 3, name, exact: true }).waitFor();
  };
  const saved = (page: Page) => page.getByText('Saved.', { exact: true });
  const save = async (page: Page) => {
    await page.getByRole('button', { name: 'Save draft' }).click();
    await saved(page).waitFor();
  };
  const version = async (reference: string) =>
    protocolDetailSchema.parse(
      await (await open.page.request.get(`/api/protocols/${reference}`)).json(),
    );

  beforeAll(async () => {
    clinic = await protocolClinic(dataDir, Date.now());
    server = await ServerProcess.start({ dataDir, env: { CHAIRSIDE_WEB_DIR: WEB_OF_TESTS } });
    browser = await launchBrowser();
    open = await enter(clinic.provider);
  });
  beforeEach(() => pictureOnFailure(() => open.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('PR-63 adds a limit, changes a band, the grid of the cuff and the ladder', async () => {
    const { page } = open;
    await page.goto('/protocols');
    await page.getByRole('button', { name: 'New draft from this' }).click();
    await saved(page).waitFor();
    await page.getByRole('button', { name: 'Add a limit' }).click();
    const added = page.getByRole('region', { name: 'New limit' });
    await added.getByLabel('Limit, %').fill('95');
    await added.getByRole('combobox', { name: 'Priority' }).click();
    await page.getByRole('option', { name: 'Advisory' }).click();
    await added.getByRole('button', { name: 'Add limit' }).click();
    const card = page.getByRole('region', { name: 'SpO2 ≤ 95 %' });
    await card.getByText('Clinic default, not from a published source.').waitFor();

    await section(page, 'Heart rate');
    await page.getByRole('button', { name: /^HR > baseline/ }).click();
    const bands = page.getByRole('table', { name: 'HR by baseline' });
    await bands.getByLabel('Row 1, from the baseline').fill('40');
    await page.getByText(/^In force: HR > baseline below 60: \+35/).waitFor();

    await section(page, 'Cuff and assessments');
    await page.getByLabel('Due at these minutes of the infusion').fill('0, 5, 10, 15, 30, 40');
    await page.getByText('In force: 0, 5, 10, 20, 30, 40').waitFor();

    await section(page, 'Calls for help');
    const call = page.locator('[data-field="escalation.clinic"]');
    await call.fill('45');
    await save(page);

    const { document } = await version(DRAFT);
    expect(
      document.limits.find(({ signal, tier }) => signal === 'spo2' && tier === 'info'),
    ).toMatchObject({ test: { kind: 'absolute', op: '<=', value: 95 }, source: { ids: [] } });
    const band = document.limits.find(({ id }) => id === 'hr-rise-warning')?.test;
    expect(band?.kind === 'band-around-baseline' && band.bands[0]).toEqual({
      below: 60,
      points: 40,
    });
    expect(document.cuff.cadence?.atMinutes).toEqual([0, 5, 10, 15, 30, 40]);
    expect(document.escalation).toContainEqual({ afterMs: 45_000, to: 'clinic' });
  });

  it('PR-47 says beside the field why a limit makes no sense, and saves nothing', async () => {
    const { page } = open;
    await section(page, 'Oxygen saturation');
    await page.getByRole('button', { name: /^SpO2 < 90 %/ }).click();
    const card = page.getByRole('region', { name: /^SpO2 < / }).nth(1);
    await card.getByLabel('Limit, %', { exact: true }).fill('96');
    await card.getByText(/It comes before the warning at SpO2 ≤ 93 %/).waitFor();
    expect(await page.getByRole('button', { name: 'Save draft' }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await saved(page).waitFor();
  });

  it('PR-44 keeps what is not saved over a reload, and asks before it is left', async () => {
    const { page } = open;
    await section(page, 'Oxygen saturation');
    await page.getByRole('button', { name: /^SpO2 ≤ 93 %/ }).click();
    const card = page.getByRole('region', { name: /^SpO2 ≤ 9[13] %/ });
    await card.getByLabel('Limit, %', { exact: true }).fill('91');
    await page.getByText('Not saved yet; kept in this browser.').waitFor();
    await page.reload();
    await page.getByText(/were restored; they are not saved yet/).waitFor();
    await page.getByRole('region', { name: 'SpO2 ≤ 91 %' }).getByText('changed').waitFor();
    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.getByRole('button', { name: 'Stay' }).click();
    expect(page.url()).toContain(DRAFT);
  });

  it('PR-45 tells what somebody else has saved meanwhile, and puts both together', async () => {
    const other = await enter(clinic.administrator);
    await other.page.goto(`/protocols/${DRAFT}?section=equipment`);
    await other.page.getByLabel('Probe off after, s').fill('12');
    await save(other.page);
    await other.close();
    const { page } = open;
    await page.getByRole('button', { name: 'Save draft' }).click();
    const conflict = page.getByRole('alert', { name: 'Saved by another user' });
    await conflict.getByText(/Administrator saved this draft/).waitFor();
    await conflict.getByText('Equipment, Probe off after: 12 s (was 15 s)').waitFor();
    await conflict.getByRole('button', { name: 'Apply my changes to theirs' }).click();
    await save(page);
    const { document } = await version(DRAFT);
    expect(document.equipment?.probeOffAfterMs).toBe(12_000);
    expect(document.limits.find(({ id }) => id === 'spo2-low-warning')?.test).toMatchObject({
      value: 91,
    });
  });

  it('PR-57, PR-61 says the rate of each limit over the sessions that are chosen', async () => {
    const { page } = open;
    await section(page, 'Rehearsal');
    await page.getByText('By hand', { exact: true }).click();
    await page.getByRole('checkbox', { name: /^0412/ }).check();
    await page.getByText('1 picked').waitFor();
    await section(page, 'Oxygen saturation');
    await page.getByRole('region', { name: 'SpO2 ≤ 91 %' }).getByText('0/h, was 6/h').waitFor();
    await page.getByRole('region', { name: 'SpO2 ≤ 95 %' }).getByText('6/h, was 0/h').waitFor();
  });

  it('PR-55, PR-60 rehearses the chosen session: what is added and removed, with its trace', async () => {
    const { page } = open;
    await section(page, 'Rehearsal');
    const report = page.getByRole('region', { name: 'Rehearsal' });
    await report.getByText(/in 1 session of 1\.0 hours, against default@1/).waitFor();
    await report.getByText('6 added, 6 removed').click();
    await report
      .getByText(/^Removed: Warning SpO2 low <= 93 %, worst 92: raised/)
      .first()
      .waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      report.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('rehearsal.csv');
  });

  it('PR-42 shows the whole difference before it is approved; a new session runs under it', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Approve ...' }).click();
    const dialog = page.getByRole('region', { name: 'Approve Default v2' });
    for (const changed of ['SpO2 ≤ 95 %', '0, 5, 10, 15, 30, 40', '45 s', '12 s', 'SpO2 ≤ 91 %']) {
      await dialog.getByRole('cell', { name: changed }).first().waitFor();
    }
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('button', { name: 'Put in force' }).click();
    await page.getByText(/^In force · default@2/).waitFor();

    const id = randomUUID();
    const answer = await page.request.post(`/api/sessions/${id}/commands`, {
      data: { id: randomUUID(), type: 'open', chairId: clinic.chairId, patientRef: '0500' },
    });
    expect(answer.ok()).toBe(true);
    const session = await (await page.request.get(`/api/sessions/${id}`)).json();
    expect(session.protocol).toMatchObject({ version: 2 });
    expect(session.protocol.cuff.cadence.atMinutes).toEqual([0, 5, 10, 15, 30, 40]);
    const inForce = await version('in-force');
    expect([inForce.reference, inForce.approved?.by.kind]).toEqual(['default@2', 'user']);
    expect(open.complaints).toEqual([]);
  });
});
