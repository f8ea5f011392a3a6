import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSound } from '../alarms/sound-store.ts';
import { closeSheet, openSheet } from '../charting/sheet/sheet-store.ts';
import { useAlarms } from '../live/alarms-store.ts';
import { heardBuild, useNewerBuild } from '../live/build-store.ts';
import { useCoverage } from '../live/coverage-store.ts';
import { useLink } from '../live/link-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { alarm, sessionId } from '../live/station.fixture.ts';
import { useQueue } from '../outbox/queue-store.ts';
import { stopCharting, useCharting } from '../station/charting-store.ts';
import { exchangeOnce, IDLE_MS, mayExchange } from './page-build.ts';

const may = () => mayExchange(0, IDLE_MS);

beforeEach(() => {
  document.head.innerHTML = '<meta name="chairside-build" content="old">';
  useLink.setState({ link: { kind: 'live' } });
  useQueue.setState({ entries: [] });
  useAlarms.setState({ alarms: {} });
  useSessions.setState({ sessions: {}, byChair: {} });
  useSound.setState({ state: 'suspended' });
  closeSheet();
  stopCharting();
  sessionStorage.clear();
});
afterEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

describe('a page that is out of date', () => {
  it('UI-251 learns of a newer build by a pulse, and of none from a server that serves its own', () => {
    heardBuild('old');
    expect(useNewerBuild.getState().build).toBeNull();
    heardBuild('new');
    expect(useNewerBuild.getState().build).toBe('new');
    heardBuild(undefined);
    expect(useNewerBuild.getState().build).toBeNull();
    document.head.innerHTML = '';
    heardBuild('new');
    expect(useNewerBuild.getState().build).toBeNull();
  });

  it('UI-252 gives way once nobody has touched the screen for a minute', () => {
    expect(may()).toBe(true);
    expect(mayExchange(1, IDLE_MS)).toBe(false);
  });

  it.each<[string, () => void]>([
    ['a form is open', () => openSheet(sessionId(1), { kind: 'note' })],
    [
      'a severity is asked for',
      () =>
        useCharting.setState({
          charting: { kind: 'severity', chairId: 'c', term: 'nausea', at: 0 },
        }),
    ],
    [
      'a form stands on the page',
      () => {
        document.body.innerHTML = '<form></form>';
      },
    ],
    [
      'a field holds something',
      () => {
        document.body.innerHTML = '<input value="98">';
        document.querySelector('input')?.focus();
      },
    ],
    [
      'an entry waits for the server',
      () =>
        useQueue.setState({
          entries: [
            {
              ...{ n: 1, sessionId: sessionId(1), userId: 'u', userName: 'N', madeAt: 0 },
              command: { id: sessionId(2), type: 'add-note', text: 'x' },
              state: { kind: 'waiting' },
            },
          ],
        }),
    ],
    [
      'an alarm calls',
      () => useAlarms.setState({ alarms: { c: [alarm({ key: 'spo2:low', tier: 'critical' })] } }),
    ],
    ['the link is lost', () => useLink.setState({ link: { kind: 'lost', since: 0 } })],
    [
      'it is the only screen that can sound, and somebody is watched',
      () => {
        useSound.setState({ state: 'running' });
        useSessions.setState({ byChair: { c: sessionId(1) } });
        useCoverage.setState({ coverage: { watching: 1, visible: 1, sounding: 1 } });
      },
    ],
  ])('UI-252 stays while %s', (_, arrange) => {
    arrange();
    expect(may()).toBe(false);
  });

  it('UI-252 gives way where another screen can sound as well', () => {
    useSound.setState({ state: 'running' });
    useSessions.setState({ byChair: { c: sessionId(1) } });
    useCoverage.setState({ coverage: { watching: 2, visible: 2, sounding: 2 } });
    expect(may()).toBe(true);
  });

  it('UI-252 loads once for each build, also where the server goes on with the old page', () => {
    const reload = vi.fn();
    exchangeOnce('new', reload);
    exchangeOnce('new', reload);
    expect(reload).toHaveBeenCalledTimes(1);
    exchangeOnce('newer', reload);
    expect(reload).toHaveBeenCalledTimes(2);
  });
});
