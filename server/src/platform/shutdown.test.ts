import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from './logger.ts';
import { endOnSignal } from './shutdown.ts';

describe('stopping', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function stopping(close: () => Promise<void>) {
    const signals = new EventEmitter();
    const codes: number[] = [];
    const log = createLogger('silent');
    const error = vi.spyOn(log, 'error');
    endOnSignal({ close, log, signals, exit: (code) => codes.push(code) });
    return { signals, codes, error };
  }

  it.each(['SIGTERM', 'SIGINT'])('DM-05 on %s closes once and ends with code 0', async (signal) => {
    const close = vi.fn(async () => undefined);
    const { signals, codes, error } = stopping(close);
    signals.emit(signal);
    // Ctrl-C under npm comes twice; without a listener the second would end the process on the spot.
    expect(signals.listenerCount(signal)).toBe(1);
    signals.emit('SIGTERM');
    signals.emit('SIGINT');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(codes).toEqual([0]);
    expect(close).toHaveBeenCalledTimes(1);
    expect(error).not.toHaveBeenCalled();
  });

  it('DM-05 ends after five seconds whatever hangs, with a line in the log', async () => {
    const { signals, codes, error } = stopping(() => new Promise(() => undefined));
    signals.emit('SIGTERM');
    await vi.advanceTimersByTimeAsync(4_999);
    expect(codes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(codes).toEqual([1]);
    expect(error).toHaveBeenCalledTimes(1);
  });

  it('tells by its code that closing failed', async () => {
    const { signals, codes } = stopping(() => Promise.reject(new Error('disk')));
    signals.emit('SIGTERM');
    await vi.advanceTimersByTimeAsync(0);
    expect(codes).toEqual([1]);
  });
});
