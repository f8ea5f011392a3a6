import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { describe, expect, it } from 'vitest';
import { chair, NOW } from './station.fixture.ts';
import { MISSING, readVital } from './vital-reading.ts';

const { vitals } = chair(1);
const MINUTE = 60_000;
const read = (signal: 'hr' | 'spo2' | 'sys' | 'temp', later = 0, lost = false) =>
  readVital(vitals, signal, NOW + later, DEFAULT_PROTOCOL, lost);

describe('a value on screen', () => {
  it('UI-02 is current, then dimmed, then -- by the staleness of the protocol', () => {
    expect(read('spo2')).toMatchObject({ text: '96', freshness: 'current', age: 'now' });
    expect(read('spo2', 6_000)).toMatchObject({ text: '96', freshness: 'aging' });
    expect(read('spo2', 9_300).text).toBe('96');
    expect(read('spo2', 9_400)).toMatchObject({
      text: MISSING,
      freshness: 'gone',
      age: '10 s ago',
    });
  });

  it('UI-02 says the age of a cuff value and hides it when its alarm would be unresolved', () => {
    const { intervalMs, greyAtIntervals, hideAtIntervals, hideAfterMs } = DEFAULT_PROTOCOL.cuff;
    const hide = Math.max(hideAfterMs, hideAtIntervals * intervalMs);
    expect(read('sys')).toMatchObject({ freshness: 'current', age: '4 min ago' });
    expect(read('sys', greyAtIntervals * intervalMs - 4 * MINUTE).freshness).toBe('aging');
    expect(read('sys', hide - 4 * MINUTE - 1).text).not.toBe(MISSING);
    expect(read('sys', hide - 4 * MINUTE).text).toBe(MISSING);
  });

  it('UI-02 is -- when nothing was ever measured, never zero', () => {
    expect(read('temp')).toEqual({
      ...{ text: MISSING, freshness: 'gone', age: '', byHand: false, status: null },
    });
  });

  it('UI-58 says that a value was taken by hand, with its age, and shows it for as long as it counts', () => {
    const by = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' } as const;
    const counted = { seq: 9, at: NOW, by, withdrawn: false, values: { rr: 13 } };
    const rr = (later: number) =>
      readVital(undefined, 'rr', NOW + later, DEFAULT_PROTOCOL, false, [counted]);
    expect(rr(60_000)).toMatchObject({ text: '13', byHand: true, age: '1 min ago' });
    expect(rr(60_000).freshness).toBe('current');
    expect(rr(8 * MINUTE).freshness).toBe('aging');
    expect(rr(15 * MINUTE - 1).text).toBe('13');
    expect(rr(15 * MINUTE).text).toBe(MISSING);
  });

  it('UI-04 is dimmed as soon as the link is lost', () => {
    expect(read('hr', 0, true)).toMatchObject({ text: '73', freshness: 'aging' });
  });
});
