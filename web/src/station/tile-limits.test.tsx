import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meAs } from '../identity/me.fixture.ts';
import { MeContext } from '../identity/use-me.ts';
import { useClinic } from '../live/clinic-store.ts';
import { chair, NOW, session } from '../live/station.fixture.ts';
import { TileHead } from './tile-head.tsx';

const ME = meAs('nurse');

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  useClinic.setState({ protocols: { 'default@1': DEFAULT_PROTOCOL } });
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

function show(change: Parameters<typeof session>[1]) {
  act(() =>
    root.render(
      <MantineProvider>
        <MemoryRouter>
          <MeContext value={ME}>
            <TileHead chair={chair(1)} session={session(1, change)} asking={null} onOpen={null} />
          </MeContext>
        </MemoryRouter>
      </MantineProvider>,
    ),
  );
}

describe('a tile whose limits were moved', () => {
  it('PR-37 says so, with which, by whom and why', () => {
    show({});
    expect(host.textContent).not.toContain('limits changed');
    const by = { kind: 'user', id: 'p', name: 'Provider', role: 'provider' } as const;
    show({
      limitChanges: { 'spo2-low-warning': { value: 91, by, at: NOW, reason: 'lives at 91' } },
    });
    expect(host.textContent).toContain('limits changed');
    expect(host.querySelector('[title*="here 91"]')?.getAttribute('title')).toBe(
      'SpO2 ≤ 93 %, here 91 (Provider: lives at 91)',
    );
    show({ limitChanges: {} });
    expect(host.textContent).not.toContain('limits changed');
  });
});

describe('a tile without a baseline', () => {
  it('UI-60 says so once the infusion has begun', () => {
    show({ phase: 'before', baseline: null });
    expect(host.textContent).not.toContain('no baseline');
    show({ phase: 'infusing', baseline: null });
    expect(host.textContent).toContain('no baseline');
    show({ phase: 'infusing', baseline: { sys: 120, dia: 75 } });
    expect(host.textContent).not.toContain('no baseline');
  });
});
