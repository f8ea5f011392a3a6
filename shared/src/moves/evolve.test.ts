import { describe, expect, it } from 'vitest';
import { evolve, fold } from './evolve.ts';
import {
  alarmAt,
  type Log,
  openedLog,
  PAUSE,
  PROVIDER,
  START,
  STOP,
  T0,
} from './session.fixture.ts';

const MIN = 60_000;

describe('evolve', () => {
  it('SE-14 refuses an event that does not follow on', () => {
    const log = openedLog();
    const [first, second] = log.events;
    if (first === undefined || second === undefined) throw new Error('the log should hold two');
    const state = log.current();
    expect(() => evolve(state, { ...second, seq: 2 })).toThrowError(/2 after 2/);
    expect(() => evolve(state, { ...second, seq: 4 })).toThrow(
      expect.objectContaining({ code: 'out-of-order' }),
    );
    expect(() => evolve(null, second)).toThrow(expect.objectContaining({ code: 'out-of-order' }));
    expect(() => evolve(null, { ...second, seq: 1 })).toThrow(
      expect.objectContaining({ code: 'not-opened' }),
    );
    expect(() => evolve(state, { ...first, seq: 3 })).toThrow(
      expect.objectContaining({ code: 'opened-twice' }),
    );
    expect(() => evolve(state, { ...second, seq: 3, sessionId: 'another' })).toThrow(
      expect.objectContaining({ code: 'wrong-session' }),
    );
  });

  it('SE-14 carries the sequence and the hash of the last event', () => {
    const log = openedLog();
    expect(log.current()).toMatchObject({ seq: 2, hash: 'hash-2' });
    expect(fold(log.events)).toEqual(log.current());
    expect(fold([])).toBeNull();
  });

  it('SE-15 ends an open pause at the stop', () => {
    const log = openedLog();
    log.must(START, MIN);
    log.must(PAUSE, 5 * MIN);
    log.must(STOP, 9 * MIN);
    expect(log.current().infusion).toMatchObject({
      stoppedAt: T0 + 9 * MIN,
      stopReason: 'completed',
      pauses: [{ from: T0 + 5 * MIN, to: T0 + 9 * MIN, reason: 'restless' }],
    });
  });

  it('SE-16 keeps alarms by key until they clear, with who acknowledged them', () => {
    const log = openedLog();
    const alarm = alarmAt(T0 + MIN);
    const at = alarm.raisedAt;
    const changed = (change: 'raised' | 'cleared', state: 'active' | 'cleared') =>
      log.record(
        [
          {
            at,
            body: { type: 'alarm-changed', transition: { change, at, alarm: { ...alarm, state } } },
          },
        ],
        at,
      );
    changed('raised', 'active');
    expect(log.current().alarms).toEqual({ 'spo2:low': alarm });
    log.must({ type: 'acknowledge-alarm', alarmId: alarm.id }, 2 * MIN, {
      liveAlarms: [alarm],
      by: PROVIDER,
    });
    expect(log.current().alarms['spo2:low']?.acknowledged).toEqual({
      by: PROVIDER,
      at: T0 + 2 * MIN,
    });
    changed('cleared', 'cleared');
    expect(log.current().alarms).toEqual({});
  });

  it('SE-16 takes an acknowledgement of an older occurrence for nothing about the newer', () => {
    const log = openedLog();
    const newer = alarmAt(T0 + MIN, { occurrence: 2 });
    const transition = { change: 'raised' as const, at: newer.raisedAt, alarm: newer };
    log.record([{ at: newer.raisedAt, body: { type: 'alarm-changed', transition } }], T0 + MIN);
    const body = {
      type: 'alarm-acknowledged' as const,
      alarmId: 'spo2:low#1',
      key: 'spo2:low',
      occurrence: 1,
    };
    log.record([{ at: T0 + MIN, body }], T0 + MIN);
    expect(log.current().alarms['spo2:low']?.acknowledged).toBeNull();
  });

  it('SE-03 forgets a detached monitor', () => {
    const log: Log = openedLog();
    const body = { type: 'monitor-detached' as const, channelId: 'ch1', reason: 'moved' };
    log.record([{ at: T0 + 1, body }], T0 + 1);
    expect(log.current().channels).toEqual([]);
  });
});
