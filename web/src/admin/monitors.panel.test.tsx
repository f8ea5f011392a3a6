import type { Channel } from '@chairside/shared/wire/http';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meAs } from '../identity/me.fixture.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { MonitorsPanel } from './monitors.panel.tsx';

const ME = meAs('administrator');
const channel = (deviceId: string, name: string, change: Partial<Channel> = {}): Channel => ({
  ...{ id: `${deviceId}-${name}`, deviceId, deviceLabel: `Monitor ${deviceId}`, channel: name },
  ...{ chairId: null, online: false, lastSeenAt: null, skewMs: null, notes: [] },
  ...{ sending: { units: {}, noData: {} }, withdrawn: null },
  ...change,
});

let hand: ReturnType<typeof rendered>['user'];
let channels: Channel[];
let sent: { path: string; body: unknown }[];

async function answer(url: string, init?: RequestInit): Promise<Response> {
  const path = url.replace('/api', '');
  if (init?.method === undefined || init.method === 'GET') {
    return Response.json(path === '/channels' ? { channels } : { chairs: [] });
  }
  sent.push({ path, body: init.body === undefined ? null : JSON.parse(String(init.body)) });
  return new Response(null, { status: 204 });
}
const section = (name: string) => screen.getByRole('region', { name });
const press = (name: string) => hand.click(screen.getByRole('button', { name }));
const type = async (label: string, text: string) => {
  await hand.clear(screen.getByLabelText(label));
  await hand.type(screen.getByLabelText(label), text);
};

beforeEach(async () => {
  sent = [];
  channels = [
    channel('A', '1', { sending: { units: { temp: 'degF' }, noData: { hr: [999, -5] } } }),
    channel('A', '2'),
    channel('B', '1', { withdrawn: { at: Date.UTC(2026, 10, 21, 13, 32), by: 'Anna Berg' } }),
    channel('C', '1', { withdrawn: { at: null, by: null } }),
  ];
  vi.stubGlobal('fetch', answer);
  ({ user: hand } = rendered(<MonitorsPanel />, { me: ME }));
  await screen.findByText('Monitor A');
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the list of monitors', () => {
  it('ID-360 says when and by whom a token was withdrawn, and offers a new one', () => {
    expect(section('Monitor A').textContent).not.toContain('withdrawn');
    expect(section('Monitor B').textContent).toMatch(
      /Token withdrawn .*21 Nov 2026.*14:32 by Anna Berg/,
    );
    expect(section('Monitor C').textContent).toContain('Token withdrawn. ');
    const withdrawn = within(section('Monitor B'));
    expect(withdrawn.queryByRole('button', { name: /^New token/ })).not.toBeNull();
    expect(withdrawn.queryByRole('button', { name: /^Withdraw token/ })).toBeNull();
  });

  it('VI-360 shows what is set for a monitor, and sends what is changed', async () => {
    expect(section('Monitor A').textContent).toContain('Temperature in °F; no data: HR 999 or -5');
    await press('Units and codes of Monitor A');
    expect(screen.getByLabelText<HTMLInputElement>('HR').value).toBe('999, -5');
    await type('HR', '72');
    await press('Save');
    expect(screen.queryByText('72 is a possible value.')).not.toBeNull();
    expect(sent).toEqual([]);
    await type('HR', '999 990');
    await press('Save');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent).toEqual([
      {
        path: '/devices/A/sending',
        body: { units: { temp: 'degF' }, noData: { hr: [999, 990] } },
      },
    ]);
  });
});
