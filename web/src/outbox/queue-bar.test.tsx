import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AlarmLine } from '../alarms/alarm-line.tsx';
import { serverNow, useClock } from '../live/clock-store.ts';
import { alarm, NOW, sessionId } from '../live/station.fixture.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { forgetDraft, useDraft } from './draft.ts';
import type { Entry } from './entry.ts';
import { QueueBar } from './queue-bar.tsx';
import { useQueue } from './queue-store.ts';
import { stamped } from './send-command.ts';
import { watchTouchDown } from './touch-down.ts';

const NURSE = {
  ...({ id: 'u1', userName: 'nurse', name: 'Nurse', role: 'nurse' } as const),
  mustChangePassword: false,
};
const entry = (n: number, change: Partial<Entry> = {}): Entry => ({
  ...{ n, sessionId: sessionId(1), userId: 'u1', userName: 'Nurse', madeAt: NOW + n },
  command: { id: sessionId(n), type: 'add-note', text: `note ${n}`, at: NOW + n },
  state: { kind: 'waiting' },
  ...change,
});

let page: ReturnType<typeof rendered>;
let host: HTMLElement;
const draw = (what: React.ReactNode) => act(async () => page.rerender(what));
const text = () => host.textContent ?? '';

beforeEach(() => {
  useQueue.setState({ entries: [], user: NURSE, keeping: { kind: 'kept' }, signInNeeded: false });
  useClock.setState({ now: NOW + 60_000, offsetMs: NOW + 60_000 - Date.now() });
  page = rendered(null);
  host = page.container;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is said of the queue', () => {
  it('OF-10 counts what is not yet stored, since when, and lists it with its state', async () => {
    const refused = { kind: 'refused', code: 'session-closed', text: 'It is closed.' } as const;
    useQueue.setState({ entries: [entry(1), entry(2), entry(3, { state: refused })] });
    await draw(<QueueBar />);
    expect(text()).toContain('2 entries not yet stored - since 14:32');
    expect(text()).toContain('1 entry refused');
    expect(text()).not.toContain('note 1');
    await page.user.click(screen.getByRole('button'));
    expect(text()).toMatch(/note 1not yet stored.*note 2.*note 3Refused. It is closed./);
    await act(async () => useQueue.setState({ entries: [] }));
    expect(text()).toBe('');
  });

  it('OF-06 says of what others charted only how much waits', async () => {
    useQueue.setState({ entries: [entry(1, { userId: 'u2', userName: 'Provider' })] });
    await draw(<QueueBar />);
    expect(text()).toBe('1 entry of Provider wait for their sign-in.');
  });

  it('OF-09 says across the page that this browser keeps nothing', async () => {
    useQueue.setState({ keeping: { kind: 'direct', text: 'Entries go straight to the server.' } });
    await draw(<QueueBar />);
    expect(screen.getByRole('alert').textContent).toContain('straight to the server');
  });

  it('OF-11 shows an alarm whose acknowledgement waits as it was, and says that it is sending', async () => {
    const spo2 = alarm({ key: 'spo2:low', tier: 'critical' });
    const line = <AlarmLine chairId="chair-1" alarm={spo2} sessionId={sessionId(1)} />;
    await draw(line);
    const shown = () =>
      screen.getByText(/SpO2/).closest('[data-alarm-id]')?.getAttribute('data-state');
    const before = shown();
    const command = { type: 'acknowledge-alarm', alarmId: spo2.id, id: sessionId(9) } as const;
    await act(async () => useQueue.setState({ entries: [entry(1, { command })] }));
    expect(shown()).toBe(before);
    expect(before).toBe('active');
    expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true);
    expect(text()).toContain('Sending');
  });
});

describe('what is being charted', () => {
  function Note() {
    const [note, setNote] = useDraft('s1/note', 'text');
    return <input value={note} onChange={(event) => setNote(event.currentTarget.value)} />;
  }
  const field = () => screen.getByRole<HTMLInputElement>('textbox');
  const value = () => field().value;
  const again = async () => {
    page.unmount();
    page = rendered(null);
    host = page.container;
    await draw(<Note />);
  };

  it('OF-13 keeps what is typed across a reload, for who typed it, until it is sent or given up', async () => {
    await draw(<Note />);
    await page.user.type(field(), 'half a sentence');
    await again();
    expect(value()).toBe('half a sentence');
    useQueue.setState({ user: { ...NURSE, id: 'u2' } });
    await again();
    expect(value()).toBe('');
    useQueue.setState({ user: NURSE });
    forgetDraft('s1/note');
    await again();
    expect(value()).toBe('');
  });

  it('OF-08 stamps an entry when the finger goes down, never ahead of the server and never before its alarm', async () => {
    const stop = watchTouchDown();
    window.dispatchEvent(new Event('pointerdown'));
    const down = Math.floor(serverNow());
    await new Promise((resolve) => setTimeout(resolve, 60));
    const at = stamped('s1', { type: 'add-note', text: 'x' }).at ?? 0;
    expect(Math.abs(at - down)).toBeLessThan(20);
    expect(at).toBeLessThan(serverNow() - 30);
    expect(stamped('s1', { type: 'pause-sound' }).at).toBeUndefined();
    stop();
  });

  it('OF-251 says what is gone to who charted it, until they have looked; of others only how much', async () => {
    const mark = { id: 'a', userId: 'u1', userName: 'Nurse', what: 'Note: calm', madeAt: NOW };
    useQueue.setState({ lost: [mark, { ...mark, id: 'b', userId: 'u2', userName: 'Provider' }] });
    await draw(<QueueBar />);
    expect(text()).toContain('2 entries charted in this browser are gone');
    expect(text()).toContain('14:32 Note: calm');
    expect(text()).toContain('1 by Provider.');
    await page.user.click(screen.getByRole('button'));
    expect(text()).not.toContain('Note: calm');
    expect(text()).toContain('1 by Provider.');
    await act(async () => useQueue.setState({ lost: [] }));
  });

  it('OF-252 says that a browser which promised nothing may clear what waits', async () => {
    useQueue.setState({ persistent: false, entries: [entry(1)] });
    await draw(<QueueBar />);
    expect(text()).toContain('may clear them when its disk is full');
    await act(async () => useQueue.setState({ persistent: true }));
    expect(text()).not.toContain('may clear them');
    await act(async () => useQueue.setState({ persistent: null, entries: [] }));
  });
});
