import type { Me } from '@chairside/shared/wire/http';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useQueue } from '../outbox/queue-store.ts';
import { errorOf, rendered } from '../ui/rendered.fixture.tsx';
import { SignedIn } from './signed-in.tsx';

const me = (mustChangePassword: boolean): Me => ({
  user: { id: 'u1', userName: 'anna', name: 'Anna Berg', role: 'nurse', mustChangePassword },
  clinic: { id: 1, name: 'Clinic', timeZone: 'Europe/Berlin' },
  demo: false,
});
const GIVEN = 'given-by-admin';
const OWN = 'chosen-by-anna';

const text = () => document.querySelector('section')?.textContent;
const fieldOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = async (label: string, typed: string) => {
  await hand.clear(fieldOf(label));
  if (typed !== '') await hand.type(fieldOf(label), typed);
};
const press = (name: string) => hand.click(screen.getByRole('button', { name }));

let hand: ReturnType<typeof rendered>['user'];
let mustChange: boolean;
/** What `POST /api/password` answers next; null: it takes the password. */
let refusal: { status: number; code: string } | null;
let asked: string[];
let sent: unknown[];

function answer(url: string, init?: RequestInit): Response {
  const path = url.replace('/api', '');
  if (path !== '/me') asked.push(path);
  if (path === '/me') return Response.json(me(mustChange));
  if (path !== '/password') return new Response(null, { status: 204 });
  sent.push(JSON.parse(String(init?.body)));
  if (refusal) {
    return Response.json(
      { ...refusal, title: 'Refused', detail: 'Wait a minute.' },
      { status: refusal.status },
    );
  }
  mustChange = false;
  return new Response(null, { status: 204 });
}

const fill = async (current: string, password: string, again = password) => {
  await type('Current password', current);
  await type('New password', password);
  await type('New password again', again);
  await press('Change password');
};

beforeEach(async () => {
  [mustChange, refusal, asked, sent] = [true, null, [], []];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => answer(url, init));
  ({ user: hand } = rendered(
    <section>
      <Routes>
        <Route
          path="/"
          element={
            <SignedIn>
              <p>The station</p>
            </SignedIn>
          }
        />
        <Route path="/sign-in" element={<p>The sign-in page</p>} />
      </Routes>
    </section>,
  ));
  await screen.findByLabelText('Current password');
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('somebody whose password an administrator chose', () => {
  it('UI-65 sees in place of everything why and how to choose their own, and then goes on', async () => {
    expect(text()).not.toContain('The station');
    expect(text()).toContain(
      'An administrator chose this password. Choose your own: with it you sign orders and records.',
    );
    // Nothing of theirs is sent before: it would be refused for good.
    expect(useQueue.getState().user).toBeNull();
    await fill(GIVEN, OWN);
    await screen.findByText('The station');
    expect(sent).toEqual([{ current: GIVEN, password: OWN }]);
    expect(useQueue.getState().user?.id).toBe('u1');
  });

  it('UI-65 can sign out instead', async () => {
    await press('Sign out');
    await screen.findByText('The sign-in page');
    expect(asked).toEqual(['/sign-out']);
  });

  it('UI-65 reads beside the field what is wrong with it, and stands in that field', async () => {
    expect(document.activeElement).toBe(fieldOf('Current password'));
    await fill('', 'short', 'other');
    expect(errorOf('Current password')).toBe('Enter your current password.');
    expect(errorOf('New password')).toBe('At least 10 characters.');
    expect(errorOf('New password again')).toBe('The two passwords differ.');
    await fill(OWN, OWN);
    expect(errorOf('New password')).toContain('Choose another');
    expect(document.activeElement).toBe(fieldOf('New password'));
    expect(sent).toEqual([]);
    refusal = { status: 401, code: 'wrong-credentials' };
    await fill('wrong-password', OWN);
    await waitFor(() =>
      expect(errorOf('Current password')).toBe('This is not your current password.'),
    );
    expect(document.activeElement).toBe(fieldOf('Current password'));
    refusal = { status: 400, code: 'bad-request' };
    await fill(GIVEN, OWN);
    await waitFor(() => expect(errorOf('New password')).toBe('Wait a minute.'));
    refusal = { status: 429, code: 'too-many-requests' };
    await fill(GIVEN, OWN);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Wait a minute.'));
    expect(fieldOf('New password').value).toBe(OWN);
  });

  it('UI-65 is known to a password manager by name and by what each field is for', () => {
    const of = (label: string) => fieldOf(label).autocomplete;
    expect([of('Current password'), of('New password'), of('New password again')]).toEqual([
      'current-password',
      'new-password',
      'new-password',
    ]);
    const name = document.querySelector<HTMLInputElement>('[autocomplete="username"]');
    expect(name?.value).toBe('anna');
  });
});
