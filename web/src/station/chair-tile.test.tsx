import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meAs } from '../identity/me.fixture.ts';
import { MeContext } from '../identity/use-me.ts';
import { applySnapshot } from '../live/apply-snapshot.ts';
import { useClock } from '../live/clock-store.ts';
import { heardPulse } from '../live/link-store.ts';
import { alarm, chair, mixedChairs, NOW, snapshot } from '../live/station.fixture.ts';
import { forgetTrends } from '../live/trends-store.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { ChairTile } from './chair-tile.tsx';
import { stopCharting } from './charting-store.ts';
import { useEffectEntries } from './effect-entries-store.ts';

let page: ReturnType<typeof rendered>;
let host: HTMLElement;

function show(chairId: string, role: 'nurse' | 'administrator' = 'nurse') {
  act(() => {
    page.rerender(
      <MeContext value={meAs(role, 'UTC')}>
        <ChairTile chairId={chairId} density="medium" alarmLines={2} place={1} />
      </MeContext>,
    );
  });
}

const text = () => host.textContent ?? '';
const button = (name: string) =>
  screen
    .queryAllByRole('button', { hidden: true })
    .find((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').includes(name));
async function tap(name: string) {
  const found = button(name);
  if (!found) throw new Error(`no button "${name}" in: ${text()}`);
  await act(async () => found.click());
}

type Answer = (response: Response) => void;
let sent: { id: string; type: string; severity?: string; term?: string }[];
let answer: Answer[];
const receipt = (seq: number) =>
  new Response(JSON.stringify({ seq, events: [{ seq, body: { type: 'effect-observed' } }] }));
const refusal = new Response(
  JSON.stringify({ title: 'No', detail: 'Closed.', status: 422, code: 'command-refused' }),
  { status: 422 },
);

beforeEach(() => {
  sent = [];
  answer = [];
  vi.stubGlobal('fetch', (_url: string, init?: RequestInit) => {
    if (init?.method !== 'POST') return Promise.resolve(new Response('{"series":{}}'));
    sent.push(JSON.parse(String(init.body)));
    return new Promise<Response>((resolve) => answer.push(resolve));
  });
  page = rendered(null);
  host = page.container;
  applySnapshot(snapshot(mixedChairs(9)));
  heardPulse(performance.now(), NOW, snapshot([]).health);
  useClock.setState({ now: NOW });
});
afterEach(() => {
  forgetTrends();
  stopCharting();
  useEffectEntries.setState({ entries: {} });
  vi.unstubAllGlobals();
});

describe('chair tile', () => {
  it('UI-62 says which infusion of the course this is, and nothing where there is none', () => {
    const known = chair(1);
    if (!known.session) throw new Error('no session in the chair');
    const course = { id: '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0009', indication: 'ptsd' };
    const session = { ...known.session, course: { ...course, number: 3, planned: 8 } };
    act(() => applySnapshot(snapshot([{ ...known, session }])));
    show('chair-1');
    expect(text()).toContain('Patient 0401 3 of 8');
    act(() => applySnapshot(snapshot([known])));
    show('chair-1');
    expect(text()).not.toContain('3 of 8');
  });

  it('UI-12 charts "nausea moderate" in two taps and says so only after the receipt', async () => {
    show('chair-1');
    await tap('Log Nausea');
    await tap('Nausea moderate');
    expect(sent).toMatchObject([{ type: 'observe-effect', term: 'nausea', severity: 'moderate' }]);
    expect(text()).toContain('Saving Nausea moderate');
    expect(text()).not.toContain('logged');
    await act(async () => answer[0]?.(receipt(5)));
    expect(text()).toContain('Nausea moderate logged');
    await tap('Undo');
    expect(sent[1]).toMatchObject({ type: 'withdraw-entry', seq: 5 });
  });

  it('UI-12 keeps a failed entry on the tile and sends the same command again', async () => {
    show('chair-1');
    await tap('Log Dissociation, Dissoc.');
    await tap('Dissociation mild');
    await act(async () => answer[0]?.(refusal.clone()));
    expect(text()).toContain('Not saved: Dissociation mild');
    await tap('Try again');
    expect(sent[1]?.id).toBe(sent[0]?.id);
    await act(async () => answer[1]?.(receipt(6)));
    expect(text()).toContain('Dissociation mild logged');
  });

  it('UI-12 silences nothing by charting', async () => {
    show('chair-2');
    await tap('Log Nausea');
    await tap('Nausea mild');
    await act(async () => answer[0]?.(receipt(5)));
    expect(sent.map((command) => command.type)).toEqual(['observe-effect']);
    expect(host.querySelector('[data-alarm-id]')?.getAttribute('data-state')).toBe('active');
  });

  it('UI-03 acknowledges the alarm of the line and leaves the change to the server', async () => {
    show('chair-2');
    await tap('Acknowledge: SpO2 86 < 90');
    expect(sent).toMatchObject([{ type: 'acknowledge-alarm', alarmId: 'spo2:low#1' }]);
    expect(host.querySelector('[data-alarm-id]')?.getAttribute('data-state')).toBe('active');
  });

  it('UI-03 counts the alarms that do not fit', () => {
    const keys = ['spo2:low', 'hr:high', 'sys:high', 'rr:low'];
    const alarms = keys.map((key) => alarm({ key, tier: 'warning' }));
    applySnapshot(snapshot([chair(1, { alarms })]));
    show('chair-1');
    expect(host.querySelectorAll('[data-alarm-id]')).toHaveLength(2);
    expect(button('2 more alarms')).toBeDefined();
  });

  it('UI-19 shows -- for what is stale or missing, with the reason where the monitor gives one', () => {
    show('chair-5');
    expect(text()).toContain('sensor off');
    expect(text()).toContain('--/--');
    expect(text()).not.toMatch(/\b0\/0\b/);
  });

  it('UI-19 tells the next step of a free chair and of a chair without a monitor', () => {
    show('chair-9');
    expect(text()).toContain('Readings are kept once a session is open');
    expect(button('Open a session')).toBeDefined();
    show('chair-7', 'administrator');
    expect(text()).toContain('No monitor bound');
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toContain(
      '/administration',
    );
    expect(button('Open a session')).toBeUndefined();
  });

  it('UI-19 offers no charting to a role that may not chart', () => {
    show('chair-2', 'administrator');
    expect(button('Log Nausea')).toBeUndefined();
    expect(button('Acknowledge')).toBeUndefined();
    expect(text()).toContain('SpO2 86 < 90');
  });
});
