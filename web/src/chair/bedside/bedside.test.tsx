import { act, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heardHere } from '../../alarms/heard.ts';
import { meAs } from '../../identity/me.fixture.ts';
import { MeContext } from '../../identity/use-me.ts';
import { applySnapshot } from '../../live/apply-snapshot.ts';
import { useBedside } from '../../live/bedside-store.ts';
import { useClock } from '../../live/clock-store.ts';
import { useCoverage } from '../../live/coverage-store.ts';
import { useLink } from '../../live/link-store.ts';
import { alarm, chair, NOW, session, sessionId, snapshot } from '../../live/station.fixture.ts';
import { useWakeLock } from '../../live/wake-lock.ts';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { BedsidePage } from './bedside.page.tsx';

const low = alarm({ key: 'spo2:low', tier: 'critical', raisedAt: NOW });
const by = { kind: 'user', id: 'u', name: 'Nurse', role: 'nurse' } as const;
const station = (alarms = [low]) =>
  applySnapshot(
    snapshot([
      chair(1, { session: session(1), alarms }),
      chair(2, { session: session(2), alarms: [{ ...low, raisedAt: NOW - 60_000 }] }),
    ]),
  );
const at = (now: number) => useClock.setState({ offsetMs: now - Date.now(), now });
const confirm = (n: number) =>
  useBedside.setState({ confirmed: { session: sessionId(n), alarms: [low.id] } });
const sounded = () => heardHere().map(({ chairId, alarm: { id } }) => `${chairId} ${id}`);

let host: HTMLElement;
let page: ReturnType<typeof rendered>;
const show = (role: 'nurse' | 'administrator' = 'nurse') =>
  act(() =>
    page.rerender(
      <MeContext value={meAs(role)}>
        <Routes>
          <Route path="/chairs/:chairId/bedside" element={<BedsidePage />} />
        </Routes>
      </MeContext>,
    ),
  );
const lit = () => host.querySelector('[data-lit]') !== null;

beforeEach(() => {
  page = rendered(null, { at: '/chairs/chair-1/bedside' });
  host = page.container;
  useLink.setState({ link: { kind: 'live' } });
  useCoverage.setState({ coverage: { watching: 1, visible: 1, sounding: 1 } });
  at(NOW);
  station();
});
afterEach(() => {});

describe("the chair's own screen", () => {
  it('AD-22 shows the chair, the clock and what carries its alarms, and one way back', () => {
    show();
    expect(host.textContent).toContain('Chair 1');
    expect(host.textContent).toContain('15:32');
    expect(host.textContent).toContain("Quiet. Staff screens show this chair's alarms.");
    const ways = [...screen.queryAllByRole('link'), ...screen.queryAllByRole('button')];
    expect(ways.map(({ textContent }) => textContent)).toEqual(['Back to the chair']);
    expect(host.textContent).not.toMatch(/SpO2|HR|Patient/);
    expect(lit()).toBe(false);
    expect(useBedside.getState().chairId).toBe('chair-1');
    expect(host.textContent).not.toContain('may go to sleep');
    act(() => useWakeLock.setState({ state: { kind: 'missing', why: 'refused' } }));
    expect(host.textContent).toContain('this screen may go to sleep');
  });

  it('AD-19 AD-22 lights up with the alarm and Acknowledge 10 s after nobody confirmed', () => {
    show();
    act(() => at(NOW + 9_000));
    expect([lit(), sounded()]).toEqual([false, []]);
    act(() => at(NOW + 10_000));
    expect([lit(), sounded()]).toEqual([true, ['chair-1 spo2:low#1']]);
    expect(screen.getByRole('button').textContent).toContain('Acknowledge');
    expect(host.textContent).toContain('No staff screen has confirmed this alarm.');
  });

  it('AD-19 goes dark again when the staff confirm it, acknowledge it, or it is over', () => {
    show();
    const dark = () => [lit(), sounded().length];
    act(() => at(NOW + 30_000));
    expect(dark()).toEqual([true, 1]);
    // The same id in another session is another alarm.
    act(() => confirm(2));
    expect(dark()).toEqual([true, 1]);
    act(() => confirm(1));
    expect(dark()).toEqual([false, 0]);
    act(() => useBedside.setState({ confirmed: null }));
    expect(dark()).toEqual([true, 1]);
    act(() => station([{ ...low, acknowledged: { by, at: NOW + 20_000 } }]));
    expect(dark()).toEqual([false, 0]);
    act(() => station([{ ...low, state: 'returned' }]));
    expect(dark()).toEqual([false, 0]);
  });

  it('AD-20 sounds at once without the link or without a screen of the staff, and says so', () => {
    show();
    act(() => confirm(1));
    expect([lit(), sounded().length]).toEqual([false, 0]);
    act(() => useCoverage.setState({ coverage: { watching: 1, visible: 0, sounding: 1 } }));
    expect([lit(), sounded().length]).toEqual([true, 1]);
    expect(host.textContent).toContain('No staff screen can show and sound');
    act(() => useCoverage.setState({ coverage: { watching: 1, visible: 1, sounding: 1 } }));
    expect([lit(), sounded().length]).toEqual([false, 0]);
    act(() => useLink.setState({ link: { kind: 'lost', since: NOW } }));
    expect([lit(), sounded().length]).toEqual([true, 1]);
    expect(host.textContent).toContain('Link lost');
    expect(host.textContent).not.toContain('Staff screens show');
  });

  it('AD-22 is a screen of the staff again once it is left; an administrator has none', () => {
    show();
    act(() => page.rerender(null));
    expect(useBedside.getState().chairId).toBeNull();
    expect(sounded()).toHaveLength(2);
    show('administrator');
    expect(useBedside.getState().chairId).toBeNull();
    expect(host.textContent).toContain('for nurses and providers');
  });
});
