import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { batchOf, makeWard, openSession, readingAt, refused, replayed, T0 } from './ward.ts';

const LIMIT = 20;
const readings = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => readingAt(from + i, T0 + (from + i) * 1000));

describe.each(HOMES)('the readings that a session holds on %s', (_name, open) => {
  let home: Home;
  beforeAll(async () => {
    home = await open({ readingsPerSession: LIMIT });
  });
  afterAll(() => home.close());

  it('ST-310 are limited: what goes beyond is refused whole, whoever sends it, and costs nobody else anything', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const other = await openSession(store, await makeWard(store));
    const [stream, second] = [randomUUID(), randomUUID()];
    const put = (to: typeof session, of: string, from: number, count: number) =>
      store.lane.readings(batchOf(to.ward, to.key, of, readings(from, count)));

    expect(await put(session, stream, 1, 17)).toEqual({ nearlyFull: [] });
    expect(await put(session, stream, 18, 1)).toEqual({ nearlyFull: [session.key] });
    // Sent again it counts once.
    await put(session, stream, 1, 18);
    const results = await Promise.all([
      refused(put(session, stream, 19, 3)),
      refused(put(session, stream, 22, 1)),
      refused(put(other, second, 1, 5)),
      refused(store.lane.events(session.batch(session.note('still here')))),
    ]);
    expect(results).toEqual(['session-full', 'too-far-ahead', 'taken', 'taken']);
    expect(await put(session, stream, 19, 2)).toEqual({ nearlyFull: [session.key] });
    expect(await refused(put(session, randomUUID(), 1, 1))).toBe('session-full');
    expect((await replayed(store, session)).map(({ seq }) => seq)).toEqual(
      readings(1, 20).map(({ seq }) => seq),
    );
    // What belongs to no session is not kept anyway.
    await store.lane.readings(batchOf(ward, null, stream, readings(21, 30)));
  });

  it('ST-310 are counted compacted and hot, also by a server that has just begun', async () => {
    const { store } = home;
    const session = await openSession(store, await makeWard(store));
    const stream = randomUUID();
    const put = (from: number, count: number) =>
      store.lane.readings(batchOf(session.ward, session.key, stream, readings(from, count)));
    await put(1, 10);
    await home.compactBefore(T0 + 3_600_000);
    await put(11, 5);
    // What the lane knew is dropped with anything that the database refuses.
    await refused(
      store.lane.readings(batchOf(session.ward, 2 ** 31, randomUUID(), readings(1, 1))),
    );
    expect(await refused(put(16, 6))).toBe('session-full');
    expect(await put(16, 5)).toEqual({ nearlyFull: [session.key] });
  });
});
