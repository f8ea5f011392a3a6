import { describe, expect, it } from 'vitest';
import { couldBeMeasured, isNoDataCode, NOTHING_SAID, sendingOf } from './wire-values.ts';

describe('how a number is sent', () => {
  it('VI-170 what a message says goes before what is set for its monitor', () => {
    const set = { units: { etco2: 'kPa', temp: 'degF' }, noData: { hr: [999] } } as const;
    expect(sendingOf(set, { etco2: '%', nibp: 'kPa' })).toEqual({
      ...{ units: { etco2: '%', temp: 'degF', nibp: 'kPa' }, noData: { hr: [999] } },
    });
    expect(sendingOf(set, null).units).toEqual({ etco2: 'kPa', temp: 'degF', nibp: undefined });
    expect(sendingOf(NOTHING_SAID, undefined).units.etco2).toBeUndefined();
  });

  it('VI-01 a code of the monitor is no data for the signal that it is set for', () => {
    const own = { hr: [222] };
    expect([isNoDataCode('hr', 222, own), isNoDataCode('hr', 221, own)]).toEqual([true, false]);
    expect([isNoDataCode('pulse', 222, own), isNoDataCode('hr', 255, own)]).toEqual([false, true]);
  });

  it('VI-170 could be measured in one of the units of its vital', () => {
    expect([couldBeMeasured('hr', 72), couldBeMeasured('hr', 301)]).toEqual([true, false]);
    expect(couldBeMeasured('spo2', 127)).toBe(false);
    // 98.6 degF, 5.2 kPa, 16 kPa.
    expect([couldBeMeasured('temp', 98.6), couldBeMeasured('temp', 200)]).toEqual([true, false]);
    expect([couldBeMeasured('etco2', 5.2), couldBeMeasured('etco2', 160)]).toEqual([true, false]);
    expect([couldBeMeasured('sys', 16), couldBeMeasured('sys', 3)]).toEqual([true, false]);
  });
});
