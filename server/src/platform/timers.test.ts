import { setTimeout as really } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ManualTimers } from './timers.fake.ts';
import { machineTimers, type Timers } from './timers.ts';

const manual = new ManualTimers();
const KINDS: readonly [string, Timers, (ms: number) => Promise<void>][] = [
  ['of the machine', machineTimers, async (ms) => void (await really(ms))],
  ['moved by a test', manual, async (ms) => manual.advance(ms)],
];

describe.each(KINDS)('timers %s', (_name, timers, pass) => {
  it('call once, in the order in which they fall due, and never early', async () => {
    const called: string[] = [];
    const begun = timers.now();
    const at: number[] = [];
    const call = (name: string) => () => {
      called.push(name);
      at.push(timers.now() - begun);
    };
    timers.after(40, call('later'));
    timers.after(10, call('sooner'));
    timers.after(10, call('as soon'));
    expect(called).toEqual([]);
    while (called.length < 3) await pass(20);
    await pass(60);
    expect(called).toEqual(['sooner', 'as soon', 'later']);
    for (const [place, due] of [10, 10, 40].entries()) {
      // The machine's timers count whole milliseconds.
      expect(at[place]).toBeGreaterThanOrEqual(due - 1);
    }
  });

  it('do not call what was stopped, and go only forward', async () => {
    let called = 0;
    const stop = timers.after(5, () => {
      called += 1;
    });
    stop();
    stop();
    const before = timers.now();
    await pass(20);
    expect(timers.now()).toBeGreaterThan(before);
    expect(called).toBe(0);
  });
});
