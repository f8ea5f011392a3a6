import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meAs } from '../identity/me.fixture.ts';
import { MeContext } from '../identity/use-me.ts';
import { useClinic } from '../live/clinic-store.ts';
import { chair, NOW, session } from '../live/station.fixture.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { TileHead } from './tile-head.tsx';

const ME = meAs('nurse');

let page: ReturnType<typeof rendered>;
let host: HTMLElement;
beforeEach(() => {
  useClinic.setState({ protocols: { 'default@1': DEFAULT_PROTOCOL } });
  page = rendered(null);
  host = page.container;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function show(change: Parameters<typeof session>[1]) {
  act(() =>
    page.rerender(
      <MeContext value={ME}>
        <TileHead chair={chair(1)} session={session(1, change)} asking={null} onOpen={null} />
      </MeContext>,
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
    expect(screen.getByTitle(/here 91/).getAttribute('title')).toBe(
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
