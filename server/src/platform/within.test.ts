import { describe, expect, it } from 'vitest';
import { ManualTimers } from './timers.fake.ts';
import { pause } from './timers.ts';
import { within } from './within.ts';

describe('a wait that ends', () => {
  it('gives the answer, or the failure, of what was in time', async () => {
    const timers = new ManualTimers();
    expect(await within(Promise.resolve(7), 1_000, timers)).toBe(7);
    const failed = Promise.reject(new Error('refused'));
    await expect(within(failed, 1_000, timers)).rejects.toThrow('refused');
  });

  it('says that nothing is recorded once the time is over, and a later failure ends nothing', async () => {
    const timers = new ManualTimers();
    const work = Promise.withResolvers<number>();
    const answer = within(work.promise, 1_000, timers);
    let settled = false;
    answer
      .catch(() => undefined)
      .finally(() => {
        settled = true;
      });
    timers.advance(999);
    await Promise.resolve();
    expect(settled).toBe(false);
    timers.advance(1);
    await expect(answer).rejects.toMatchObject({ code: 'not-recording', retryable: true });
    work.reject(new Error('too late'));
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('a pause ends when its time is over or it is called off, whichever is first', async () => {
    const timers = new ManualTimers();
    const ended: string[] = [];
    const off = new AbortController();
    const whole = pause(timers, 1_000).then(() => ended.push('whole'));
    const cut = pause(timers, 1_000, { signal: off.signal }).then(() => ended.push('cut'));
    off.abort();
    await cut;
    expect(ended).toEqual(['cut']);
    await pause(timers, 1_000, { signal: off.signal });
    timers.advance(1_000);
    await whole;
    expect(ended).toEqual(['cut', 'whole']);
  });
});
