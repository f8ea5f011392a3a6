import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverNow } from '../live/clock-store.ts';
import { session } from '../live/station.fixture.ts';
import { EmergencyBar, EmergencyButton } from './emergency-call.tsx';
import { useEmergencyStamp } from './emergency-stamp.ts';

let root: Root;
let host: HTMLElement;
let sent: { type: string; at: number; reason: string }[];
const own = session(1);

function Chair() {
  const [stamp, setStamp] = useEmergencyStamp(own.id);
  return (
    <MantineProvider>
      <EmergencyButton session={own} stamp={stamp} disabled={false} onStamp={setStamp} />
      <EmergencyBar session={own} stamp={stamp} onClear={() => setStamp(null)} />
    </MantineProvider>
  );
}
const press = (text: string) =>
  act(async () => {
    const found = [...host.querySelectorAll('button')].find((one) => one.textContent === text);
    if (found === undefined) throw new Error(`no button ${text}`);
    found.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
const draw = () => act(async () => root.render(<Chair />));

describe('an emergency at the chair', () => {
  beforeEach(async () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    localStorage.clear();
    sent = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)));
      return new Response(JSON.stringify({ events: [], seq: 7 }), { status: 200 });
    });
    host = document.body.appendChild(document.createElement('div'));
    root = createRoot(host);
    await draw();
  });
  afterEach(async () => {
    await act(async () => root.unmount());
    host.remove();
    vi.unstubAllGlobals();
  });

  it('CH-26 the touch records nothing, and is the onset of what is recorded after a reload', async () => {
    await press('Emergency');
    const after = serverNow();
    expect(sent).toEqual([]);
    expect(host.textContent).toContain('record it?');
    await act(async () => root.unmount());
    root = createRoot(host);
    await draw();
    await new Promise((resolve) => setTimeout(resolve, 60));
    await press('Seizure');
    expect(sent).toMatchObject([{ type: 'escalate-emergency', reason: 'Seizure' }]);
    expect(sent[0]?.at).toBeLessThanOrEqual(after);
    expect(host.textContent).not.toContain('record it?');
  });

  it('CH-26 is recorded without a word as well, or taken back', async () => {
    await press('Emergency');
    await press('Not an emergency');
    expect(host.textContent).not.toContain('record it?');
    expect(localStorage).toHaveLength(0);
    await press('Emergency');
    await press('Record, details later');
    expect(sent).toMatchObject([{ type: 'escalate-emergency' }]);
  });
});
