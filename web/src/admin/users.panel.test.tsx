import type { User } from '@chairside/shared/wire/http';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../http/query-client.ts';
import { meAs } from '../identity/me.fixture.ts';
import { errorOf, fieldOf, press, type } from '../identity/typed.fixture.ts';
import { MeContext } from '../identity/use-me.ts';
import { UsersPanel } from './users.panel.tsx';

const user = (id: string, name: string, change: Partial<User> = {}): User => ({
  ...{ id, name, userName: id, role: 'nurse', mustChangePassword: false, deactivatedAt: null },
  ...change,
});
const ME = meAs('administrator');
const GONE_AT = Date.UTC(2026, 10, 21, 13, 32);

let root: Root;
let host: HTMLElement;
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

const rows = () => [...host.querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
const row = (name: string) => rows().find((text) => text?.startsWith(name)) ?? '';
const told = () => host.querySelector('[role="status"]')?.textContent;
const focused = () => document.activeElement?.getAttribute('aria-label');

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  sent = [];
  users = [
    user('gone', 'Gone Person', { deactivatedAt: GONE_AT, role: 'provider' }),
    user('administrator', 'Admin', { role: 'administrator' }),
    user('anna', 'Anna Berg'),
    user('new', 'New Nurse', { mustChangePassword: true }),
  ];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => answer(url, init));
  queryClient.clear();
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={queryClient}>
          <MeContext value={ME}>
            <UsersPanel />
          </MeContext>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
  await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

describe('the users of a clinic', () => {
  it('UI-66 says of each how they stand, by the clock of the clinic, and who has no access last', () => {
    expect(rows()).toEqual([
      expect.stringMatching(/^Admin/),
      expect.stringMatching(/^Anna Berg.*Active$/),
      expect.stringMatching(/^New Nurse.*Given password not changed yet$/),
      'Gone Persongone, providerProviderNo access since Sat 21 Nov 2026, 14:32',
    ]);
    expect(host.querySelectorAll('[data-without-access]')).toHaveLength(1);
  });

  it('UI-66 offers nothing of it for oneself, and says why', () => {
    expect(row('Admin')).toContain('only another administrator');
    expect(document.querySelector('[aria-label="Access of Admin"]')).toBeNull();
  });

  it('UI-66 sets a new password, typed twice, and says what follows from it', async () => {
    await press('Access of Anna Berg');
    await press('Set new password');
    const sheet = host.querySelector('form[aria-labelledby]')?.textContent;
    expect(sheet).toContain('Every screen where they are signed in is signed out');
    expect(sheet).toContain('at the next sign-in they choose their own');
    await type('New password', 'a-given-one');
    await type('New password again', 'another-one');
    await press('Set new password');
    expect(errorOf('New password again')).toBe('The two passwords differ.');
    expect(document.activeElement).toBe(fieldOf('New password again'));
    await type('New password', 'short');
    await press('Set new password');
    expect(document.activeElement).toBe(fieldOf('New password'));
    await type('New password', 'a-given-one');
    expect(sent).toEqual([]);
    await type('New password again', 'a-given-one');
    await press('Set new password');
    expect(sent).toEqual([{ path: '/users/anna/password', body: { password: 'a-given-one' } }]);
    expect(row('Anna Berg')).toContain('Given password not changed yet');
    expect(told()).toContain('Anna Berg has a new password');
    expect(focused()).toBe('Access of Anna Berg');
  });

  it('UI-66 asks before access is taken away, leaves it by Escape, and gives it back', async () => {
    await press('Access of Anna Berg');
    await press('Take access away');
    const sheet = host.querySelector('form[aria-labelledby]');
    expect(sheet?.textContent).toContain('They are signed out at once');
    expect(sheet?.textContent).toContain('What they recorded stays');
    await act(async () => {
      sheet?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(host.querySelector('form[aria-labelledby]')).toBeNull();
    expect([sent, focused()]).toEqual([[], 'Access of Anna Berg']);
    await press('Access of Anna Berg');
    await press('Take access away');
    await press('Take access away');
    expect(sent).toEqual([{ path: '/users/anna/deactivate', body: null }]);
    expect(rows().slice(-2)).toEqual([
      expect.stringMatching(/^Gone Person/),
      expect.stringMatching(/^Anna Berg.*No access since Sat 21 Nov 2026, 14:32$/),
    ]);
    expect(told()).toBe('Anna Berg has no access any more.');
    await press('Access of Anna Berg');
    await press('Give access back');
    expect(sent[1]).toEqual({ path: '/users/anna/reactivate', body: null });
    expect(row('Anna Berg')).toMatch(/Active$/);
    expect(told()).toContain('Anna Berg has access again');
  });
});
