import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { applySnapshot } from '../live/apply-snapshot.ts';
import { useClock } from '../live/clock-store.ts';
import { alarm, chair, NOW, session, snapshot } from '../live/station.fixture.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { heardNow, heardTier } from './heard.ts';
import { PausedSoundBar } from './paused-sound-bar.tsx';

const by = { kind: 'user', id: 'u', name: 'Nurse', role: 'nurse' } as const;
const low = alarm({ key: 'spo2:low', tier: 'critical' });
const high = alarm({ key: 'hr:high', tier: 'warning' });
const soundPause = { by, from: NOW - 30_000, until: NOW + 90_000, covers: [low.id] };

function station(pause: typeof soundPause | null) {
  applySnapshot(
    snapshot([
      chair(1, { session: session(1, { soundPause: pause }), alarms: [low] }),
      chair(2, { session: session(2), alarms: [high] }),
    ]),
  );
}

function documentWith(realarmAfterMs: number | undefined): ProtocolDocument {
  const { realarmAfterMs: _own, ...document } = DEFAULT_PROTOCOL;
  return realarmAfterMs === undefined ? document : { ...document, realarmAfterMs };
}

describe('what is heard', () => {
  it('AD-02 a paused chair is silent and leaves the others to sound', () => {
    station(null);
    expect(heardTier(heardNow(NOW))).toBe('critical');
    station(soundPause);
    expect(heardNow(NOW).map(({ chairId }) => chairId)).toEqual(['chair-2']);
    expect(heardTier(heardNow(NOW))).toBe('warning');
  });

  it('AD-01 sounds again the moment the pause is over, with no message from the server', () => {
    station(soundPause);
    expect(heardTier(heardNow(soundPause.until - 1))).toBe('warning');
    expect(heardTier(heardNow(soundPause.until))).toBe('critical');
  });

  it.each([
    [undefined, 180_000],
    [120_000, 120_000],
  ])(
    'AL-43 what was acknowledged sounds again after the interval of its protocol: %s',
    (realarmAfterMs, after) => {
      const told = { ...low, acknowledged: { by, at: NOW } };
      applySnapshot({
        ...snapshot([chair(1, { session: session(1), alarms: [told] })]),
        protocols: { 'default@1': documentWith(realarmAfterMs) },
      });
      const heard = (ms: number) => heardTier(heardNow(NOW + ms));
      expect(heard(after - 1)).toBeNull();
      expect(heard(after)).toBe('critical');
      expect(heard(after + 9_999)).toBe('critical');
      expect(heard(after + 10_000)).toBeNull();
    },
  );

  it('AD-01 every screen shows chair, owner and what is left of the pause', () => {
    station(soundPause);
    useClock.setState({ offsetMs: 0, now: NOW });
    const page = rendered(null);
    const host = page.container;
    act(() => page.rerender(<PausedSoundBar />));
    expect(host.textContent).toContain('chair 1 by Nurse, 1:30 left');
    act(() => useClock.setState({ now: NOW + 60_000 }));
    expect(host.textContent).toContain('0:30 left');
    act(() => useClock.setState({ now: soundPause.until }));
    expect(host.textContent).toBe('');
  });
});
