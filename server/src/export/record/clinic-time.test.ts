import { offsetText } from '@chairside/shared/time/calendar';
import { describe, expect, it } from 'vitest';
import { ClinicTime } from './clinic-time.ts';

describe('time of the clinic', () => {
  it('EX-03 every instant is one local time with its offset, in zones of every kind', () => {
    for (const zone of [
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'UTC',
      'Asia/Kolkata',
    ]) {
      const time = new ClinicTime(zone);
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * 3_600_000 + 123) {
        expect(Date.parse(time.iso(at))).toBe(at);
      }
    }
  });

  it('EX-03 knows both nights on which the clocks are moved', () => {
    const time = new ClinicTime('Europe/Berlin');
    const spring = Date.UTC(2026, 2, 29, 1);
    expect([time.iso(spring - 1), time.iso(spring)]).toEqual([
      '2026-03-29T01:59:59.999+01:00',
      '2026-03-29T03:00:00.000+02:00',
    ]);
    const autumn = Date.UTC(2026, 9, 25, 1);
    expect([time.iso(autumn - 1), time.iso(autumn)]).toEqual([
      '2026-10-25T02:59:59.999+02:00',
      '2026-10-25T02:00:00.000+01:00',
    ]);
    expect(time.moves(autumn - 1, autumn)).toBe(true);
    expect(time.moves(autumn, autumn + 1)).toBe(false);
  });

  it('EX-03 writes offsets of half hours', () => {
    expect([offsetText(-210), offsetText(0), offsetText(345)]).toEqual([
      '-03:30',
      '+00:00',
      '+05:45',
    ]);
  });
});
