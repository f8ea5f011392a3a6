import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverNow } from '../live/clock-store.ts';
import { session } from '../live/station.fixture.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { EmergencyBar, EmergencyButton } from './emergency-call.tsx';
import { useEmergencyStamp } from './emergency-stamp.ts';

let page: ReturnType<typeof rendered>;
let host: HTMLElement;
let sent: { type: string; at: number; reason: string }[];
const own = session(1);

function Chair() {
  const [stamp, setStamp] = useEmergencyStamp(own.id);
  return (
    <>
      <EmergencyButton session={own} stamp={stamp} disabled={false} onStamp={setStamp} />
      <EmergencyBar session={own} stamp={stamp} onClear={() => setStamp(null)} />
    </>
  );
}
const press = (text: string) =>
  act(async () => {
    const found = [...host.querySelectorAll('button')].find((one) => one.textContent === text);
    if (found === undefined) throw new Error(`no button ${text}`);
    found.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
const draw = () => act(async () => page.rerender(<Chair />));

describe('an emergency at the chair', () => {
  beforeEach(async () => {
    localStorage.clear();
    sent = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)));
      return new Response(JSON.stringify({ events: [], seq: 7 }), { status: 200 });
    });
    page = rendered(null);
    host = page.container;
    await draw();
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
  });

  it('CH-26 the touch records nothing, and is the onset of what is recorded after a reload', async () => {
    await press('Emergency');
    const after = serverNow();
    expect(sent).toEqual([]);
    expect(host.textContent).toContain('record it?');
    page.unmount();
    page = rendered(null);
    host = page.container;
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
