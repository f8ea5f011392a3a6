import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { batchOf, makeWard, openSession, readingAt, replayed, T0 } from './ward.ts';

const MINUTE = 60_000;

describe.each(HOMES)('readings on %s', (_name, open) => {
  let home: Home;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  it('ST-20 gives back every field of a reading, hot and compacted', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const full = readingAt(1, T0, {
      ...{ late: true, nibpAt: T0 - 90_000, battery: 81 },
      values: {
        ...{ hr: 61, spo2: 99, pulse: 62, rr: 0, etco2: 38, temp: 36.6 },
        ...{ sys: 121, dia: 79, map: 93 },
      },
      status: { hr: 'ok', spo2: 'low-signal', nibp: 'failed', temp: 'invalid' },
      invalid: { rr: '9"9,{9}' },
    });
    const bare = readingAt(2, T0 + 1000, { values: {}, status: { spo2: 'off' } });
    const odd = readingAt(3, T0 + 2000, { t: 8_640_000_000_000_000, values: {} });
    await store.lane.readings(batchOf(ward, session.key, randomUUID(), [full, bare, odd]));
    expect(await replayed(store, session)).toEqual([full, bare, odd]);
    await home.compactBefore(T0 + 60 * MINUTE);
    expect(await replayed(store, session)).toEqual([full, bare, odd]);
  });

  it('ST-20 gives the channel of a reading back where it was kept, hot and compacted', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const source = ward.channel.id;
    const readings = [readingAt(1, T0), readingAt(2, T0 + 1_000, { source })];
    await store.lane.readings(batchOf(ward, session.key, randomUUID(), readings));
    const sources = async () => (await replayed(store, session)).map((one) => one.source);
    expect(await sources()).toEqual([null, source]);
    await home.compactBefore(T0 + 3_600_000);
    expect(await sources()).toEqual([null, source]);
    const recorded: unknown[] = [];
    for await (const one of store.readings.recorded(ward.clinicId, session.key)) {
      recorded.push(one.source);
    }
    expect(recorded).toEqual([null, source]);
  });

  it('ST-21 reads the same before and after compacting, also where a late reading reopens a window', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const stream = randomUUID();
    const readings = Array.from({ length: 1500 }, (_, i) => readingAt(i + 1, T0 + i * 1000));
    await store.lane.readings(batchOf(ward, session.key, stream, readings));
    const chart = () => store.readings.chart(ward.clinicId, session.key, T0, T0 + 30 * MINUTE, 400);
    const before = await chart();
    expect(before.count).toBe(1500);
    await home.compactBefore(T0 + 15 * MINUTE);
    expect(await chart()).toEqual(before);
    const late = readingAt(1501, T0 + 30_500, {
      ...{ arrivedAt: T0 + 40 * MINUTE, late: true, values: { hr: 210 } },
    });
    await store.lane.readings(batchOf(ward, session.key, stream, [late]));
    const reopened = await chart();
    expect(reopened).toMatchObject({ count: 1501, late: 1 });
    expect(reopened.series.hr?.v).toContain(210);
    await home.compactBefore(T0 + 15 * MINUTE);
    expect(await chart()).toEqual(reopened);
    expect((await replayed(store, session)).at(-1)).toEqual(late);
    // Compacted or not, what was committed once is not stored again.
    await store.lane.readings(batchOf(ward, session.key, stream, readings));
    expect(await chart()).toEqual(reopened);
  });

  it('ST-22 replays in the order of arrival, from any instant', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const stream = randomUUID();
    const live = Array.from({ length: 30 }, (_, i) => readingAt(i + 1, T0 + i * 30_000));
    const late = readingAt(31, T0 + 15_000, { arrivedAt: T0 + 10 * MINUTE + 1, late: true });
    await store.lane.readings(batchOf(ward, session.key, stream, [...live, late]));
    await home.compactBefore(T0 + 10 * MINUTE);
    const all = await replayed(store, session);
    expect(all).toHaveLength(31);
    expect(all.map(({ arrivedAt }) => arrivedAt)).toEqual(
      all.map(({ arrivedAt }) => arrivedAt).sort((a, b) => a - b),
    );
    const rest = await replayed(store, session, T0 + 10 * MINUTE);
    expect(rest).toEqual(all.filter(({ arrivedAt }) => arrivedAt >= T0 + 10 * MINUTE));
  });

  it('ST-143 finds what is stored of a stream, hot, compacted and of another session', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const [stream, other] = [randomUUID(), randomUUID()];
    const readings = Array.from({ length: 40 }, (_, i) => readingAt(i + 1, T0 + i * 30_000));
    await store.lane.readings(batchOf(ward, session.key, other, readings));
    await store.lane.readings(batchOf(ward, session.key, stream, readings));
    const found = async (clinicId: number, from: number) => {
      const seqs: number[] = [];
      const all = store.readings.ofStream(clinicId, ward.channel.id, stream, from);
      for await (const reading of all) {
        expect(reading).toEqual(readings[reading.seq - 1]);
        seqs.push(reading.seq);
      }
      return seqs.sort((a, b) => a - b);
    };
    const from = (first: number) => readings.map(({ seq }) => seq).filter((seq) => seq >= first);
    expect(await found(ward.clinicId, 1)).toEqual(from(1));
    await home.compactBefore(T0 + 10 * MINUTE);
    expect(await found(ward.clinicId, 1)).toEqual(from(1));
    await home.compactBefore(T0 + 60 * MINUTE);
    expect(await found(ward.clinicId, 1)).toEqual(from(1));
    expect((await found(ward.clinicId, 33)).filter((seq) => seq >= 33)).toEqual(from(33));
    const elsewhere = await makeWard(store);
    expect(await found(elsewhere.clinicId, 1)).toEqual([]);
  });

  it('ST-23 shows another clinic no reading', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    await store.lane.readings(batchOf(ward, session.key, randomUUID(), [readingAt(1, T0)]));
    const { clinicId } = await makeWard(store);
    const chart = await store.readings.chart(clinicId, session.key, T0, T0 + MINUTE, 400);
    expect(chart).toMatchObject({ count: 0, series: {}, gaps: [] });
  });

  it('ST-24 names why a vital was missing', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const readings = Array.from({ length: 120 }, (_, i) => {
      if (i < 40) return readingAt(i + 1, T0 + i * 1000);
      if (i < 60)
        return readingAt(i + 1, T0 + i * 1000, { values: { hr: 70 }, status: { spo2: 'off' } });
      return readingAt(i + 1, T0 + i * 1000 + 30_000);
    });
    await store.lane.readings(batchOf(ward, session.key, randomUUID(), readings));
    const { gaps, series } = await store.readings.chart(
      ward.clinicId,
      session.key,
      T0,
      T0 + 10 * MINUTE,
      400,
    );
    expect(gaps).toEqual([
      { vital: 'hr', from: T0 + 59_000, to: T0 + 90_000, cause: 'no data received' },
      { vital: 'spo2', from: T0 + 39_000, to: T0 + 90_000, cause: 'off' },
    ]);
    expect(series.spo2?.v.filter((value) => value === null)).toHaveLength(1);
    expect(series.hr?.v.filter((value) => value === null)).toHaveLength(1);
  });
});
