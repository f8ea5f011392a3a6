import { step } from '@chairside/shared/alarms/engine/step';
import { initialAlarms } from '@chairside/shared/alarms/state/state';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { describe, expect, it } from 'vitest';
import { DeviceClock } from './device-clock.ts';
import { StreamTimes } from './stream-times.ts';
import { toReading } from './to-reading.ts';

const START = Date.UTC(2026, 0, 5, 9);
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

describe('the times of a stream', () => {
  it.each([
    ['0.99', 0.99],
    ['1.01', 1.01],
    ['0.9999', 0.9999],
  ])(
    'IN-120 a day at %s of the right speed: every reading live, every hour its alarm',
    (_n, speed) => {
      const clock = new DeviceClock();
      const times = new StreamTimes();
      let alarms = initialAlarms('infusing');
      const raised: number[] = [];
      let late = 0;
      let furthest = 0;
      for (let second = 1; second <= 24 * 3_600; second += 1) {
        const arrivedAt = START + second * SECOND;
        const t = Math.round(START + second * SECOND * speed);
        const [timing] = times.of(
          clock,
          { seq: second, times: [t], applied: second - 1 },
          arrivedAt,
        );
        const low = second % 3_600 >= 3_500 && second % 3_600 < 3_515;
        const reading = toReading({ t, hr: 70, spo2: low ? 80 : 97 }, second, arrivedAt, timing);
        if (reading.late) late += 1;
        furthest = Math.max(furthest, arrivedAt - reading.at);
        const result = step(alarms, { kind: 'reading', at: arrivedAt, reading }, DEFAULT_PROTOCOL);
        alarms = result.alarms;
        for (const { change, alarm, at } of result.transitions) {
          if (alarm.key !== 'spo2:low' || change === 'cleared') continue;
          if (change === 'raised') raised.push(Math.floor((at - START) / HOUR));
        }
        if (second % 3_600 === 3_590) {
          const alarmId = alarms.alarms['spo2:low']?.id ?? '';
          const by = { kind: 'user', id: 'n', name: 'Nurse', role: 'nurse' } as const;
          const input = { kind: 'acknowledge', at: arrivedAt, alarmId, by } as const;
          alarms = step(alarms, input, DEFAULT_PROTOCOL).alarms;
        }
      }
      expect(late).toBe(0);
      expect(furthest).toBeLessThanOrEqual(SECOND + 20);
      expect(raised).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
    },
  );

  it('IN-127 a reading that comes once more for the record is told as the alarms were told of it', () => {
    const clock = new DeviceClock();
    const times = new StreamTimes();
    const at = (second: number) => START + second * SECOND;
    const first = [1, 2, 3].map(
      (seq) => times.of(clock, { seq, times: [at(seq)], applied: seq - 1 }, at(seq))[0],
    );
    // Set back by an hour: from here on the skew is another.
    for (const seq of [4, 5, 6]) {
      times.of(clock, { seq, times: [at(seq) - HOUR], applied: seq - 1 }, at(seq));
    }
    const again = times.of(clock, { seq: 1, times: [1, 2, 3].map(at), applied: 6 }, at(20));
    expect(again).toEqual(first);
    expect(clock.skewMs).toBe(-HOUR);
  });

  it('IN-128 within one message a clock that was set back makes no old reading current', () => {
    const clock = new DeviceClock();
    const times = new StreamTimes();
    times.of(clock, { seq: 1, times: [START - SECOND], applied: 0 }, START - SECOND);
    times.of(clock, { seq: 2, times: [START], applied: 1 }, START);
    const now = START + 60 * SECOND;
    const sent = Array.from({ length: 60 }, (_, index) => {
      const measured = START + (index + 1) * SECOND;
      return index < 30 ? measured : measured - HOUR;
    });
    const timings = times.of(clock, { seq: 3, times: sent, applied: 2 }, now);
    const ages = timings.map(({ skew }, index) => now - ((sent[index] ?? 0) - skew));
    expect(ages[0]).toBe(59 * SECOND);
    expect(ages[29]).toBe(30 * SECOND);
    expect(ages[59]).toBe(0);
  });
});
