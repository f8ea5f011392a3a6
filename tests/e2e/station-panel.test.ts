import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage, SIZES } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';

const WIDEST = { hr: 123, spo2: 100, sys: 182, dia: 108 };

async function posted(page: Page, path: string, data: object): Promise<unknown> {
  const answer = await page.request.post(`/api${path}`, { data });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

/** Chairs of the demo and as many more, each with a patient whose values are as wide as values get. */
async function fillUpTo(count: number, admin: Page, nurse: Page): Promise<void> {
  for (let place = 8; place <= count; place += 1) {
    const chair = await posted(admin, '/chairs', { label: String(place) });
    const path = `/sessions/${randomUUID()}/commands`;
    const { id: chairId } = chair as { id: string };
    const command = { type: 'open', chairId, patientRef: `09${place}`, id: randomUUID() };
    await posted(nurse, path, command);
    await posted(nurse, path, { id: randomUUID(), type: 'record-vitals', values: WIDEST });
  }
}

/** Of every tile, where it stands and how large it is. */
const boxes = (page: Page) =>
  page.locator('article[data-chair]').evaluateAll((tiles) =>
    tiles.map((tile) => {
      const { x, y, width, height } = tile.getBoundingClientRect();
      return { chair: tile.getAttribute('aria-label'), x, y, width, height };
    }),
  );

/** Numbers, limits, alarms and what is due: what of them is cut, and what lies over what. Empty: nothing. */
const faults = (page: Page) =>
  page.locator('article[data-chair], main aside').evaluateAll((places) =>
    places.flatMap((place) => {
      const name = place.getAttribute('aria-label');
      const all = [...place.querySelectorAll('[data-whole], [data-due], button, a, h2, p')].filter(
        (one) => one.getClientRects().length > 0,
      );
      const outer = place.getBoundingClientRect();
      const scrolls = place.tagName === 'ASIDE';
      const cut = all.filter((one) => {
        if (!one.hasAttribute('data-whole')) return false;
        const box = one.getBoundingClientRect();
        const out = box.right > outer.right + 1 || (!scrolls && box.bottom > outer.bottom + 1);
        // What does not fit into the line of an alarm is clipped by it.
        const line = one.parentElement?.getBoundingClientRect();
        if (one.tagName === 'STRONG' && line && box.bottom > line.bottom + 1) return true;
        return one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
          ? true
          : out;
      });
      const over = all.flatMap((one, index) =>
        all.slice(index + 1).flatMap((other) => {
          if (one.contains(other) || other.contains(one)) return [];
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          return wide > 2 && high > 4 ? [`${one.textContent} over ${other.textContent}`] : [];
        }),
      );
      return [...cut.map((one) => `cut: ${one.textContent}`), ...over].map(
        (fault) => `${name}: ${fault}`,
      );
    }),
  );

describe('the panel beside the chairs', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;
  let admin: OpenPage;

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    open = await openPage(browser, { origin: server.origin });
    admin = await openPage(browser, { origin: server.origin });
    await signIn(open.page);
    await signIn(admin.page, 'admin');
  });
  beforeEach(() => pictureOnFailure(() => open.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each([7, 32])(
    'UI-340 moves none of %i chairs, and nothing is cut or lies over another',
    async (count) => {
      const { page } = open;
      await fillUpTo(count, admin.page, page);
      await expect.poll(() => page.locator('article[data-chair]').count()).toBe(count);
      for (const size of ['1440x900', '1024x768'] as const) {
        await page.setViewportSize(SIZES[size]);
        for (const place of [1, count === 7 ? 2 : 6]) {
          const tile = page.locator(`article[data-place="${place}"]`);
          expect(await faults(page), `${count} chairs, ${size}`).toEqual([]);
          const before = await boxes(page);
          const full = tile.getByRole('button', { name: /^Show chair .* in full$/ });
          if ((await full.count()) > 0) await full.click();
          else await tile.getByRole('button', { name: 'Log another effect' }).click();
          const panel = page.getByRole('complementary', { name: /^Chair|^Log/ });
          await panel.waitFor();
          expect(await boxes(page)).toEqual(before);
          expect(await faults(page), `${count} chairs, ${size}, open`).toEqual([]);
          const [over, own] = await Promise.all([panel.boundingBox(), tile.boundingBox()]);
          if (over === null || own === null) throw new Error('not drawn');
          expect(Math.max(over.x, own.x)).toBeGreaterThanOrEqual(
            Math.min(over.x + over.width, own.x + own.width),
          );
          if (process.env.PICTURES)
            await page.screenshot({
              path: `${process.env.PICTURES}/p-${count}-${size}-${place}.png`,
            });
          await panel.getByRole('button', { name: 'Close the panel' }).click();
        }
      }
    },
  );
});
