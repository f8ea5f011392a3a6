import { afterEach, describe, expect, it, vi } from 'vitest';
import { askPersistence } from './persistent-storage.ts';

afterEach(() => vi.unstubAllGlobals());

describe('storage that the browser keeps', () => {
  it.each([
    ['promised before: not asked again', true, false, true, 0],
    ['promised when asked', false, true, true, 1],
    ['refused', false, false, false, 1],
  ])('OF-252 %s', async (_, persisted, persist, said, asked) => {
    const ask = vi.fn(async () => persist);
    vi.stubGlobal('navigator', { storage: { persisted: async () => persisted, persist: ask } });
    expect(await askPersistence()).toBe(said);
    expect(ask).toHaveBeenCalledTimes(asked);
  });

  it('OF-252 a browser that knows no such promise has refused', async () => {
    vi.stubGlobal('navigator', {});
    expect(await askPersistence()).toBe(false);
  });
});
