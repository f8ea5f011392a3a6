import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { Course, said } from '../engine/course.fixture.ts';
import { type CadenceState, nextCuff } from './cuff-cadence.ts';

const MINUTE = 60_000;
const START = 1_000_000;

/** Infusing since `START`, with the newest cuff at that minute of the infusion; null: none yet. */
function infusing(minute: number | null, more: Partial<CadenceState> = {}): CadenceState {
  const cuff = minute === null ? null : { takenAt: START + minute * MINUTE };
  return { phase: 'infusing', phaseSince: START, cuff, alarms: {}, ...more };
}
const HIGH: CadenceState['alarms'] = { 'sys:high': { key: 'sys:high', state: 'active' } };
const dueMinute = (state: CadenceState) =>
  ((nextCuff(state, DEFAULT_PROTOCOL)?.at ?? Number.NaN) - START) / MINUTE;

describe('the grid of the cuff', () => {
  it.each([
    [null, 0],
    [-2.001, 0],
    [-2, 5],
    [0, 5],
    [2.999, 5],
    [3, 10],
    [7.999, 10],
    [8, 20],
    [17.999, 20],
    [18, 30],
    [27.999, 30],
    [28, 40],
    [37.999, 40],
    [38, 50],
    [47.999, 50],
    [48, 60],
    [57.999, 60],
    [58, 70],
    [118, 130],
  ])('AL-53 after a reading at minute %s the next is due at minute %d', (taken, next) => {
    expect(dueMinute(infusing(taken))).toBe(next);
  });

  it('AL-53 never skips 30 and 40 min, whatever was measured in between', () => {
    for (const taken of [21, 23, 25, 27]) expect(dueMinute(infusing(taken))).toBe(30);
    for (const taken of [31, 34, 37]) expect(dueMinute(infusing(taken))).toBe(40);
  });

  it('AL-53 asks 5 min after the last one under a pressure alarm, and at the grid if that is first', () => {
    expect(dueMinute(infusing(20, { alarms: HIGH }))).toBe(25);
    expect(dueMinute(infusing(25, { alarms: HIGH }))).toBe(30);
    expect(dueMinute(infusing(27, { alarms: HIGH }))).toBe(30);
    expect(dueMinute(infusing(28, { alarms: HIGH }))).toBe(33);
    expect(dueMinute(infusing(null, { alarms: HIGH }))).toBe(0);
    expect(dueMinute(infusing(-4, { alarms: HIGH }))).toBe(0);
    const returned = { 'sys:high': { key: 'sys:high', state: 'returned' as const } };
    expect(dueMinute(infusing(20, { alarms: returned }))).toBe(30);
  });

  it('AL-53 asks for the repeat of a first critical pressure before the grid', () => {
    const repeatBy = START + 22 * MINUTE;
    const alarms = { 'dia:high': { key: 'dia:high', state: 'active' as const, repeatBy } };
    expect(dueMinute(infusing(20, { alarms }))).toBe(22);
  });

  it('AL-53 asks every 15 min from the last reading after the end, every 5 under an alarm', () => {
    const recovery = (minute: number | null, alarms = {}) =>
      infusing(minute, { phase: 'recovery', alarms });
    expect(dueMinute(recovery(null))).toBe(0);
    expect(dueMinute(recovery(-3))).toBe(12);
    expect(dueMinute(recovery(12))).toBe(27);
    expect(dueMinute(recovery(12, HIGH))).toBe(17);
    expect(nextCuff(infusing(0, { phase: 'before' }), DEFAULT_PROTOCOL)).toBeNull();
  });

  it('AL-53 is overdue 2 min after an instant of the grid, until a reading that counts for it', () => {
    const course = new Course();
    course.attach(0);
    course.cuff(0, 120, 75);
    course.phase(0, 'infusing');
    for (const minute of [5, 10, 20, 27.9]) course.cuff(minute * 60, 121 + minute, 75);
    const overdue = (lines: string[]) => lines.filter((line) => line.includes('cuff-overdue'));
    expect(overdue(said(course.tick(32 * 60 - 0.001)))).toEqual([]);
    expect(overdue(said(course.tick(32 * 60)))).toHaveLength(1);
    expect(overdue(said(course.cuff(33 * 60, 118, 75)))).toHaveLength(1);
    expect(course.of('technical:cuff-overdue')).toBeUndefined();
  });
});
