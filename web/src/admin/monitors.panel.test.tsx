import type { Channel } from '@chairside/shared/wire/http';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../http/query-client.ts';
import { meAs } from '../identity/me.fixture.ts';
import { fieldOf, press, type } from '../identity/typed.fixture.ts';
import { MeContext } from '../identity/use-me.ts';
import { MonitorsPanel } from './monitors.panel.tsx';

const ME = meAs('administrator');
const channel = (deviceId: string, name: string, change: Partial<Channel> = {}): Channel => ({
  ...{ id: `${deviceId}-${name}`, deviceId, deviceLabel: `Monitor ${deviceId}`, channel: name },
  ...{ chairId: null, online: false, lastSeenAt: null, skewMs: null, notes: [] },
  ...{ sending: { units: {}, noData: {} }, withdrawn: null },
  ...change,
});

let root: Root;
let host: HTMLElement;
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
const section = (label: string) => host.querySelector(`section[aria-label="${label}"]`);

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  sent = [];
  channels = [
    channel('A', '1', { sending: { units: { temp: 'degF' }, noData: { hr: [999, -5] } } }),
    channel('A', '2'),
    channel('B', '1', { withdrawn: { at: Date.UTC(2026, 10, 21, 13, 32), by: 'Anna Berg' } }),
    channel('C', '1', { withdrawn: { at: null, by: null } }),
  ];
  vi.stubGlobal('fetch', answer);
  queryClient.clear();
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={queryClient}>
          <MeContext value={ME}>
            <MonitorsPanel />
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

describe('the list of monitors', () => {
  it('ID-360 says when and by whom a token was withdrawn, and offers a new one', () => {
    expect(section('Monitor A')?.textContent).not.toContain('withdrawn');
    expect(section('Monitor B')?.textContent).toMatch(
      /Token withdrawn .*21 Nov 2026.*14:32 by Anna Berg/,
    );
    expect(section('Monitor C')?.textContent).toContain('Token withdrawn. ');
    const names = [...(section('Monitor B')?.querySelectorAll('button') ?? [])].map(
      ({ textContent }) => textContent,
    );
    expect(names).toContain('New token');
    expect(names).not.toContain('Withdraw token');
  });

  it('VI-360 shows what is set for a monitor, and sends what is changed', async () => {
    expect(section('Monitor A')?.textContent).toContain('Temperature in °F; no data: HR 999 or -5');
    await press('Units and codes of Monitor A');
    expect(fieldOf('HR').value).toBe('999, -5');
    await type('HR', '72');
    await press('Save');
    expect([sent, host.textContent?.includes('72 is a possible value.')]).toEqual([[], true]);
    await type('HR', '999 990');
    await press('Save');
    expect(sent).toEqual([
      {
        path: '/devices/A/sending',
        body: { units: { temp: 'degF' }, noData: { hr: [999, 990] } },
      },
    ]);
  });
});
