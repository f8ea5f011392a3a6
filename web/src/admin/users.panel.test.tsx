import type { User } from '@chairside/shared/wire/http';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meAs } from '../identity/me.fixture.ts';
import { errorOf, rendered } from '../ui/rendered.fixture.tsx';
import { UsersPanel } from './users.panel.tsx';

const user = (id: string, name: string, change: Partial<User> = {}): User => ({
  ...{ id, name, userName: id, role: 'nurse', mustChangePassword: false, deactivatedAt: null },
  ...change,
});
const ME = meAs('administrator');
const GONE_AT = Date.UTC(2026, 10, 21, 13, 32);

let hand: ReturnType<typeof rendered>['user'];
let users: User[];
let sent: { path: string; body: unknown }[];

function answer(url: string, init?: RequestInit): Response {
  const path = url.replace('/api', '');
  if (init?.method !== 'POST') return Response.json({ users });
  const body = init.body === undefined ? null : JSON.parse(String(init.body));
  sent.push({ path, body });
  const [, , id, what] = path.split('/');
  const change = {
    password: { mustChangePassword: true },
    deactivate: { deactivatedAt: GONE_AT },
    reactivate: { deactivatedAt: null },
  }[what ?? ''];
  users = users.map((one) => (one.id === id ? { ...one, ...change } : one));
  return Response.json(users.find((one) => one.id === id));
}

const rows = () => [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
const row = (name: string) => rows().find((text) => text?.startsWith(name)) ?? '';
const told = () => screen.getByRole('status').textContent;
const sheet = () => screen.getByRole('form').textContent;
const press = (name: string) => hand.click(screen.getByRole('button', { name }));
const choose = async (name: string, item: string) => {
  await press(`Access of ${name}`);
  await hand.click(await screen.findByRole('menuitem', { name: item }));
};
const type = async (label: string, text: string) => {
  await hand.clear(screen.getByLabelText(label));
  await hand.type(screen.getByLabelText(label), text);
};
const focused = () => document.activeElement?.getAttribute('aria-label');

beforeEach(async () => {
  sent = [];
  users = [
    user('gone', 'Gone Person', { deactivatedAt: GONE_AT, role: 'provider' }),
    user('administrator', 'Admin', { role: 'administrator' }),
    user('anna', 'Anna Berg'),
    user('new', 'New Nurse', { mustChangePassword: true }),
  ];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => answer(url, init));
  ({ user: hand } = rendered(<UsersPanel />, { me: ME }));
  await screen.findByText('Anna Berg');
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the users of a clinic', () => {
  it('UI-66 says of each how they stand, by the clock of the clinic, and who has no access last', () => {
    expect(rows()).toEqual([
      expect.stringMatching(/^Admin/),
      expect.stringMatching(/^Anna Berg.*Active$/),
      expect.stringMatching(/^New Nurse.*Given password not changed yet$/),
      'Gone Persongone, providerProviderDeactivated Sat 21 Nov 2026, 14:32',
    ]);
    expect(document.querySelectorAll('[data-without-access]')).toHaveLength(1);
  });

  it('UI-66 offers nothing of it for oneself, and says why', () => {
    expect(row('Admin')).toContain('only another administrator');
    expect(screen.queryByRole('button', { name: 'Access of Admin' })).toBeNull();
  });

  it('UI-66 sets a new password, typed twice, and says what follows from it', async () => {
    await choose('Anna Berg', 'Set new password');
    expect(sheet()).toContain('Every screen where they are signed in is signed out');
    expect(sheet()).toContain('at the next sign-in they choose their own');
    await type('New password', 'a-given-one');
    await type('New password again', 'another-one');
    await press('Set new password');
    expect(errorOf('New password again')).toBe('The two passwords differ.');
    expect(document.activeElement).toBe(screen.getByLabelText('New password again'));
    await type('New password', 'short');
    await press('Set new password');
    expect(document.activeElement).toBe(screen.getByLabelText('New password'));
    await type('New password', 'a-given-one');
    expect(sent).toEqual([]);
    await type('New password again', 'a-given-one');
    await press('Set new password');
    await waitFor(() => expect(told()).toContain('Anna Berg has a new password'));
    expect(sent).toEqual([{ path: '/users/anna/password', body: { password: 'a-given-one' } }]);
    await waitFor(() => expect(row('Anna Berg')).toContain('Given password not changed yet'));
    expect(focused()).toBe('Access of Anna Berg');
  });

  it('UI-66 asks before access is taken away, leaves it by Escape, and gives it back', async () => {
    await choose('Anna Berg', 'Deactivate user');
    expect(sheet()).toContain('They are signed out at once');
    expect(sheet()).toContain('What they recorded stays');
    await hand.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect([sent, focused()]).toEqual([[], 'Access of Anna Berg']);
    await choose('Anna Berg', 'Deactivate user');
    await press('Deactivate user');
    await waitFor(() => expect(told()).toBe('Anna Berg is deactivated.'));
    expect(sent).toEqual([{ path: '/users/anna/deactivate', body: null }]);
    await waitFor(() =>
      expect(rows().slice(-2)).toEqual([
        expect.stringMatching(/^Gone Person/),
        expect.stringMatching(/^Anna Berg.*Deactivated Sat 21 Nov 2026, 14:32$/),
      ]),
    );
    await choose('Anna Berg', 'Reactivate user');
    await waitFor(() => expect(told()).toContain('Anna Berg can sign in again'));
    expect(sent[1]).toEqual({ path: '/users/anna/reactivate', body: null });
    await waitFor(() => expect(row('Anna Berg')).toMatch(/Active$/));
  });
});
