import { afterEach, describe, expect, it, vi } from 'vitest';
import { chairModel } from '../scenarios/chair-plan.ts';
import { chairPlans } from '../scenarios/scenarios.ts';
import { BedsideMonitor } from './bedside-monitor.ts';

afterEach(() => vi.useRealTimers());

describe('a bedside monitor', () => {
  it('SI-18 measures once a turn, also where timers fire a millisecond early', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const [plan] = chairPlans('calm', 1, 7);
    if (plan === undefined) throw new Error('no plan');
    const monitor = new BedsideMonitor({
      model: chairModel(plan),
      startedAt: Date.now(),
      infusion: () => undefined,
    });
    const times: number[] = [];
    const stop = monitor.run(20, ({ t }) => times.push(t));
    for (let turn = 0; turn < 60; turn += 1) {
      // The clock is set back under the timers by one: each fires before its turn by the clock.
      vi.advanceTimersToNextTimer();
      vi.setSystemTime(Date.now() - 1);
    }
    stop();
    expect(times).toHaveLength(60);
    expect(Math.min(...times.slice(1).map((t, i) => t - (times[i] ?? 0)))).toBeGreaterThan(40);
  });
});
