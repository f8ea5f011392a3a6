import type { SessionEvent } from '@chairside/shared/moves/events';
import { applyReading } from '@chairside/shared/vitals/live-vitals';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyTransition, useAlarms } from './alarms-store.ts';
import { applyDelta, applySnapshot } from './apply-snapshot.ts';
import { useChairs } from './chairs-store.ts';
import { useClinic } from './clinic-store.ts';
import { heardServerTime, serverNow, useClock } from './clock-store.ts';
import { checkLink, heardPulse, startLink, useLink } from './link-store.ts';
import { foldEvents, useSessions } from './sessions-store.ts';
import { alarm, chair, mixedChairs, NOW, sessionId, snapshot } from './station.fixture.ts';
import { applyEntries, useVitals } from './vitals-store.ts';

const health = { recording: true, notRecordingSince: null, evaluationLagMs: 1 };
const event = (seq: number, body: SessionEvent['body']): SessionEvent => ({
  sessionId: sessionId(1),
  seq,
  id: sessionId(900 + seq),
  at: NOW,
  recordedAt: NOW,
  by: { kind: 'engine' },
  commandId: null,
  body,
  hash: `h${seq}`,
});
const note = (seq: number) => event(seq, { type: 'note-added', text: `note ${seq}` });

beforeEach(() => {
  applySnapshot(snapshot([chair(1), chair(2)]));
});

describe('live stores', () => {
  it('UI-04 loses the link after 3 s without a pulse and finds it with the next one', () => {
    startLink(500, NOW);
    heardPulse(1_000, NOW, health);
    expect(checkLink(3_999)).toBe(false);
    expect(checkLink(4_000)).toBe(true);
    expect(useLink.getState().link).toEqual({ kind: 'lost', since: NOW });
    heardPulse(9_000, NOW + 8_000, health);
    expect(useLink.getState().link.kind).toBe('live');
  });

  it('UI-04 loses a link that begins and is not heard within 5 s, whatever was live before it', () => {
    heardPulse(1_000, NOW, health);
    startLink(2_000, NOW + 1_000);
    expect(useLink.getState().link.kind).toBe('connecting');
    expect(checkLink(6_999)).toBe(false);
    expect(checkLink(7_000)).toBe(true);
    expect(useLink.getState().link).toEqual({ kind: 'lost', since: NOW });
    heardPulse(9_000, NOW + 8_000, health);
    expect(useLink.getState().link.kind).toBe('live');
    useLink.setState(useLink.getInitialState());
    startLink(0, NOW);
    expect(checkLink(5_000)).toBe(true);
    expect(useLink.getState().link).toEqual({ kind: 'lost', since: NOW });
  });

  it('UI-06 never puts an older value in place of a newer one, and ages each value apart', () => {
    const before = chair(1).vitals;
    const entry = { chair: 'chair-1', at: NOW - 30_000, arrivedAt: NOW, values: { hr: 44 } };
    expect(applyReading(before, entry).values.hr?.value).toBe(73);
    const cuff = {
      ...entry,
      at: NOW,
      instants: { sys: NOW - 5_000 },
      values: { hr: 80, sys: 150 },
    };
    const after = applyReading(before, cuff);
    expect(after.values.hr).toEqual({ value: 80, at: NOW });
    expect(after.values.sys).toEqual({ value: 150, at: NOW - 5_000 });
    expect(after.values.spo2).toEqual(before.values.spo2);
  });

  it('UI-06 changes only the chairs that a frame names', () => {
    const other = useVitals.getState().vitals['chair-2'];
    applyEntries([{ chair: 'chair-1', at: NOW, arrivedAt: NOW, values: { spo2: 91 } }]);
    expect(useVitals.getState().vitals['chair-1']?.values.spo2?.value).toBe(91);
    expect(useVitals.getState().vitals['chair-2']).toBe(other);
  });

  it('UI-07 folds every event once and in order, and asks for a snapshot at a gap', () => {
    expect(foldEvents([note(5), note(6)])).toBe('folded');
    expect(foldEvents([note(6), note(7)])).toBe('folded');
    const notes = useSessions.getState().sessions[sessionId(1)]?.notes;
    expect(notes?.map((each) => each.seq)).toEqual([5, 6, 7]);
    expect(foldEvents([note(9)])).toBe('gap');
    expect(useSessions.getState().sessions[sessionId(1)]?.seq).toBe(7);
  });

  it('UI-07 catches up from its cursor after a lost link', () => {
    const { session: _session, ...rest } = chair(1);
    const delta = {
      serverTime: NOW,
      cursor: 120,
      health,
      events: [note(5)],
      chairs: [rest],
      protocols: {},
    };
    expect(applyDelta(delta)).toBe('folded');
    expect(useClinic.getState().cursor).toBe(120);
    expect(useSessions.getState().byChair['chair-1']).toBe(sessionId(1));
  });

  it('VS-04 UI-07 follows a session into another chair by the log alone', () => {
    const transferred = {
      ...{ type: 'chair-transferred' as const, chairId: 'chair-9', chairLabel: '9' },
      from: { chairId: 'chair-1', chairLabel: '1' },
    };
    foldEvents([event(5, transferred)]);
    expect(useSessions.getState().byChair['chair-1']).toBeUndefined();
    expect(useSessions.getState().byChair['chair-9']).toBe(sessionId(1));
  });

  it('UI-07 frees the chair when its session closes', () => {
    foldEvents([event(5, { type: 'session-closed' })]);
    expect(useSessions.getState().byChair['chair-1']).toBeUndefined();
    expect(useSessions.getState().sessions[sessionId(1)]?.phase).toBe('closed');
  });

  it('UI-08 shows a worse occurrence in place of the one before, and drops what cleared', () => {
    const warning = alarm({ key: 'spo2:low', tier: 'warning' });
    const critical = { ...warning, id: 'spo2:low#2', occurrence: 2, tier: 'critical' as const };
    const send = (change: 'raised' | 'escalated' | 'cleared', each: typeof warning) =>
      applyTransition({
        chair: 'chair-1',
        session: sessionId(1),
        transition: { change, at: NOW, alarm: each },
      });
    send('raised', warning);
    send('escalated', critical);
    expect(useAlarms.getState().alarms['chair-1']?.map((each) => each.id)).toEqual(['spo2:low#2']);
    send('cleared', { ...critical, state: 'cleared' });
    expect(useAlarms.getState().alarms['chair-1']).toEqual([]);
  });

  it('UI-13 keeps every chair in its place whatever its alarms', () => {
    applySnapshot(snapshot([...mixedChairs(6)].reverse()));
    expect(useChairs.getState().order).toEqual([1, 2, 3, 4, 5, 6].map((n) => `chair-${n}`));
  });

  it('UI-18 counts ages on the clock of the server, not of this machine', () => {
    const ahead = Date.now() + 3_600_000;
    heardServerTime(ahead);
    expect(Math.abs(serverNow() - ahead)).toBeLessThan(200);
    expect(Math.abs(useClock.getState().now - ahead)).toBeLessThan(200);
  });
});
