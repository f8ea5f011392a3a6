import type { Page } from 'playwright-core';

/**
 * Notes the audio graph that a page builds, from outside: what can go wrong with a screen's sound is then done to
 * it, and what it lays on the audio clock is seen. Before the page loads.
 */
export async function watchAudio(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const contexts: AudioContext[] = [];
    const gains: GainNode[] = [];
    const bursts: Burst[] = [];
    const Original = globalThis.AudioContext;
    globalThis.AudioContext = class extends Original {
      constructor(options?: AudioContextOptions) {
        super(options);
        contexts.push(this);
        if (globalThis.audio.barred) void this.suspend();
      }
      override resume(): Promise<void> {
        return globalThis.audio.barred ? Promise.resolve() : super.resume();
      }
      override createGain(): GainNode {
        const gain = super.createGain();
        gains.push(gain);
        return gain;
      }
      override createBufferSource(): AudioBufferSourceNode {
        const source = super.createBufferSource();
        const start = source.start.bind(source);
        source.start = (when = 0) => {
          const laidAt = Date.now();
          bursts.push({ laidAt, at: laidAt + Math.max(0, when - this.currentTime) * 1000 });
          start(when);
        };
        return source;
      }
    };
    Object.assign(globalThis, { audio: { contexts, gains, bursts, barred: false } });
  });
}

/** `at`: when its first pulse is heard; both by the clock of the machine, epoch ms. */
interface Burst {
  readonly laidAt: number;
  readonly at: number;
}
interface Audio {
  readonly contexts: AudioContext[];
  readonly gains: GainNode[];
  readonly bursts: Burst[];
  /** The browser lets nothing sound: no context that there is, and none that the page makes instead. */
  barred: boolean;
}
declare global {
  var audio: Audio;
}

/** What a dead output, a muted graph and a browser that suspends do to a page. */
export const breakSound = {
  unplug: (page: Page) => page.evaluate(() => globalThis.audio.gains[0]?.disconnect()),
  mute: (page: Page) =>
    page.evaluate(() => {
      const volume = globalThis.audio.gains[0]?.gain;
      if (!volume) return;
      volume.value = 0;
      Object.defineProperty(volume, 'value', { get: () => 0, set: () => undefined });
    }),
  suspend: (page: Page) =>
    page.evaluate(async () => {
      globalThis.audio.barred = true;
      const open = globalThis.audio.contexts.filter(({ state }) => state !== 'closed');
      await Promise.all(open.map((context) => context.suspend()));
    }),
} as const;

/** Every burst that the page has laid on its audio clock. */
export const laidBursts = (page: Page): Promise<Burst[]> =>
  page.evaluate(() => globalThis.audio.bursts);
