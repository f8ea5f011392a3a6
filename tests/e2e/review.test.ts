import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { hashPassword } from '@chairside/server/identity/passwords';
import { SIGN_IN_COOKIE, SignInService } from '@chairside/server/identity/sign-in.service';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import type { Store } from '@chairside/server/store/ports/store';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { WEB_OF_TESTS } from '../support/built-web.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { recordPast, wandering } from '../support/past-session.ts';
import { type SeededClinic, seedClinic } from '../support/seeded-clinic.ts';

const PASSWORD = 'dusk over the harbour';
const MINUTE = 60_000;
/** Clocks of the clinic (Europe/Berlin) go back at 01:00 UTC on the one night and on on the other. */
const AUTUMN = Date.UTC(2025, 9, 25, 23, 40);
const SPRING = Date.UTC(2025, 2, 30, 0, 20);
const LEFT = { type: 'close', outcome: 'left-against-advice', note: 'Did not wait' } as const;

describe('review in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-review-'));
  const ids: Record<string, string> = {};
  let store: Store;
  let clinic: SeededClinic;
  let server: RunningServer;
  let browser: Browser;
  let provider: OpenPage;
  let page: Page;

  const cookieOf = async (role: 'nurse' | 'provider', name: string) => {
    const user = await store.identity.createUser({
      ...{ clinicId: clinic.id, userName: name.toLowerCase(), name, role },
      passwordHash: await hashPassword(PASSWORD),
    });
    const { secret } = await new SignInService(store.identity, 86_400_000).open(user, Date.now());
    return { name: SIGN_IN_COOKIE, value: secret, url: server.url };
  };

  beforeAll(async () => {
    const log = createLogger('silent');
    store = await openStore({ dataDir, logger: log, commitWindowMs: 5, spoolLimit: 100_000 });
    clinic = await seedClinic(store, 2, SPRING);
    const short = (openedAt: number, patientRef: string) => ({
      ...{
        openedAt,
        patientRef,
        minutes: 100,
        vitals: (s: number) => (s % 10 ? null : wandering(s)),
      },
      steps: [
        { min: 10, command: { type: 'start-infusion', doseMg: 40, plannedMinutes: 40 } as const },
        {
          min: 20,
          command: { type: 'observe-effect', term: 'nausea', severity: 'moderate' } as const,
        },
        { min: 50, command: { type: 'stop-infusion', reason: 'completed' } as const },
        { min: 100, command: LEFT },
      ],
    });
    ids.spring = await recordPast(store, clinic, short(SPRING, '0101'));
    ids.autumn = await recordPast(store, clinic, short(AUTUMN, '0102'));
    const day = AUTUMN + 40 * 24 * 60 * MINUTE;
    const hourOn = (n: number) => day + n * 10 * 60 * MINUTE;
    ids.empty = await recordPast(store, clinic, {
      ...{ patientRef: '0103', openedAt: hourOn(0), minutes: 1, vitals: () => null },
      steps: [{ min: 1, command: { type: 'close' } }],
    });
    ids.one = await recordPast(store, clinic, {
      ...{ patientRef: '0104', openedAt: hourOn(1), minutes: 2 },
      vitals: (second) => (second === 60 ? { hr: 72, spo2: 97 } : null),
      steps: [{ min: 2, command: { type: 'close' } }],
    });
    ids.aborted = await recordPast(store, clinic, {
      ...{ patientRef: '0105', openedAt: hourOn(2), minutes: 12, vitals: wandering },
      steps: [
        { min: 5, command: { type: 'start-infusion', doseMg: 40, plannedMinutes: 40 } },
        { min: 8, command: { type: 'stop-infusion', reason: 'side-effect' } },
        { min: 12, command: LEFT },
      ],
    });
    ids.long = await recordPast(store, clinic, {
      ...{ patientRef: '0106', openedAt: hourOn(3), minutes: 480 },
      vitals: (second) => (second % 10 ? null : wandering(second)),
      steps: [
        { min: 10, command: { type: 'start-infusion', doseMg: 40, plannedMinutes: 240 } },
        { min: 400, command: { type: 'stop-infusion', reason: 'completed' } },
        { min: 480, command: LEFT },
      ],
    });
    server = await startServer(readConfig({ PORT: '0', CHAIRSIDE_WEB_DIR: WEB_OF_TESTS }), {
      store,
      log,
    });
    browser = await launchBrowser();
    provider = await openPage(browser, { origin: server.url });
    await provider.page.context().addCookies([await cookieOf('provider', 'Provider')]);
    page = provider.page;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await store?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const rows = () => page.getByRole('table').getByRole('row');
  const drawing = () =>
    page.getByRole('region', { name: 'Chart' }).locator('svg:has(text)').first();
  const open = async (id: string | undefined) => {
    await page.goto(`/sessions/${id}`);
    await page.getByRole('heading', { name: 'Effects', exact: true }).waitFor();
    await drawing().waitFor();
  };

  const drawnText = async () => (await drawing().textContent()) ?? '';

  it('RW-01 begins with what waits for a signature, and keeps every filter in the address', async () => {
    await page.goto('/sessions');
    await page.getByRole('link', { name: '0106' }).waitFor();
    expect(page.url()).toContain('unsigned=true');
    expect(await rows().count()).toBe(7);
    await page.getByLabel('Search').fill('0102');
    await page.getByText('1 session shown').waitFor();
    expect(page.url()).toContain('search=0102');
    await page.reload();
    await page.getByText('1 session shown').waitFor();
    expect(await page.getByLabel('Search').inputValue()).toBe('0102');
    await page.getByLabel('Search').fill('nobody');
    await page.getByText('No session matches').waitFor();
    await page.getByRole('button', { name: 'Show all sessions' }).click();
    await page.getByText('6 sessions shown').waitFor();
  });

  it('RW-02 finds the sessions of both nights when the clocks change by the day of the clinic', async () => {
    await page.goto('/sessions?phase=all&from=2025-10-26&to=2025-10-26');
    await page.getByRole('link', { name: '0102' }).waitFor();
    await page.goto('/sessions?phase=all&from=2025-10-25&to=2025-10-25');
    await page.getByText('No session matches').waitFor();
    await page.goto('/sessions?phase=all&from=2025-03-30&to=2025-03-30');
    await page.getByRole('link', { name: '0101' }).waitFor();
  });

  it('RW-12 tells the hour that is lived twice apart, and leaves out the one that is none', async () => {
    await open(ids.autumn);
    const clocks = await drawnText();
    expect(clocks).toContain('02:20 GMT+2');
    expect(clocks).toContain('02:20 GMT+1');
    await open(ids.spring);
    const spring = await drawnText();
    expect(spring).toContain('01:30');
    expect(spring).not.toMatch(/02:[0-5]\d/);
    expect(spring).toContain('03:00');
  });

  it('RW-12 shows a session without readings, with one, one that was aborted, and one of eight hours', async () => {
    await open(ids.empty);
    await page.getByText('No vital was measured in this session.').waitFor();
    await page.getByText('No reading came from a monitor.').waitFor();
    await open(ids.one);
    const rate = page.getByRole('row', { name: /^HR/ });
    expect(await rate.textContent()).toContain('72');
    await open(ids.aborted);
    await page.getByText('3:00', { exact: true }).first().waitFor();
    await open(ids.long);
    expect(await page.locator('[data-vital]').count()).toBeGreaterThan(2);
    const points = await page.locator('[data-vital]').first().getAttribute('d');
    expect((points?.match(/[LC]/g) ?? []).length).toBeLessThan(900);
    expect(provider.complaints).toEqual([]);
  });

  it('RW-04 reads every lane by keys, looks closer, and has a table twin', async () => {
    await open(ids.aborted);
    const slider = page.getByRole('slider', { name: 'Instant on the session chart' });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('PageUp');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/after the start.*HR \d+.*RR \d+/);
    await page.keyboard.press('+');
    await page.getByRole('button', { name: 'Whole session' }).click();
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.getByRole('columnheader', { name: 'Interventions' }).waitFor();
  });

  it('RW-04 filters the log by a press on a lane', async () => {
    await open(ids.autumn);
    await page.getByRole('button', { name: /^Effects ?: show only/ }).click();
    const effects = page.getByRole('button', { name: /^Effects 1$/ });
    expect(await effects.getAttribute('aria-pressed')).toBe('true');
    await page.getByText(/^Nausea, moderate/).waitFor();
    expect(await page.getByText(/^Infusion started/).count()).toBe(0);
  });

  it('RW-06 signs, verifies, adds, and says that what was added is not covered', async () => {
    await open(ids.autumn);
    await page.getByLabel('Statement (optional)').fill('Reviewed');
    const sign = page.getByRole('button', { name: 'Sign this session' });
    expect(await sign.isDisabled()).toBe(true);
    await page.getByLabel('Your password').fill('a wrong password');
    await sign.click();
    await page.getByText('This is not your password. Enter it again.').waitFor();
    await page.getByLabel('Your password').fill(PASSWORD);
    await sign.click();
    await page.getByText(/^Signed by Provider/).waitFor();
    await page.getByRole('button', { name: 'Check the record' }).click();
    await page.getByText(/^The record holds/).waitFor();
    await page.getByLabel('Addendum').fill('Called the next day');
    await page.getByRole('button', { name: 'Add addendum' }).click();
    await page.getByText(/not what was added after it/).waitFor();
    await page.getByRole('button', { name: 'Sign this session' }).waitFor();
  });

  it('RW-10 exports a session by the menu, and ticked ones as an archive', async () => {
    await open(ids.aborted);
    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^Whole session/ }).click(),
    ]);
    expect(JSON.parse(readFileSync(await file.path(), 'utf8')).format).toBe('chairside-session@1');
    await page.goto('/sessions?phase=all');
    await page.getByText('6 sessions shown').waitFor();
    await page.getByLabel('Tick every session that is shown').check();
    await page.getByText('6 sessions ticked').waitFor();
    await page.getByText('PDF report', { exact: true }).click();
    const [archive] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as zip' }).click(),
    ]);
    expect(
      readFileSync(await archive.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('RW-08 plays a session in a frame of its own, unmistakably, while the station goes on outside', async () => {
    await open(ids.autumn);
    await page.getByRole('button', { name: 'Replay' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByText('Replay, not live').waitFor();
    await frame.getByRole('button', { name: 'Next alarm or effect' }).click();
    await frame.getByText('60x').click();
    await frame.getByRole('button', { name: 'Play', exact: true }).click();
    await frame.locator('[data-identity="hr"]').getByText(/^\d+$/).waitFor();
    await frame.getByText(/^Nausea, moderate/).waitFor();
    // Outside it is now: nothing of the past has come into the stores of the station.
    await page.goto('/');
    await page.getByRole('article', { name: 'Chair 1, free' }).waitFor();
    expect(provider.complaints).toEqual([]);
  });

  it('RW-09 refuses to chart into the past', async () => {
    await page.goto(`/replay/${ids.aborted}`);
    await page.getByText('Replay, not live').waitFor();
    expect(await page.getByRole('button', { name: /^Acknowledge/ }).count()).toBe(0);
    expect(await page.locator('[inert]').count()).toBe(1);
  });

  it('UI-53 has no serious finding of axe on the page of a session', async () => {
    await open(ids.autumn);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
