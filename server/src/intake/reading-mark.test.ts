import { NOTHING_SAID, sendingOf } from '@chairside/shared/vitals/wire-values';
import type { RawReading } from '@chairside/shared/wire/monitor';
import { describe, expect, it } from 'vitest';
import { markOf, markOfRaw, markOfStored, sameMark } from './reading-mark.ts';
import { toReading } from './to-reading.ts';

const T = 1_700_000_000_000;
const RAW: RawReading = { t: T, hr: 70, spo2: 97, nibp: { sys: 120, dia: 80 }, battery: 55 };
const stored = (raw: RawReading) => toReading(raw, 1, T + 40);
const same = (kept: RawReading, sent: RawReading) => sameMark(markOfRaw(kept), markOfRaw(sent));

describe('the mark of a reading', () => {
  it('IN-140 is the same for what was sent, what was made of it and what the store gives back', () => {
    const raw: RawReading = { ...RAW, temp: 'warm', status: { rr: 'off' } };
    expect(markOfRaw(raw)).toEqual(markOf(stored(raw)));
    expect(sameMark(markOfStored(stored(raw)), markOfRaw(raw))).toBe(true);
    expect(same(raw, { ...raw, t: T + 0.4 })).toBe(true);
  });

  it.each<[string, Partial<RawReading>]>([
    ['another time', { t: T + 1 }],
    ['another value', { hr: 71 }],
    ['one value less', { spo2: undefined }],
    ['another status', { status: { spo2: 'low-signal' } }],
    ['another text', { temp: 'warm' }],
    ['another battery', { battery: 54 }],
    ['another cuff', { nibp: { sys: 121, dia: 80 } }],
    ['no cuff', { nibp: undefined }],
    ['a cuff that failed', { status: { nibp: 'low-signal' } }],
    ['a cuff that is no cuff', { nibp: { sys: 120, dia: 130 } }],
  ])('IN-140 is another one with %s', (_what, change) => {
    expect(same(RAW, { ...RAW, ...change })).toBe(false);
  });

  it('IN-140 leaves the cuff open where the store keeps none', () => {
    const { nibp: _cuff, ...without } = RAW;
    const kept = markOfStored(stored(without));
    expect(sameMark(kept, markOfRaw(RAW))).toBe(true);
    expect(sameMark(kept, markOfRaw({ ...RAW, hr: 71 }))).toBe(false);
    expect(sameMark(markOfStored(stored(RAW)), markOfRaw(without))).toBe(false);
  });

  it('IN-140 sees the same values in the units of the message', () => {
    const raw = { t: T, etco2: 5.2 };
    const inKPa = sendingOf(NOTHING_SAID, { etco2: 'kPa' });
    expect(markOfRaw(raw, inKPa)).toEqual(markOfRaw({ t: T, etco2: 39 }));
  });
});
