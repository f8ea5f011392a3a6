import type { Sending } from '@chairside/shared/vitals/wire-values';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import { describe, expect, it } from 'vitest';
import { SendingByDevice } from './sending-by-device.ts';
import { StreamSending } from './stream-sending.ts';

const inKPa: Sending = { units: { etco2: 'kPa' }, noData: {} };
const inPercent: Sending = { units: { etco2: '%' }, noData: {} };

describe('how a monitor sends', () => {
  it('IN-140 is known number by number, and before the start as it is set now', () => {
    const stream = new StreamSending();
    stream.keep(5, inKPa);
    stream.keep(7, { ...inKPa });
    stream.keep(9, inPercent);
    expect([4, 5, 8, 9, 99].map((seq) => stream.at(seq, NOTHING_SAID))).toEqual([
      ...[NOTHING_SAID, inKPa, inKPa, inPercent, inPercent],
    ]);
  });

  it('IN-140 is known for so many changes', () => {
    const stream = new StreamSending();
    for (let seq = 1; seq <= 65; seq += 1) stream.keep(seq, seq % 2 === 1 ? inKPa : inPercent);
    expect([1, 2, 65].map((seq) => stream.at(seq, NOTHING_SAID))).toEqual([
      ...[NOTHING_SAID, inPercent, inKPa],
    ]);
  });

  it('VI-170 is what was set last, not what a look-up found that began before', () => {
    const devices = new SendingByDevice();
    expect(devices.of('a')).toBe(NOTHING_SAID);
    const askedAt = devices.sets;
    devices.found({ id: 'a', sending: inKPa }, askedAt);
    expect(devices.of('a')).toBe(inKPa);
    devices.set('b', NOTHING_SAID);
    devices.set('a', inPercent);
    devices.found({ id: 'a', sending: inKPa }, askedAt);
    expect(devices.of('a')).toBe(inPercent);
    devices.found({ id: 'a', sending: inKPa }, devices.sets);
    expect(devices.of('a')).toBe(inKPa);
  });
});
