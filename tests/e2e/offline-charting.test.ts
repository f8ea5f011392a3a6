import { fold } from '@chairside/shared/moves/evolve';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { WEB_OF_TESTS } from '../support/built-web.ts';
import {
  type Charted,
  chartByKeys,
  effectCharted,
  freeTile,
  keptIn,
  logInDatabase,
  openInFreeChair,
} from '../support/charting-nurse.ts';
import { CutProxy } from '../support/cut-proxy.ts';
import { signIn } from '../support/demo.ts';
import { faultsOf } from '../support/log-proof.ts';
import { openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import { ServerProcess } from '../support/server-process.ts';

const DISCONNECTS = 200;
/** About 30 s by itself; a busy machine takes many times as long. */
const RUN_MS = 900_000;

/** A small generator, so that a run can be had again by its seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Disconnect = 'request' | 'answer' | 'sockets' | 'reload' | 'crash' | 'close';

/** How often each befalls, of 200. */
const SHARES: Readonly<Record<Disconnect, number>> = {
  ...{ request: 90, answer: 70, sockets: 24, reload: 8, crash: 4, close: 4 },
};

function shuffledDisconnects(random: () => number): Disconnect[] {
  const all = Object.entries(SHARES).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => ({ kind: kind as Disconnect, at: random() })),
  );
  return all.sort((a, b) => a.at - b.at).map(({ kind }) => kind);
}

