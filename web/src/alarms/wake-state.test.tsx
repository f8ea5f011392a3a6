import { act } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applySnapshot } from '../live/apply-snapshot.ts';
import { chair, session, snapshot } from '../live/station.fixture.ts';
import { holdWakeLock, useWakeLock } from '../live/wake-lock.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { WakeState, wakeText } from './wake-state.tsx';

const kinds = () => useWakeLock.getState().state;
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)));

/** A browser that answers as told; `end` is the system taking the lock away. */
function browser(answer: 'granted' | 'refused') {
  const locks: EventTarget[] = [];
  const request = vi.fn(async () => {
    if (answer === 'refused') throw new DOMException('low battery', 'NotAllowedError');
    const lock = Object.assign(new EventTarget(), { release: async () => undefined });
    locks.push(lock);
    return lock;
  });
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
  return { request, end: () => locks.at(-1)?.dispatchEvent(new Event('release')) };
}

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  Reflect.deleteProperty(navigator, 'wakeLock');
  vi.unstubAllGlobals();
});

describe('the display that is kept on', () => {
  it('AD-18 is held, noticed when the system takes it away, and asked for again', async () => {
    const { request, end } = browser('granted');
    stop = holdWakeLock();
    await settle();
    expect(wakeText(kinds())).toBe('screen stays on');
    end();
    expect(wakeText(kinds())).toMatch(/may go to sleep.*stopped/);
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect([request.mock.calls.length, kinds().kind]).toEqual([2, 'held']);
  });

  it('AD-18 says why it is not held: refused, no HTTPS, or no such browser', async () => {
    browser('refused');
    stop = holdWakeLock();
    await settle();
    expect(kinds()).toEqual({ kind: 'missing', why: 'refused' });
    stop();
    Reflect.deleteProperty(navigator, 'wakeLock');
    vi.stubGlobal('isSecureContext', false);
    stop = holdWakeLock();
    expect(wakeText(kinds())).toMatch(/needs HTTPS/);
    stop();
    vi.stubGlobal('isSecureContext', true);
    stop = holdWakeLock();
    expect(kinds()).toEqual({ kind: 'missing', why: 'unsupported' });
  });

  it('AD-18 warns in the header only while sessions run', async () => {
    browser('refused');
    stop = holdWakeLock();
    await settle();
    act(() => applySnapshot(snapshot([chair(1, { session: null })])));
    const { container: host } = rendered(<WakeState />);
    expect(host.textContent).toBe('');
    act(() => applySnapshot(snapshot([chair(1, { session: session(1) })])));
    expect(host.textContent).toContain('may go to sleep');
  });
});
