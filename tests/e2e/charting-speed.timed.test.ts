import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signIn, startDemo } from '../support/demo.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { pictureOnFailure } from '../support/picture-on-failure.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** One key of an average typist, and the press of a button, ms: operators K and B of the keystroke-level model. */
const KEY_MS = 200;
const PRESS_MS = 100;
/** Pointing by Fitts' law at 4 bits/s, a slow hand with a mouse. */
const BITS_PER_S = 4;
const LIMIT_MS = 2_000;
/** What comes up under the hand is read before it is pressed; sooner it counts as a double click. */
const SAME_PLACE_MS = 550;
const SAME_PLACE_PX = 60;
/** The middle of the ring is held this long, with some to spare. */
const HOLD_MS = 300;
/** One try after the other: work of others on the machine slows one of them, a product that is too slow slows all. */
const TRIES = ['moderate', 'mild', 'severe'] as const;
type Severity = (typeof TRIES)[number];
const SEVERITY_KEYS: Readonly<Record<Severity, string>> = { mild: '1', moderate: '2', severe: '3' };

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A hand of the keystroke-level model in a real browser: it needs its time, and the product's time comes on top. */
class Hand {
  #at: Point = { x: 720, y: 450 };
  #pressed: { readonly at: Point; readonly when: number } | null = null;
  /** What the model gives it so far, ms. */
  spentMs = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Where a hand rests before it charts. */
  async rest(at: Point): Promise<void> {
    this.#at = at;
    await this.#page.mouse.move(at.x, at.y);
  }

  async press(target: Locator): Promise<void> {
    const box = await target.boundingBox();
    if (box === null) throw new Error('nothing to press');
    const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.move(to, Math.min(box.width, box.height));
    await this.#take(PRESS_MS);
    const { at, when } = this.#pressed ?? { at: to, when: Number.NEGATIVE_INFINITY };
    const early = SAME_PLACE_MS - (performance.now() - when);
    if (early > 0 && Math.hypot(to.x - at.x, to.y - at.y) < SAME_PLACE_PX) await this.#take(early);
    await this.#page.mouse.click(to.x, to.y);
    this.#pressed = { at: to, when: performance.now() };
  }

  async move(to: Point, width: number): Promise<void> {
    const distance = Math.hypot(to.x - this.#at.x, to.y - this.#at.y);
    await this.#take((Math.log2(distance / width + 1) / BITS_PER_S) * 1000);
    await this.#page.mouse.move(to.x, to.y);
    this.#at = to;
  }

  async key(key: string): Promise<void> {
    await this.#take(KEY_MS);
    await this.#page.keyboard.press(key);
  }

  async hold(ms: number): Promise<void> {
    await this.#take(ms);
  }

  async #take(ms: number): Promise<void> {
    this.spentMs += ms;
    await pause(ms);
  }
}

describe('how long charting a common effect takes', () => {
  let server: ServerProcess;
  let browser: Browser;
  let open: OpenPage;
  let hand: Hand;
  const tile = () => open.page.getByRole('article', { name: /^Chair 3\b/ });
  const column = () => open.page.getByRole('complementary', { name: 'Session actions' });

  beforeAll(async () => {
    server = await startDemo();
    browser = await launchBrowser();
    open = await openPage(browser, { origin: server.origin });
    await signIn(open.page);
    hand = new Hand(open.page);
  });
  beforeEach(() => pictureOnFailure(() => open.page));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** From the rest of the hand to the server's receipt on the screen; the fastest try counts, most often the first. */
  async function timed(
    way: string,
    chart: (severity: Severity) => Promise<void>,
    receipt: (severity: Severity) => Locator,
    after: () => Promise<void> = async () => undefined,
  ) {
    const tries: number[] = [];
    for (const severity of TRIES) {
      const before = hand.spentMs;
      const began = performance.now();
      await chart(severity);
      await receipt(severity).waitFor();
      const took = performance.now() - began;
      const figures = `${Math.round(took)} ms to the receipt, ${Math.round(hand.spentMs - before)} of them the hand's`;
      process.stdout.write(`${way}: ${figures}\n`);
      tries.push(took);
      await after();
      if (took < LIMIT_MS) break;
    }
    expect(Math.min(...tries)).toBeLessThan(LIMIT_MS);
  }
  const saved = () => tile().locator('[data-entry="saved"]');
  const again = async () => {
    await tile().getByRole('button', { name: 'Done' }).click();
    await saved().waitFor({ state: 'detached' });
  };
  const said = (effect: string) => (severity: Severity) =>
    column()
      .getByRole('status')
      // One that goes on is said again: "Nausea still present, severe".
      .getByText(new RegExp(`${effect}(?: [a-z ]+)?, ${severity}`));

  it('CH-02 from the station by two taps', async () => {
    await tile().getByRole('button', { name: 'Log Nausea' }).waitFor();
    await timed(
      'station, two taps',
      async (severity) => {
        await hand.press(tile().getByRole('button', { name: 'Log Nausea' }));
        await hand.press(tile().getByRole('button', { name: `Nausea ${severity}` }));
      },
      saved,
      again,
    );
  });

  it('CH-02 from the station by keys, with the chair to choose', async () => {
    await timed(
      'station, three keys',
      async (severity) => {
        await hand.key('3');
        await hand.key('z');
        await hand.key(SEVERITY_KEYS[severity]);
      },
      saved,
      again,
    );
  });

  it('CH-02 beside the chair by keys', async () => {
    await tile().getByRole('link', { name: 'Open chair 3' }).click();
    await column()
      .getByRole('button', { name: /^Headache/ })
      .waitFor();
    await timed(
      'chair, two keys',
      async (severity) => {
        await hand.key('h');
        await hand.key(SEVERITY_KEYS[severity]);
      },
      said('Headache'),
    );
  });

  it('CH-02 beside the chair by two taps', async () => {
    await hand.rest({ x: 1190, y: 650 });
    await timed(
      'chair, two taps',
      async (severity) => {
        await hand.press(column().getByRole('button', { name: 'Nausea', exact: true }).first());
        await hand.press(column().getByRole('button', { name: `Nausea ${severity}` }));
      },
      said('Nausea'),
      () => hand.rest({ x: 1190, y: 650 }),
    );
  });

  it('CH-03 on the touch ring by one gesture, its onset where the finger went down', async () => {
    await column().getByRole('button', { name: 'Touch ring' }).click();
    const box = await open.page.locator('[data-radial]').boundingBox();
    if (box === null) throw new Error('no ring');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    /** Middle of each ring, of the height of the whole. */
    const reach = { mild: 0.19, moderate: 0.31, severe: 0.43 } as const;
    const rest = () => hand.rest({ x: 1000, y: 450 });
    await rest();
    await timed(
      'touch ring, one gesture',
      async (severity) => {
        await hand.move(middle, box.width / 4);
        await open.page.mouse.down();
        await hand.hold(HOLD_MS);
        await hand.move({ x: middle.x, y: middle.y - box.height * reach[severity] }, box.width / 8);
        await open.page.mouse.up();
      },
      said('Dissociation'),
      rest,
    );
    // Lifting in the middle changes nothing.
    const before = await column().getByRole('listitem').count();
    await open.page.mouse.move(middle.x, middle.y);
    await open.page.mouse.down();
    await open.page.mouse.up();
    await pause(500);
    expect(await column().getByRole('listitem').count()).toBe(before);
    expect(open.complaints).toEqual([]);
  });
});
