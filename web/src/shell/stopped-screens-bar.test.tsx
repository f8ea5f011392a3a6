import type { StoppedScreen } from '@chairside/shared/wire/station';
import { act, screen as page } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useClinic } from '../live/clinic-store.ts';
import { NOW, sessionId, snapshot } from '../live/station.fixture.ts';
import { putStoppedScreens, useStoppedScreens } from '../live/stopped-screens-store.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { StoppedScreensBar } from './stopped-screens-bar.tsx';

const screen = (n: number, change: Partial<StoppedScreen> = {}): StoppedScreen => ({
  ...{ id: sessionId(n), name: 'Nurse', at: NOW, reason: 'expired' },
  ...change,
});

let hand: ReturnType<typeof rendered>['user'];
const told = (...screens: StoppedScreen[]) => act(async () => putStoppedScreens(screens));
const notices = () =>
  [...document.querySelectorAll('[role="status"] span')].map((e) => e.textContent);
const ok = async (n: number) => {
  const button = page.getAllByRole('button')[n];
  if (button) await hand.click(button);
};

beforeEach(() => {
  useClinic.setState({ clinic: { ...snapshot([]).clinic, timeZone: 'UTC' } });
  useStoppedScreens.setState({ screens: [], read: new Set() });
  ({ user: hand } = rendered(<StoppedScreensBar />));
});

describe('the notice of a screen that stopped watching', () => {
  it('UI-430 says who was signed in there and when, and is gone when it watches again', async () => {
    expect(notices()).toEqual([]);
    await told(screen(1));
    expect(notices()).toEqual([
      'A screen signed in as Nurse stopped watching at 14:32: its sign-in ended',
    ]);
    await told();
    expect(notices()).toEqual([]);
  });

  it('UI-430 names the chair whose own screen it was, and a sign-out of the last one', async () => {
    await told(screen(1, { chair: '3' }), screen(2, { name: 'Provider', reason: 'signed-out' }));
    expect(notices()).toEqual([
      'The screen of chair 3 signed in as Nurse stopped watching at 14:32: its sign-in ended',
      'A screen signed in as Provider stopped watching at 14:32: it was signed out',
    ]);
  });

  it('UI-430 is one notice for screens of one person that went together', async () => {
    await told(screen(1), screen(2, { reason: 'deactivated' }), screen(3, { name: 'Provider' }));
    expect(notices()).toEqual([
      '2 screens signed in as Nurse stopped watching at 14:32: their sign-in ended',
      'A screen signed in as Provider stopped watching at 14:32: its sign-in ended',
    ]);
  });

  it('UI-431 is put away by OK on this screen, and comes again only with a screen that goes anew', async () => {
    await told(screen(1), screen(2), screen(3, { name: 'Provider' }));
    await ok(0);
    expect(notices()).toHaveLength(1);
    await told(screen(1), screen(2), screen(3, { name: 'Provider' }), screen(4));
    expect(notices()).toEqual([
      'A screen signed in as Provider stopped watching at 14:32: its sign-in ended',
      'A screen signed in as Nurse stopped watching at 14:32: its sign-in ended',
    ]);
  });
});
