import { describe, expect, it } from 'vitest';
import { addressOf, askedFor, filterOf, isBare, isNarrowed, WHOLE_LIST } from './session-filter.ts';

const HOUR = 3_600_000;

describe('filter of the list of sessions', () => {
  it('RW-01 stands in the address and comes back from it', () => {
    const filter = {
      ...WHOLE_LIST,
      search: 'lee 04',
      from: '2026-11-01',
      providerId: 'p1',
      unsigned: true,
    };
    expect(filterOf(addressOf(filter))).toEqual(filter);
    expect(filterOf(new URLSearchParams('phase=nonsense&critical=yes'))).toEqual(WHOLE_LIST);
  });

  it('RW-01 tells the whole list that was asked for from a list nobody chose yet', () => {
    expect(isBare(new URLSearchParams())).toBe(true);
    expect(isBare(addressOf(WHOLE_LIST))).toBe(false);
    expect(isNarrowed(WHOLE_LIST)).toBe(false);
    expect(isNarrowed({ ...WHOLE_LIST, to: '2026-11-01' })).toBe(true);
  });

  it('RW-02 asks for whole days of the clinic, also on both nights when the clocks change', () => {
    const span = (zone: string, day: string) => {
      const { from, to } = askedFor({ ...WHOLE_LIST, from: day, to: day }, zone);
      return {
        from: new Date(Number(from)).toISOString(),
        hours: (Number(to) - Number(from)) / HOUR,
      };
    };
    expect(span('America/New_York', '2026-11-01')).toEqual({
      from: '2026-11-01T04:00:00.000Z',
      hours: 25,
    });
    expect(span('America/New_York', '2026-03-08')).toEqual({
      from: '2026-03-08T05:00:00.000Z',
      hours: 23,
    });
    expect(span('Europe/Berlin', '2026-10-25').hours).toBe(25);
    expect(span('Europe/Berlin', '2026-03-29').hours).toBe(23);
    expect(span('Europe/Berlin', '2026-11-22')).toEqual({
      from: '2026-11-21T23:00:00.000Z',
      hours: 24,
    });
  });

  it('RW-02 leaves out what is no day', () => {
    expect(askedFor({ ...WHOLE_LIST, from: '22.11.', critical: true }, 'UTC')).toEqual({
      phase: 'all',
      critical: true,
    });
  });
});
