import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../../protocols/defaults/second-edition.ts';
import { step } from '../engine/step.ts';
import { initialAlarms } from '../state/state.ts';
import { type CadenceState, nextCuff } from './cuff-cadence.ts';

const MINUTE = 60_000;
const START = 1_000_000;
const at = (minute: number) => START + minute * MINUTE;
const HIGH: CadenceState['alarms'] = { 'sys:high': { key: 'sys:high', state: 'active' } };

/** Stopped at a minute of an infusion that was planned for 40, with the newest cuff at another. */
function stopped(stop: number, cuff: number | null, more: Partial<CadenceState> = {}) {
  return {
    phase: 'recovery' as const,
    phaseSince: at(stop),
    grid: { from: START, until: at(40) },
    cuff: cuff === null ? null : { takenAt: at(cuff) },
    alarms: {},
    ...more,
  };
}
const due = (state: CadenceState, document = DEFAULT_PROTOCOL_V2) =>
  Number((((nextCuff(state, document)?.at ?? Number.NaN) - START) / MINUTE).toFixed(3));

describe('the cuff after the infusion was stopped', () => {
  it.each([
    // Cuffs at 0 to 30 min and a stop at 38.5: the stop is due. Read there, it is also the one of 40 (2 min early).
    [38.5, 30, 38.5],
    [38.5, 38.5, 53.5],
    // A stop at 40.0: 40 min is due, and is the stop as well.
    [40, 30, 40],
    [40, 40, 55],
    [40, 38, 53],
    [40, 37.9, 40],
    // Stopped early: the stop, then what the list has up to the planned end, then every 15 min from there.
    [13, 10, 13],
    // 10 min is within 2 min of a stop at 12.
    [12, 10, 20],
    [13, 13, 20],
    [13, 20, 30],
    [13, 30, 40],
    [13, 40, 55],
    // Read less than 2 min before 30: it is the one of 30.
    [25, 28, 40],
    [25, 27.9, 30],
    // Run on past the plan: nothing of the list is left, the stop is due.
    [47, 40, 47],
    [47, 47, 62],
    // One that was missed before the stop is still the one that is due.
    [38.5, 20, 30],
    [38.5, null, 38.5],
  ])(
    'AL-230 a stop at %s min and the newest cuff at %s: the next is due at %s',
    (stop, cuff, next) => {
      expect(due(stopped(stop, cuff))).toBe(next);
    },
  );

  it('AL-230 a list that goes beyond the plan ends with the plan', () => {
    // Planned for 20 min, stopped at 20: 30 and 40 min are not asked for.
    const short = { grid: { from: START, until: at(20) } };
    expect(due(stopped(20, 20, short))).toBe(35);
    expect(due(stopped(13, 13, short))).toBe(20);
    expect(due(stopped(13, 20, short))).toBe(35);
  });

  it('AL-230 a pressure alarm asks after 5 min, and at the list if that is first', () => {
    expect(due(stopped(13, 20, { alarms: HIGH }))).toBe(25);
    expect(due(stopped(13, 26, { alarms: HIGH }))).toBe(30);
    expect(due(stopped(13, 41, { alarms: HIGH }))).toBe(46);
  });

  it('AL-230 the first edition keeps its list to the infusion', () => {
    expect(due(stopped(38.5, 30), DEFAULT_PROTOCOL)).toBe(45);
    expect(due(stopped(40, 30), DEFAULT_PROTOCOL)).toBe(45);
  });

  it('AL-231 by nose the list counts from the first device, also after the end of the doses', () => {
    // Started at 0, the first device at 3 min: 3, 8, 13, 23, 33 and 43 min.
    const grid = { from: at(3), until: null };
    const giving = (cuff: number | null): CadenceState => ({
      ...stopped(0, cuff, { grid }),
      phase: 'infusing',
      phaseSince: START,
    });
    expect(due(giving(null))).toBe(3);
    expect(due(giving(0))).toBe(3);
    expect(due(giving(3))).toBe(8);
    // "Stopped" at 14 min: the 40 min pressure stands at 43, and is never skipped.
    const later = (cuff: number) => due(stopped(14, cuff, { grid }));
    expect(later(13)).toBe(23);
    expect(later(23)).toBe(33);
    expect(later(33)).toBe(43);
    expect(later(43)).toBe(58);
  });

  it('AL-230 the engine calls for the pressure at 40 min that the stop used to drop', () => {
    const document = DEFAULT_PROTOCOL_V2;
    const cuff = (minute: number) => ({
      kind: 'manual' as const,
      ...{ at: at(minute), seq: minute + 1, values: { sys: 120, dia: 75 }, takenAt: at(minute) },
    });
    let alarms = initialAlarms();
    const give = (input: Parameters<typeof step>[1]) => {
      const result = step(alarms, input, document);
      alarms = result.alarms;
      return result.transitions;
    };
    give({ kind: 'phase', at: START, phase: 'infusing', grid: { from: START, until: at(40) } });
    for (const minute of [0, 5, 10, 20, 30, 35]) give(cuff(minute));
    give({ kind: 'phase', at: at(36), phase: 'recovery' });
    // 35 min is the reading of the stop at 36; 40 min is still to come.
    expect(due({ ...alarms, alarms: {} })).toBe(40);
    give(cuff(40));
    expect(due({ ...alarms, alarms: {} })).toBe(55);
  });
});
