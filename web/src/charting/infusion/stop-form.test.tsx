import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverNow } from '../../live/clock-store.ts';
import { session } from '../../live/station.fixture.ts';
import { StopForm } from './infusion.forms.tsx';

let root: Root;
let host: HTMLElement;

async function shown(minutes: number): Promise<void> {
  const startedAt = serverNow() - minutes * 60_000;
  const { infusion } = session(1);
  const state = session(1, { infusion: infusion && { ...infusion, startedAt } });
  await act(async () =>
    root.render(
      <MantineProvider>
        <StopForm
          session={state}
          sessionId={state.id}
          onDone={() => undefined}
          onCancel={() => undefined}
        />
      </MantineProvider>,
    ),
  );
}
const chosen = () => host.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.value;
const submit = () => host.querySelector<HTMLButtonElement>('button[type="submit"]');

describe('stopping an infusion', () => {
  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    // Mantine's growing text field asks for the fonts of the page.
    Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
    host = document.body.appendChild(document.createElement('div'));
    root = createRoot(host);
  });
  afterEach(async () => {
    await act(async () => root.unmount());
    host.remove();
    vi.unstubAllGlobals();
  });

  it.each([2, 39])(
    'CH-16 at %i of 40 min no reason is chosen, and none is recorded',
    async (at) => {
      await shown(at);
      expect(chosen()).toBeUndefined();
      expect(submit()?.disabled).toBe(true);
    },
  );

  it('CH-16 once the planned time is over, it is completed as planned', async () => {
    await shown(41);
    expect(chosen()).toBe('completed');
    expect(submit()?.disabled).toBe(false);
  });
});
