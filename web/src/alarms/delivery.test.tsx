import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { applySnapshot } from '../live/apply-snapshot.ts';
import { useClock } from '../live/clock-store.ts';
import { alarm, chair, NOW, session, sessionId, snapshot } from '../live/station.fixture.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { AlarmRibbon } from './alarm-ribbon.tsx';
import { PROOF_GOOD_FOR_MS, proofText } from './proof-state.tsx';
import { giveReceipts } from './receipts.ts';

const PATIENCE = { timeout: 30_000 };

const low = alarm({ key: 'spo2:low', tier: 'critical', raisedAt: NOW });
const note = alarm({ key: 'etco2:low', tier: 'info', raisedAt: NOW });
const station = (alarms = [low]) =>
  applySnapshot(snapshot([chair(1, { session: session(1), alarms })]));

describe('the state of the alarm path', () => {
  it('AD-13 says how long ago it was proven, and that an old proof says nothing about now', () => {
    const heard = { id: 'a', heard: 'heard' as const, at: NOW };
    expect(proofText({ last: null, provenAt: null }, NOW)).toMatchObject({ bad: false });
    expect(proofText({ last: heard, provenAt: NOW }, NOW + 12_000)).toEqual({
      ...{ text: 'alarm path proven 12 s ago', bad: false },
    });
    const good = proofText({ last: heard, provenAt: NOW }, NOW + PROOF_GOOD_FOR_MS);
    const old = proofText({ last: heard, provenAt: NOW }, NOW + PROOF_GOOD_FOR_MS + 1);
    expect([good.bad, old.bad]).toEqual([false, true]);
    expect(old.text).toMatch(/^not proven for/);
  });

  it('AD-14 names what is broken, whatever was proven before', () => {
    const texts = (['silent', 'stalled', 'suspended', 'unavailable'] as const).map((heard) =>
      proofText({ last: { id: 'a', heard, at: NOW }, provenAt: NOW - 1_000 }, NOW),
    );
    expect(texts.every(({ bad }) => bad)).toBe(true);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(4);
  });
});

describe('receipts of a screen', () => {
  const tile = () => {
    document.body.innerHTML =
      '<div data-chair="chair-1"><span data-alarm-id="spo2:low#1"></span></div>';
  };
  const stages = (send: ReturnType<typeof vi.fn>) =>
    send.mock.calls.flatMap(([{ receipts }]) =>
      receipts.map((each: { alarm: string; stage: string }) => `${each.alarm} ${each.stage}`),
    );

  it('AD-05 are given once: on arrival, and when the alarm is drawn; advisories need none', async () => {
    document.body.innerHTML = '';
    const send = vi.fn(async () => undefined);
    const stop = giveReceipts(send);
    station([low, note]);
    await vi.waitFor(() => expect(stages(send)).toEqual(['spo2:low#1 delivered']), PATIENCE);
    tile();
    useClock.setState({ now: NOW + 1 });
    await vi.waitFor(() => expect(stages(send)).toContain('spo2:low#1 seen'), PATIENCE);
    station([low, note]);
    useClock.setState({ now: NOW + 2 });
    await Promise.resolve();
    expect(stages(send)).toHaveLength(2);
    expect(send.mock.calls[0]?.[0 as never]).toMatchObject({
      receipts: [{ session: sessionId(1) }],
    });
    stop();
  });

  it('AD-05 are sent again until the server has them', async () => {
    document.body.innerHTML = '';
    const send = vi.fn().mockRejectedValueOnce(new Error('the link is lost'));
    send.mockResolvedValue(undefined);
    const stop = giveReceipts(send);
    station();
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1), PATIENCE);
    await Promise.resolve();
    useClock.setState({ now: NOW + 1_000 });
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2), PATIENCE);
    expect(new Set(stages(send))).toEqual(new Set(['spo2:low#1 delivered']));
    stop();
  });
});

describe('the call to the whole clinic', () => {
  it('AD-09 UI-303 stands on every page from the minute that nobody answered until somebody does', () => {
    station();
    useClock.setState({ offsetMs: 0, now: NOW + 59_999 });
    const page = rendered(null);
    const host = page.container;
    act(() => page.rerender(<AlarmRibbon />));
    expect(host.textContent).toMatch(/Chair 1.*SpO2/);
    expect(host.textContent).not.toMatch(/nobody has answered/);
    expect(screen.getByRole('link').getAttribute('href')).toMatch(/^\/chairs\//);
    act(() => useClock.setState({ now: NOW + 60_000 }));
    expect(host.textContent).toMatch(/Chair 1.*nobody has answered for 1 min/);
    const by = { kind: 'user', id: 'u', name: 'Nurse', role: 'nurse' } as const;
    act(() => station([{ ...low, acknowledged: { by, at: NOW + 61_000 } }]));
    expect(host.textContent).toBe('');
  });
});
