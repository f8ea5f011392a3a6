import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const START = Date.UTC(2026, 0, 5, 9);
let passed = 0;
let set = 0;

beforeEach(() => {
  passed = 0;
  set = 0;
  vi.resetModules();
  vi.spyOn(performance, 'now').mockImplementation(() => passed);
  vi.spyOn(Date, 'now').mockImplementation(() => START + passed + set);
});
afterEach(() => vi.restoreAllMocks());

const page = async () => {
  const [{ pageNow }, { heardServerTime, serverNow }] = await Promise.all([
    import('./page-time.ts'),
    import('../live/clock-store.ts'),
  ]);
  return { pageNow, heardServerTime, serverNow };
};

describe("a machine's clock that is set under a page", () => {
  it('UI-120 back: ages go on as before', async () => {
    const { heardServerTime, serverNow } = await page();
    heardServerTime(START + 40);
    for (const byMs of [-2_000, -3_600_000, -100_000]) {
      const before = serverNow();
      set += byMs;
      expect(serverNow()).toBe(before);
      passed += 700;
      expect(serverNow()).toBe(before + 700);
    }
  });

  it('UI-120 forward: never younger, and right again with the next pulse', async () => {
    const { heardServerTime, serverNow } = await page();
    heardServerTime(START);
    set += 3_600_000;
    passed += 1_000;
    expect(serverNow()).toBeGreaterThanOrEqual(START + 1_000);
    heardServerTime(START + 1_000);
    expect(serverNow()).toBe(START + 1_000);
    passed += 500;
    expect(serverNow()).toBe(START + 1_500);
  });

  it('UI-120 a machine that slept is as much older when it wakes', async () => {
    const { heardServerTime, serverNow } = await page();
    heardServerTime(START);
    set += 60_000;
    expect(serverNow()).toBe(START + 60_000);
  });

  it('UI-120 the page after it begins with the clock as it is then', async () => {
    const first = await page();
    first.heardServerTime(START + 5_000);
    set -= 20_000;
    first.serverNow();
    first.heardServerTime(START + 5_000);
    vi.resetModules();
    const second = await page();
    expect(second.serverNow()).toBe(START + 5_000);
  });
});
