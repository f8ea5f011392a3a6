import { describe, expect, it } from 'vitest';
import { clinicInstant, clinicLocalText } from './local-time.ts';

const ZONE = 'Europe/Berlin';

describe('a time in the clinic’s zone', () => {
  it('CH-15 goes to an instant and back, in winter and in summer', () => {
    expect(clinicInstant('2026-11-22T14:30', ZONE)).toBe(Date.UTC(2026, 10, 22, 13, 30));
    expect(clinicInstant('2026-07-01T14:30', ZONE)).toBe(Date.UTC(2026, 6, 1, 12, 30));
    expect(clinicLocalText(Date.UTC(2026, 6, 1, 12, 30), ZONE)).toBe('2026-07-01T14:30');
  });

  it('CH-15 takes the first of an hour that comes twice', () => {
    expect(clinicInstant('2026-10-25T02:30', ZONE)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('CH-15 moves an hour that never comes to the one after it', () => {
    const at = clinicInstant('2026-03-29T02:30', ZONE);
    expect(clinicLocalText(at, ZONE)).toBe('2026-03-29T03:30');
  });
});
