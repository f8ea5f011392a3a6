/**
 * How long a session takes to open with its chart in a real browser, from the press on its address to the drawn line:
 * 4 hours at 1 Hz, beside an empty session of the same page (the floor). `npm run bench:review-page`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@chairside/server/composition';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import buildWeb, { WEB_OF_TESTS } from '../support/built-web.ts';
import { openPage } from '../support/open-page.ts';
import { recordPast, wandering } from '../support/past-session.ts';
import { seedClinic } from '../support/seeded-clinic.ts';

const BAR_MS = 1_000;
const HOURS = 4;
const RUNS = 7;
const MINUTE = 60_000;

interface Opened {
  readonly ms: number;
  readonly longestTask: number;
  readonly elements: number;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** From the navigation inside the page until the line of the heart rate, or the empty chart, has been painted. */
async function open(browser: Browser, origin: string, cookie: string, id: string, drawn: string) {
  const { page, complaints, close } = await openPage(browser, { origin });
  const [name = '', value = ''] = cookie.split('=', 2);
  await page.context().addCookies([{ name, value, url: origin }]);
  try {
    // The program is loaded, as it is for anybody who comes from the list; the session is not.
    await page.goto('/sessions?phase=all');
    await page.getByRole('table').waitFor();
    await page.waitForLoadState('networkidle');
    const opened = await page.evaluate(
      async ({ path, selector }) => {
        let longest = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        }).observe({ type: 'longtask' });
        const begin = performance.now();
        const link = document.querySelector<HTMLAnchorElement>(`a[href="${path}"]`);
        if (link === null) throw new Error(`the list has no ${path}`);
        link.click();
        for (;;) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          if (document.querySelector(selector) !== null) break;
          if (performance.now() - begin > 30_000) throw new Error('no chart was drawn');
        }
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        return {
          ms: performance.now() - begin,
          longestTask: longest,
          elements: document.querySelectorAll('*').length,
        };
      },
      { path: `/sessions/${id}`, selector: drawn },
    );
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    return opened satisfies Opened;
  } finally {
    await close();
  }
}

await buildWeb();
const dataDir = mkdtempSync(join(tmpdir(), 'chairside-review-'));
const log = createLogger('silent');
const store = await openStore({ dataDir, logger: log, commitWindowMs: 5, spoolLimit: 100_000 });
try {
  const begin = Date.now() - 3 * 86_400_000;
  const clinic = await seedClinic(store, 2, begin);
  const full = await recordPast(store, clinic, {
    ...{ patientRef: '0412', openedAt: begin, minutes: HOURS * 60, vitals: wandering },
    steps: [
      { min: 20, command: { type: 'start-infusion', doseMg: 40, plannedMinutes: 180 } },
      { min: 200, command: { type: 'stop-infusion', reason: 'completed' } },
      {
        min: HOURS * 60,
        command: { type: 'close', outcome: 'left-against-advice', note: 'Did not wait' },
      },
    ],
  });
  const empty = await recordPast(store, clinic, {
    ...{ patientRef: '0388', chair: 1, openedAt: begin + 300 * MINUTE, minutes: 1 },
    vitals: () => null,
    steps: [{ min: 1, command: { type: 'close', outcome: 'cancelled' } }],
  });
  const config = readConfig({ PORT: '0', CHAIRSIDE_WEB_DIR: WEB_OF_TESTS });
  const server = await startServer(config, { store, log });
  const signedIn = await seedSignIn();
  const browser = await launchBrowser();
  try {
    const runs = { full: [] as Opened[], empty: [] as Opened[] };
    for (let run = 0; run < RUNS; run += 1) {
      const chart = 'svg:has(text)';
      runs.empty.push(await open(browser, server.url, signedIn, empty, chart));
      runs.full.push(await open(browser, server.url, signedIn, full, '[data-vital]'));
    }
    const of = (list: readonly Opened[]) => ({
      ms: Math.round(median(list.map(({ ms }) => ms))),
      worst: Math.round(Math.max(...list.map(({ ms }) => ms))),
      task: Math.round(median(list.map(({ longestTask }) => longestTask))),
      elements: median(list.map(({ elements }) => elements)),
    });
    const [session, floor] = [of(runs.full), of(runs.empty)];
    process.stdout.write(
      `${HOURS} h at 1 Hz: open with its chart in ${session.ms} ms (bar ${BAR_MS}; worst of ${RUNS}: ${session.worst}), ` +
        `longest task ${session.task} ms, ${session.elements} elements\n` +
        `floor, an empty session: ${floor.ms} ms (worst ${floor.worst}), longest task ${floor.task} ms, ${floor.elements} elements\n`,
    );
    if (session.ms >= BAR_MS) process.exitCode = 1;
  } finally {
    await browser.close();
    await server.close();
  }

  async function seedSignIn(): Promise<string> {
    // The seeded sign-in began when the sessions did, days ago.
    const { SIGN_IN_COOKIE, SignInService } = await import(
      '@chairside/server/identity/sign-in.service'
    );
    const user = await store.identity.createUser({
      ...{ clinicId: clinic.id, userName: 'reader', name: 'Nurse', role: 'nurse' },
      passwordHash: 'no password fits this',
    });
    const { secret } = await new SignInService(store.identity, 86_400_000).open(user, Date.now());
    return `${SIGN_IN_COOKIE}=${secret}`;
  }
} finally {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
}
