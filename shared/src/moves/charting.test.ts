import { describe, expect, it } from 'vitest';
import {
  alarmAt,
  type LooseCommand,
  openedLog,
  PAUSE,
  PROVIDER,
  refusalOf,
  START,
  STOP,
  T0,
} from './session.fixture.ts';

const MIN = 60_000;
const NAUSEA: LooseCommand = { type: 'observe-effect', term: 'nausea', severity: 'moderate' };

describe('effects', () => {
  it('SE-10 logs an effect in every phase up to the close', () => {
    const log = openedLog();
    log.must(NAUSEA, 1);
    log.must(START, MIN);
    log.must(NAUSEA, 2 * MIN);
    log.must(PAUSE, 3 * MIN);
    log.must(NAUSEA, 4 * MIN);
    log.must(STOP, 5 * MIN);
    log.must(NAUSEA, 6 * MIN);
    log.must({ type: 'close' }, 7 * MIN);
    expect(refusalOf(log.give(NAUSEA, 8 * MIN))).toBe('session-closed');
    const logged = log.events.flatMap((e) =>
      e.body.type === 'effect-observed' || e.body.type === 'effect-changed'
        ? [e.body.infusedMs]
        : [],
    );
    expect(logged).toEqual([null, MIN, 2 * MIN, 2 * MIN]);
  });

  it('SE-10 keeps the vitals of the moment and the infusing time at onset', () => {
    const log = openedLog();
    log.must(START, MIN);
    const vitals = { spo2: { value: 97, at: T0 + 5 * MIN - 500 } };
    log.must({ ...NAUSEA, onset: T0 + 4 * MIN, note: 'asked for a bowl' }, 5 * MIN, { vitals });
    expect(log.events.at(-1)?.body).toMatchObject({
      vitals,
      infusedMs: 3 * MIN,
      onset: T0 + 4 * MIN,
    });
    expect(log.current().effects).toMatchObject([{ term: 'nausea', note: 'asked for a bowl' }]);
  });

  it('SE-10 does not lend an effect that is charted later the vitals of now', () => {
    const log = openedLog();
    const vitals = {
      sys: { value: 124, at: T0 + 2 * MIN },
      hr: { value: 71, at: T0 + 3 * MIN + 10_000 },
      spo2: { value: 97, at: T0 + 3 * MIN + 10_001 },
    };
    log.must({ ...NAUSEA, at: T0 + 3 * MIN }, 20 * MIN, { vitals });
    expect(log.events.at(-1)?.body).toMatchObject({ vitals: { sys: vitals.sys, hr: vitals.hr } });
    expect(log.events.at(-1)?.body).not.toMatchObject({ vitals: { spo2: vitals.spo2 } });
  });

  it('SE-11 refuses an unknown term and an impossible onset', () => {
    const log = openedLog();
    expect(refusalOf(log.give({ ...NAUSEA, term: 'brain-damage' }, 1))).toBe('unknown-effect');
    expect(refusalOf(log.give({ ...NAUSEA, onset: T0 + 2 }, 1))).toBe('onset-after-entry');
    expect(refusalOf(log.give({ ...NAUSEA, onset: T0 - 1 }, 1))).toBe('onset-before-opening');
  });

  it('EF-04 keeps the cognitive concern to providers', () => {
    const log = openedLog();
    const concern: LooseCommand = { ...NAUSEA, term: 'cognitive-concern' };
    expect(refusalOf(log.give(concern, 1))).toBe('provider-only');
    expect(refusalOf(log.give(concern, 1, { by: PROVIDER }))).toBe('accepted');
  });
});

describe('alarms', () => {
  const acknowledge = (alarmId: string): LooseCommand => ({ type: 'acknowledge-alarm', alarmId });

  it('SE-12 acknowledges a live alarm of that very occurrence', () => {
    const log = openedLog();
    const alarm = alarmAt(T0 + MIN);
    log.must(acknowledge(alarm.id), 2 * MIN, { liveAlarms: [alarm] });
    expect(log.events.at(-1)?.body).toEqual({
      type: 'alarm-acknowledged',
      alarmId: 'spo2:low#1',
      key: 'spo2:low',
      occurrence: 1,
    });
  });

  it('SE-12 refuses what is gone, cleared, or has come up anew', () => {
    const log = openedLog();
    const one = alarmAt(T0 + MIN);
    const two = alarmAt(T0 + MIN, { occurrence: 2 });
    const cases = [
      [[], 'no-such-alarm'],
      [[{ ...one, state: 'cleared' as const }], 'no-such-alarm'],
      [[two], 'alarm-changed'],
      [[one, two], 'accepted'],
    ] as const;
    for (const [liveAlarms, code] of cases) {
      expect(refusalOf(log.give(acknowledge(one.id), 2 * MIN, { liveAlarms }))).toBe(code);
    }
    const early = { ...acknowledge(one.id), at: T0 + MIN - 1 };
    expect(refusalOf(log.give(early, 2 * MIN, { liveAlarms: [one] }))).toBe('before-alarm');
  });

  it('SE-12 says yes and records nothing when somebody else was faster', () => {
    const log = openedLog();
    const alarm = alarmAt(T0 + MIN, { acknowledged: { by: PROVIDER, at: T0 + MIN } });
    const answer = log.give(acknowledge(alarm.id), 2 * MIN, { liveAlarms: [alarm] });
    expect(answer).toEqual({ ok: true, bodies: [] });
  });
});

describe('withdrawing', () => {
  const withdraw = (seq: number): LooseCommand => ({
    type: 'withdraw-entry',
    seq,
    reason: 'wrong chair',
  });

  it('SE-13 withdraws an effect or a note once, and keeps the original visible', () => {
    const log = openedLog();
    log.must(NAUSEA, 1);
    log.must({ type: 'add-note', text: 'calm' }, 2);
    expect(refusalOf(log.give(withdraw(3), 3))).toBe('accepted');
    expect(refusalOf(log.give(withdraw(4), 4))).toBe('accepted');
    expect(log.current().effects).toMatchObject([{ seq: 3, term: 'nausea', withdrawn: true }]);
    expect(log.current().notes).toMatchObject([{ seq: 4, text: 'calm', withdrawn: true }]);
    expect(refusalOf(log.give(withdraw(3), 5))).toBe('already-withdrawn');
    expect(log.events.map((e) => e.body.type).slice(2)).toEqual([
      'effect-observed',
      'note-added',
      'entry-withdrawn',
      'entry-withdrawn',
    ]);
  });

  it('SE-13 withdraws nothing else', () => {
    const log = openedLog();
    expect(refusalOf(log.give(withdraw(1), 1))).toBe('not-withdrawable');
    expect(refusalOf(log.give(withdraw(3), 1))).toBe('no-such-entry');
  });
});