const TERMS = ['nausea', 'dissociation'] as const;
const SEVERITIES = ['mild', 'moderate', 'severe'] as const;
const pick = <T>(list: readonly T[], random: () => number): T => {
  const picked = list[Math.floor(random() * list.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
};

async function ready(page: Page): Promise<Page> {
  await freeTile(page).getByRole('button', { name: 'Log Nausea' }).waitFor();
  return page;
}

async function newStation(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/');
  return ready(page);
}

async function crash(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // The tab never answers: it is gone.
  cdp.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

describe('charting while the link comes and goes', () => {
  let server: ServerProcess;
  let proxy: CutProxy;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let sessionId: string;

  beforeAll(async () => {
    server = await ServerProcess.start({
      demo: true,
      env: { CHAIRSIDE_WEB_DIR: WEB_OF_TESTS, CHAIRSIDE_REQUESTS_PER_MINUTE: '100000' },
    });
    proxy = await CutProxy.before(server.origin);
    browser = await launchBrowser();
    const open = await openPage(browser, { origin: proxy.origin });
    page = open.page;
    context = page.context();
    await signIn(page);
    ({ sessionId } = await openInFreeChair(context));
    await ready(page);
  });
  beforeEach(() => pictureOnFailure(() => page));
  afterEach(() => proxy.away(false));
  afterAll(async () => {
    await browser?.close();
    await proxy?.close();
    await server?.stop();
  });

  const effectsInLog = async () =>
    (await logInDatabase(server.dataDir, sessionId)).flatMap(effectCharted);

  const allStored = () => expect.poll(() => keptIn(page)).toMatchObject({ waiting: 0 });
  const notStored = () => page.getByRole('region', { name: 'Entries not yet stored' });

  it(
    `OF-01 OF-02 loses nothing, doubles nothing and keeps the order over ${DISCONNECTS} random disconnects`,
    async () => {
      const seed = Number(process.env.OFFLINE_SEED ?? Date.now() % 1_000_000);
      const random = randomFrom(seed);
      const began = performance.now();
      const before = await effectsInLog();
      const inBrowser = await keptIn(page);
      const charted: Charted[] = [];
      const happened: Record<Disconnect, number> = {
        ...{ request: 0, answer: 0, sockets: 0, reload: 0, crash: 0, close: 0 },
      };
      const chart = async () => {
        const next = { term: pick(TERMS, random), severity: pick(SEVERITIES, random) };
        await chartByKeys(page, next);
        charted.push(next);
      };
      const kept = () =>
        expect
          .poll(async () => {
            const { waiting, stored } = await keptIn(page);
            return waiting + stored;
          })
          .toBe(inBrowser.waiting + inBrowser.stored + charted.length);

      for (const kind of shuffledDisconnects(random)) {
        switch (kind) {
          case 'request':
          case 'answer': {
            const cut = proxy.cutNext(kind);
            await chart();
            await cut;
            break;
          }
          case 'sockets':
            await chart();
            proxy.cutAll();
            break;
          case 'reload':
            await chart();
            await kept();
            await page.reload({ waitUntil: 'commit' });
            await ready(page);
            break;
          case 'crash': {
            await chart();
            await kept();
            await crash(page);
            page = await newStation(context);
            break;
          }
          case 'close':
            await chart();
            await kept();
            await page.close();
            page = await newStation(context);
            break;
        }
        happened[kind] += 1;
      }
      await allStored();
      const took = performance.now() - began;

      const log = await logInDatabase(server.dataDir, sessionId);
      // The seed is what a failure is had again by.
      process.stdout.write(
        `offline charting: seed ${seed}, ${charted.length} entries, ${JSON.stringify(happened)}, ${(took / 1000).toFixed(1)} s\n`,
      );
      expect(happened).toEqual(SHARES);
      expect(await effectsInLog()).toEqual([...before, ...charted]);
      expect(faultsOf(log)).toEqual([]);
      const times = log.flatMap((event) => effectCharted(event).map(() => event.at));
      expect(times).toEqual([...times].sort((a, b) => a - b));
    },
    RUN_MS,
  );

  it('OF-04 OF-05 OF-10 goes on while the server is away, across a reload, and never as if it were stored or live', async () => {
    const before = await effectsInLog();
    await page.evaluate(async () => Boolean(await navigator.serviceWorker.ready));
    proxy.away(true);
    await page.getByRole('alert').filter({ hasText: 'Link lost' }).waitFor();
    await chartByKeys(page, { term: 'dissociation', severity: 'mild' });
    await freeTile(page).getByText('1 not yet stored').waitFor();
    await notStored().getByText('1 entry not yet stored').waitFor();
    await page.reload();
    await ready(page);
    await page.getByRole('alert').filter({ hasText: 'Link lost' }).waitFor();
    await freeTile(page).getByText('1 not yet stored').waitFor();
    await chartByKeys(page, { term: 'nausea', severity: 'severe' });
    await freeTile(page).getByText('2 not yet stored').waitFor();
    await notStored()
      .getByRole('button', { name: /2 entries not yet stored/ })
      .click();
    await notStored()
      .getByText(/Dissociation.*, mild/)
      .waitFor();
    await notStored()
      .getByText(/Nausea.*, severe/)
      .waitFor();
    expect(await freeTile(page).getByText('logged', { exact: false }).count()).toBe(0);
    proxy.away(false);
    await notStored().waitFor({ state: 'detached' });
    await allStored();
    expect(await effectsInLog()).toEqual([
      ...before,
      { term: 'dissociation', severity: 'mild' },
      { term: 'nausea', severity: 'severe' },
    ]);
  });

  it('OF-06 sends under nobody but who charted it, and shows others only how much waits', async () => {
    const before = (await logInDatabase(server.dataDir, sessionId)).length;
    proxy.away(true);
    await page.getByRole('alert').filter({ hasText: 'Link lost' }).waitFor();
    await chartByKeys(page, { term: 'dissociation', severity: 'severe' });
    await freeTile(page).getByText('1 not yet stored').waitFor();
    await context.clearCookies();
    proxy.away(false);
    const waits = page.getByText('1 entry of Nurse wait for their sign-in');
    await waits.waitFor();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await signIn(page, 'provider');
    await waits.waitFor();
    await chartByKeys(page, { term: 'nausea', severity: 'mild' });
    await freeTile(page).getByText('Nausea mild logged').waitFor();
    expect(await page.getByText('Dissociation severe').count()).toBe(0);
    expect(await keptIn(page)).toMatchObject({ waiting: 1 });
    await page.getByRole('button', { name: /^Provider, menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await signIn(page, 'nurse');
    await allStored();
    const since = (await logInDatabase(server.dataDir, sessionId)).slice(before);
    const charted = since.flatMap((event) =>
      effectCharted(event).flatMap(({ term, severity }) =>
        event.by.kind === 'user' ? [`${event.by.role}: ${term} ${severity}`] : [],
      ),
    );
    expect(charted).toEqual(['provider: nausea mild', 'nurse: dissociation severe']);
  });

  it('VT-340 charted offline and at another screen meanwhile, it is one episode and nothing is refused', async () => {
    const before = (await logInDatabase(server.dataDir, sessionId)).length;
    const other = await openPage(browser, { origin: server.origin });
    await signIn(other.page, 'provider');
    await ready(other.page);
    proxy.away(true);
    await page.getByRole('alert').filter({ hasText: 'Link lost' }).waitFor();
    await chartByKeys(page, { term: 'nausea', severity: 'moderate' });
    await freeTile(page).getByText('1 not yet stored').waitFor();
    await chartByKeys(other.page, { term: 'nausea', severity: 'severe' });
    await freeTile(other.page).getByText('Nausea severe logged').waitFor();
    proxy.away(false);
    await allStored();
    const log = await logInDatabase(server.dataDir, sessionId);
    expect(log.slice(before).flatMap(effectCharted)).toEqual([
      { term: 'nausea', severity: 'severe' },
      { term: 'nausea', severity: 'moderate' },
    ]);
    const episodes = fold(log)?.effects.filter(
      ({ term, resolvedAt, withdrawn }) => term === 'nausea' && resolvedAt === null && !withdrawn,
    );
    expect(episodes).toHaveLength(1);
    expect(
      await freeTile(page)
        .getByText(/Nausea (mild|moderate|severe)/)
        .count(),
    ).toBe(1);
    await other.close();
  });
});
