import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import { stalenessOf } from '../protocols/document/staleness.ts';
import { shownValue } from './shown-value.ts';
import type { SessionState } from './state.ts';

type Entry = SessionState['manualVitals'][number];
const BY = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' } as const;
const entry = (at: number, values: Entry['values'], withdrawn = false): Entry => ({
  ...{ seq: at, at, by: BY, withdrawn, values },
});
const NOW = 10_000_000;
const shown = (
  signal: Parameters<typeof shownValue>[0],
  monitor: Parameters<typeof shownValue>[1],
  ...byHand: Entry[]
) => shownValue(signal, monitor, byHand, DEFAULT_PROTOCOL, NOW);

describe('what a chair shows of a signal', () => {
  it('UI-58 is the newest pressure, whoever took it, and never numbers of two inflations', () => {
    const cuff = {
      sys: { value: 120, at: NOW - 60_000 },
      dia: { value: 75, at: NOW - 60_000 },
      map: { value: 90, at: NOW - 60_000 },
    };
    const newer = entry(NOW - 30_000, { sys: 182, dia: 90 });
    expect(shown('sys', cuff, newer)).toEqual({ value: 182, at: NOW - 30_000, byHand: true });
    expect(shown('map', cuff, newer)).toBeNull();
    const older = entry(NOW - 90_000, { sys: 182, dia: 90 });
    expect(shown('sys', cuff, older)).toEqual({ ...cuff.sys, byHand: false });
    expect(shown('sys', cuff, older, newer)?.value).toBe(182);
    expect(shown('sys', {}, older)?.byHand).toBe(true);
    expect(shown('sys', cuff, entry(NOW - 1, { rr: 12 }))?.value).toBe(120);
  });

  it('UI-58 is the monitor while its value is fresh, then what was taken by hand since', () => {
    const hide = stalenessOf(DEFAULT_PROTOCOL, 'spo2').hideAfterMs;
    const hand = entry(NOW - 1_000, { spo2: 97, hr: 66 });
    expect(shown('spo2', { spo2: { value: 91, at: NOW - hide + 1 } }, hand)?.value).toBe(91);
    expect(shown('spo2', { spo2: { value: 91, at: NOW - hide } }, hand)).toMatchObject({
      ...{ value: 97, byHand: true },
    });
    const before = entry(NOW - hide - 5_000, { spo2: 97 });
    expect(shown('spo2', { spo2: { value: 91, at: NOW - hide } }, before)?.value).toBe(91);
    expect(shown('pulse', {}, hand)?.value).toBe(66);
    expect(shown('etco2', {}, hand)).toBeNull();
  });

  it('UI-58 forgets what was withdrawn, and knows nothing by hand without a session', () => {
    const gone = entry(NOW - 1_000, { rr: 7 }, true);
    expect(shown('rr', {}, gone)).toBeNull();
    expect(shown('rr', {}, entry(NOW - 9_000, { rr: 14 }), gone)?.value).toBe(14);
    expect(shownValue('rr', {}, [entry(NOW, { rr: 14 })], null, NOW)).toBeNull();
    expect(shown('rr', {})).toBeNull();
  });
});
