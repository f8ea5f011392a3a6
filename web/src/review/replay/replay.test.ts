import { alarmsOf, marksOf, replayLog, toldBy } from '@chairside/shared/replay/told-log';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import { afterEach, describe, expect, it } from 'vitest';
import { useClock } from '../../live/clock-store.ts';
import { readVital } from '../../live/vital-reading.ts';
import { alarm, alarmChanged, logOf } from '../../wording/session-log.fixture.ts';
import { events, minute, OPENED, readings } from '../session/past-session.fixture.ts';
import { nextMark, type Player, play } from './player.ts';
import { ReplayReadings } from './replay-readings.ts';
import { pointsBetween, vitalsAt } from './replay-vitals.ts';

const log = replayLog(events) ?? never();

describe('what a replay shows', () => {
  it('RW-08 folds the log to the instant, on and back, and shows nothing of what came later', () => {
    const at = (when: number) => toldBy(log, when).session;
    expect(at(minute(-10) - 1)).toBeNull();
    expect(at(minute(-1))?.phase).toBe('before');
    expect(at(minute(1))?.phase).toBe('infusing');
    expect(alarmsOf(at(minute(11.5)))).toHaveLength(1);
    expect(alarmsOf(at(minute(12.5)))).toEqual([]);
    const late = toldBy(log, minute(50));
    expect(late.session?.effects).toHaveLength(1);
    expect(toldBy(log, minute(15.5), late).session?.effects).toEqual([]);
    expect(toldBy(log, minute(50), toldBy(log, minute(5))).session).toEqual(late.session);
  });

  it('RW-08 shows what was charted late only once it was recorded, and an alarm at once', () => {
    const charted = logOf(
      [minute(0), OPENED],
      [minute(3), alarmChanged('raised', minute(3), alarm({ raisedAt: minute(3) }))],
      [minute(5), { type: 'note-added', text: 'calm' }],
    ).map((event) => ({ ...event, recordedAt: event.at + 60_000 }));
    const { heard } = replayLog(charted) ?? never();
    expect(heard).toEqual([minute(1), minute(3), minute(6)]);
  });

  it('RW-08 ends at the close: signatures and addenda were never on a station', () => {
    const signed = [
      ...events,
      ...logOf([minute(90), { type: 'addendum-added', text: 'later' }]).map((event) => ({
        ...event,
        seq: events.length + 1,
      })),
    ];
    expect(replayLog(signed)?.events).toHaveLength(events.length);
    expect(replayLog([])).toBeNull();
  });

  it('RW-08 gives each value the age that it had, through a gap, and none that came later', () => {
    const at = minute(22);
    const vitals = vitalsAt([readings], [readings], at);
    expect(vitals.values.spo2).toEqual({ value: 97, at: minute(20) });
    expect(vitals.status).toEqual({ spo2: 'off' });
    const shown = (signal: 'spo2' | 'hr' | 'sys') => readVital(vitals, signal, at, null, false);
    expect(shown('spo2')).toMatchObject({ text: '--', freshness: 'gone', age: '2 min ago' });
    expect(shown('hr').age).toBe('now');
    expect(shown('sys')).toMatchObject({ text: '130', age: '2 min ago' });
    expect(vitalsAt([readings], [readings], minute(-11)).values).toEqual({});
    expect(pointsBetween([readings], 'hr', minute(1), minute(1) + 20_000)).toHaveLength(2);
  });

  it('RW-08 asks for every reading piece by piece, what comes next ahead, each once', async () => {
    const asked: number[] = [];
    const empty: ReadingsAnswer = { from: 0, to: 0, series: {}, gaps: [], count: 0, late: 0 };
    const pieces = new ReplayReadings(
      (from, to, points) => {
        asked.push((to - from + 1) / 60_000);
        expect(points).toBe(400);
        return Promise.resolve({ ...empty, from, to });
      },
      minute(0),
      minute(60),
    );
    expect(pieces.at(minute(10))).toBeNull();
    await pieces.load(minute(10));
    expect(pieces.at(minute(10))?.near).toHaveLength(2);
    await pieces.load(minute(10));
    expect(asked.filter((minutes) => minutes === 3)).toHaveLength(4);
    expect(pieces.at(minute(13))).not.toBeNull();
  });

  it('RW-08 tells a failed piece, and asks for it again', async () => {
    let fails = true;
    const pieces = new ReplayReadings(
      (from, to) =>
        fails
          ? Promise.reject(new Error('away'))
          : Promise.resolve({ from, to, series: {}, gaps: [], count: 0, late: 0 }),
      minute(0),
      minute(60),
    );
    await expect(pieces.load(minute(1))).rejects.toThrow('away');
    fails = false;
    await pieces.load(minute(1));
    expect(pieces.at(minute(1))).not.toBeNull();
  });
});

describe('how a replay goes on', () => {
  const span = { from: minute(0), to: minute(60) };
  const paused: Player = { mode: 'paused', at: minute(0), speed: 20 };

  it('RW-09 goes on by what has passed times the speed, stops at the end, and begins anew there', () => {
    const playing = play(paused, { type: 'toggle' }, span);
    expect(play(playing, { type: 'passed', ms: 3_000 }, span).at).toBe(minute(1));
    expect(play(paused, { type: 'passed', ms: 3_000 }, span)).toBe(paused);
    const ended = play(playing, { type: 'passed', ms: 10_000_000 }, span);
    expect(ended).toMatchObject({ mode: 'ended', at: minute(60) });
    expect(play(ended, { type: 'toggle' }, span)).toMatchObject({ mode: 'playing', at: minute(0) });
    expect(play(ended, { type: 'step', by: -10_000 }, span).mode).toBe('paused');
    expect(play(paused, { type: 'step', by: -10_000 }, span).at).toBe(minute(0));
    expect(play(playing, { type: 'speed', speed: 60 }, span)).toMatchObject({ speed: 60 });
    expect(play(playing, { type: 'pause' }, span).mode).toBe('paused');
  });

  it('RW-09 jumps to the next alarm or effect and back', () => {
    const marks = marksOf(log).map(({ at }) => at);
    expect(marks).toEqual([minute(11), minute(16) + 20]);
    expect(nextMark(marks, minute(0), 1)).toBe(minute(11));
    expect(nextMark(marks, minute(11), 1)).toBe(minute(16) + 20);
    expect(nextMark(marks, minute(30), 1)).toBeNull();
    expect(nextMark(marks, minute(30), -1)).toBe(minute(16) + 20);
  });
});

afterEach(() => useClock.setState({ offsetMs: 0, now: Date.now() }));

function never(): never {
  throw new Error('there is a log');
}
