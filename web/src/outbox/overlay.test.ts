import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { defaultGate } from '@chairside/shared/protocols/document/gate';
import { beforeEach, describe, expect, it } from 'vitest';
import { KEYS } from '../http/patient-keys.ts';
import { queryClient } from '../http/query-client.ts';
import { applySnapshot } from '../live/apply-snapshot.ts';
import { useOverlay } from '../live/overlay-store.ts';
import { alarm, chair, NOW, session, sessionId, snapshot } from '../live/station.fixture.ts';
import { type Entry, isProvisional } from './entry.ts';
import { followOverlay } from './overlay.ts';
import { useQueue } from './queue-store.ts';
import type { CommandDraft } from './send-command.ts';

const NURSE = {
  ...({ id: 'u1', userName: 'nurse', name: 'Nurse', role: 'nurse' } as const),
  mustChangePassword: false,
};
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

  it('OF-14 takes a baseline from cuffs, and a start through the gate, by what this screen knows', () => {
    const before = session(1, { phase: 'before', baseline: null, infusion: null });
    const gate = { ...defaultGate, requirements: [] };
    const live = chair(1, { session: before });
    const at = NOW - 60_000;
    const cuffs = [{ sys: 120, dia: 76, at, source: 'monitor' as const }];
    const protocols = { 'default@1': { ...DEFAULT_PROTOCOL, gate } };
    const baseline = { sys: 122, dia: 78 };
    const queued = [
      entry(1, { type: 'record-vitals', values: { sys: 124, dia: 80 } }),
      entry(2, { type: 'set-baseline', from: 'cuffs', baseline }),
      entry(3, { type: 'start-infusion', plannedMinutes: 40 }),
    ];
    applySnapshot(snapshot([{ ...live, cuffs }], { protocols }));
    useQueue.setState({ entries: queued });
    expect(shown()).toMatchObject({ baseline, phase: 'infusing' });
    const silent = { values: {}, status: {}, arrivedAt: null };
    applySnapshot(snapshot([{ ...live, cuffs, vitals: silent }], { protocols }));
    expect(shown()).toMatchObject({ baseline, phase: 'before' });
    applySnapshot(snapshot([live], { protocols }));
    expect(shown()).toMatchObject({ baseline: null });
  });

  it('OF-14 shows a chair as taken by a patient, by the reference alone where nobody is known here', () => {
    const patient = { id: sessionId(77), recordNumber: '0412', name: 'Patient 0412' };
    const course = { id: sessionId(78), indication: 'ptsd', given: 2, planned: 8 };
    const open = entry(1, {
      ...{ type: 'open', chairId: 'chair-1', patientRef: '0412' },
      ...{ patientId: patient.id, courseId: course.id, identifiers: ['name', 'photo'] },
    });
    applySnapshot(snapshot([chair(1, { session: null })]));
    queryClient.clear();
    useQueue.setState({ entries: [open] });
    expect(shown()).toMatchObject({ patientRef: '0412', patient: null, phase: 'before' });
    queryClient.setQueryData(KEYS.patient(patient.id), {
      patient: { ...patient, dateOfBirth: '1984-03-11', sex: 'other', allergies: 'unknown' },
      courses: [{ ...course, patientId: patient.id, status: 'active' }],
    });
    useQueue.setState({ entries: [{ ...open }] });
    expect(shown()).toMatchObject({ patient, course: { number: 3, planned: 8 } });
  });
});
