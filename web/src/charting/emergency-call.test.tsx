import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverNow } from '../live/clock-store.ts';
import { session } from '../live/station.fixture.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { EmergencyBar, EmergencyButton } from './emergency-call.tsx';
import { useEmergencyStamp } from './emergency-stamp.ts';

let page: ReturnType<typeof rendered>;
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
const press = (name: string) => page.user.click(screen.getByRole('button', { name }));
const asked = () => screen.queryByText(/record it\?/) !== null;

describe('an emergency at the chair', () => {
  beforeEach(() => {
    localStorage.clear();
    sent = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)));
      return new Response(JSON.stringify({ events: [], seq: 7 }), { status: 200 });
    });
    page = rendered(<Chair />);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('CH-26 the touch records nothing, and is the onset of what is recorded after a reload', async () => {
    await press('Emergency');
    const after = serverNow();
    expect(sent).toEqual([]);
    expect(asked()).toBe(true);
    page.unmount();
    page = rendered(<Chair />);
    await waitFor(() => expect(serverNow()).toBeGreaterThan(after + 50));
    await press('Seizure');
    await waitFor(() => expect(asked()).toBe(false));
    expect(sent).toMatchObject([{ type: 'escalate-emergency', reason: 'Seizure' }]);
    expect(sent[0]?.at).toBeLessThanOrEqual(after);
  });

  it('CH-26 is recorded without a word as well, or taken back', async () => {
    await press('Emergency');
    await press('Not an emergency');
    expect(asked()).toBe(false);
    expect(localStorage).toHaveLength(0);
    await press('Emergency');
    await press('Record, details later');
    await waitFor(() => expect(sent).toMatchObject([{ type: 'escalate-emergency' }]));
  });
});
