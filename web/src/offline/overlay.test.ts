import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandDraft } from '../api/send-command.ts';
import { applySnapshot } from '../live/apply-snapshot.ts';
import { alarm, chair, NOW, session, sessionId, snapshot } from '../live/station.fixture.ts';
import { type Entry, isProvisional } from './entry.ts';
import { followOverlay } from './overlay.ts';
import { useOverlay } from './overlay-store.ts';
import { useQueue } from './queue-store.ts';

const NURSE = { id: 'u1', userName: 'nurse', name: 'Nurse', role: 'nurse' } as const;
const entry = (n: number, command: CommandDraft, userId = 'u1') =>
  ({
    ...{ n, sessionId: sessionId(1), userId, userName: 'Nurse', madeAt: NOW + n },
    command: { ...command, id: sessionId(500 + n), at: NOW + n },
    state: { kind: 'waiting' },
  }) as Entry;
const shown = () => useOverlay.getState().sessions[sessionId(1)];

beforeEach(() => {
  applySnapshot(snapshot([chair(1, { session: session(1) })]));
  useQueue.setState({ entries: [], user: NURSE });
  return followOverlay();
});

describe('what is not yet stored, on screen', () => {
  it('OF-04 follows the rules of the server, so that a pause can be followed by a resume', () => {
    const pause = entry(1, { type: 'pause-infusion', reason: 'Line problem' });
    useQueue.setState({ entries: [pause] });
    expect(shown()?.phase).toBe('paused');
    useQueue.setState({ entries: [pause, entry(2, { type: 'resume-infusion' })] });
    expect(shown()?.phase).toBe('infusing');
    expect(shown()?.seq).toBe(4);
    useQueue.setState({ entries: [] });
    expect(shown()).toBeUndefined();
  });

  it('OF-04 marks an entry by its number and folds in nothing of others', () => {
    useQueue.setState({
      entries: [
        entry(1, { type: 'add-note', text: 'mine' }),
        entry(2, { type: 'add-note', text: 'of another' }, 'u2'),
      ],
    });
    expect(shown()?.notes.map(({ text, seq }) => [text, isProvisional(seq)])).toEqual([
      ['mine', true],
    ]);
  });

  it('OF-11 takes no effect on an alarm, its sound, a limit or the chair before it is stored', () => {
    const spo2 = alarm({ key: 'spo2:low', tier: 'critical' });
    applySnapshot(snapshot([chair(1, { session: session(1), alarms: [spo2] })]));
    useQueue.setState({
      entries: [
        entry(1, { type: 'acknowledge-alarm', alarmId: spo2.id }),
        entry(2, { type: 'pause-sound' }),
        entry(3, { type: 'stop-infusion', reason: 'completed' }),
        entry(4, { type: 'close' }),
      ],
    });
    expect(shown()?.phase).toBe('recovery');
    expect(shown()?.soundPause ?? null).toBeNull();
    expect(shown()?.alarms).toEqual({});
  });
});
