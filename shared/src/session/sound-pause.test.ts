import { describe, expect, it } from 'vitest';
import type { Alarm } from '../alarms/alarm.ts';
import { audible } from '../alarms/sound/audio.ts';
import { alarmAt, type Log, openedLog, refusalOf, T0 } from '../moves/session.fixture.ts';
import { SOUND_PAUSE_MS } from './sound-pause.ts';

const MIN = 60_000;

function raise(log: Log, alarm: Alarm, now: number, change: 'raised' | 'escalated' | 'returned') {
  const transition = { change, at: T0 + now, alarm };
  log.record([{ at: T0 + now, body: { type: 'alarm-changed', transition } }], T0 + now);
}

const LOW = alarmAt(T0 + MIN);
const HIGH = alarmAt(T0 + MIN, { key: 'hr:high', tier: 'warning' });

function paused(...alarms: Alarm[]) {
  const log = openedLog();
  for (const alarm of alarms) raise(log, alarm, MIN, 'raised');
  log.must({ type: 'pause-sound' }, 2 * MIN, { liveAlarms: alarms });
  return log;
}
const heard = (log: Log, alarms: readonly Alarm[], now: number) =>
  audible(alarms, log.current().soundPause, T0 + now).map(({ id }) => id);

describe('pausing the sound of a chair', () => {
  it('AD-01 silences what calls now for two minutes to the millisecond, and names its owner', () => {
    const log = paused(LOW, HIGH);
    expect(log.current().soundPause).toMatchObject({
      by: { name: 'Nurse' },
      from: T0 + 2 * MIN,
      until: T0 + 2 * MIN + SOUND_PAUSE_MS,
      covers: [LOW.id, HIGH.id],
    });
    expect(heard(log, [LOW, HIGH], 2 * MIN)).toEqual([]);
    expect(heard(log, [LOW, HIGH], 4 * MIN - 1)).toEqual([]);
    expect(heard(log, [LOW, HIGH], 4 * MIN)).toEqual([LOW.id, HIGH.id]);
  });

  it('AD-02 never silences a new, a worse or a returning alarm', () => {
    const log = paused(LOW);
    const worse = { ...LOW, occurrence: 2, id: 'spo2:low#2' };
    expect(heard(log, [LOW, HIGH], 3 * MIN)).toEqual([HIGH.id]);
    expect(heard(log, [worse], 3 * MIN)).toEqual([worse.id]);
    raise(log, { ...LOW, state: 'returned' }, 3 * MIN, 'returned');
    expect(log.current().soundPause).toBeNull();
    expect(heard(log, [worse], 3 * MIN)).toEqual([worse.id]);
  });

  it('AD-02 an escalation leaves the other alarms of the pause silent', () => {
    const log = paused(LOW, HIGH);
    const worse: Alarm = { ...HIGH, tier: 'critical', occurrence: 2, id: 'hr:high#2' };
    raise(log, worse, 3 * MIN, 'escalated');
    expect(log.current().soundPause?.covers).toEqual([LOW.id]);
    expect(heard(log, [LOW, worse], 3 * MIN)).toEqual([worse.id]);
  });

  it('AD-03 pausing again does not prolong it, unless something new calls', () => {
    const log = paused(LOW);
    const again = log.ask({ type: 'pause-sound' }, 3 * MIN, { liveAlarms: [LOW] });
    expect(again).toEqual({ ok: true, bodies: [] });
    const more = log.ask({ type: 'pause-sound' }, 3 * MIN, { liveAlarms: [LOW, HIGH] });
    expect(more).toMatchObject({ ok: true, bodies: [{ body: { covers: [LOW.id, HIGH.id] } }] });
    const after = log.ask({ type: 'pause-sound' }, 4 * MIN, { liveAlarms: [LOW] });
    expect(after).toMatchObject({ ok: true, bodies: [{ body: { type: 'sound-paused' } }] });
  });

  it('AD-03 there is nothing to pause where nothing calls', () => {
    const taken = { ...LOW, acknowledged: { by: { kind: 'engine' as const }, at: T0 } };
    for (const liveAlarms of [[], [taken], [{ ...LOW, state: 'returned' as const }]]) {
      const answer = openedLog().ask({ type: 'pause-sound' }, 2 * MIN, { liveAlarms });
      expect(refusalOf(answer)).toBe('nothing-sounding');
    }
  });

  it('AD-03 ends by hand at once, and ends with the last alarm that it covers', () => {
    const log = paused(LOW);
    log.must({ type: 'resume-sound' }, 3 * MIN);
    expect(heard(log, [LOW], 3 * MIN)).toEqual([LOW.id]);
    expect(log.ask({ type: 'resume-sound' }, 3 * MIN)).toEqual({ ok: true, bodies: [] });
    const other = paused(LOW);
    other.must({ type: 'acknowledge-alarm', alarmId: LOW.id }, 3 * MIN, { liveAlarms: [LOW] });
    expect(other.current().soundPause).toBeNull();
  });
});
