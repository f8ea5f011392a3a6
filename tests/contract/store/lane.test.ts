import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import {
  addChannel,
  batchOf,
  makeWard,
  newWriter,
  openSession,
  readingAt,
  refused,
  replayed,
  T0,
} from './ward.ts';

describe.each(HOMES)('the commit lane on %s', (_name, open) => {
  let home: Home;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  it('ST-01 stores a batch once however often it is sent', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const stream = randomUUID();
    const readings = Array.from({ length: 20 }, (_, i) => readingAt(i + 1, T0 + i * 1000));
    const batch = batchOf(ward, session.key, stream, readings);
    await Promise.all([store.lane.readings(batch), store.lane.readings(batch)]);
    await store.lane.readings(batch);
    await store.lane.readings(
      batchOf(ward, session.key, stream, [...readings.slice(10), readingAt(21, T0 + 20_000)]),
    );
    expect((await replayed(store, session)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 21 }, (_, i) => i + 1),
    );
    const marks = await store.devices.watermarks(ward.clinicId, [ward.channel.id]);
    expect(marks.get(ward.channel.id)).toEqual([
      { stream, seq: 21, newestT: readingAt(21, T0 + 20_000).t, known: null },
    ]);
  });

  it('IN-410 keeps of a stream its newest reading whose instant is known', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const stream = randomUUID();
    const known = { at: T0 + 1_000, t: T0 + 5_000 };
    const first = batchOf(ward, null, stream, [readingAt(1, T0), readingAt(2, T0 + 1_000)]);
    const late = batchOf(ward, null, stream, [readingAt(3, T0)]);
    await Promise.all([store.lane.readings({ ...first, known }), store.lane.readings(late)]);
    await store.lane.readings(batchOf(ward, null, stream, [readingAt(4, T0)]));
    const marks = await store.devices.watermarks(ward.clinicId, [ward.channel.id]);
    expect(marks.get(ward.channel.id)).toMatchObject([{ seq: 4, known }]);
  });

  it('ST-148 refuses the id of a session of another clinic as one that is not there', async () => {
    const { store } = home;
    const theirs = await openSession(store, await makeWard(store));
    const ours = await newWriter(store, await makeWard(store));
    const event = { ...ours.opened(), sessionId: theirs.id };
    expect(await refused(store.lane.events(ours.batch(event)))).toBe('unknown-session');
    const good = await newWriter(store, ours.ward);
    await store.lane.events(good.batch(good.opened()));
  });

  it('ST-02 moves the watermark of readings that belong to no session, and keeps none of them', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const [first, second] = [randomUUID(), randomUUID()];
    await store.lane.readings(batchOf(ward, null, first, [readingAt(4, T0)]));
    await store.lane.readings(batchOf(ward, null, second, [readingAt(1, T0)]));
    const marks = await store.devices.watermarks(ward.clinicId, [ward.channel.id]);
    expect(marks.get(ward.channel.id)).toEqual([
      { stream: first, seq: 4, newestT: readingAt(4, T0).t, known: null },
      { stream: second, seq: 1, newestT: readingAt(1, T0).t, known: null },
    ]);
  });

  it('ST-03 keeps the order of a log and tells ascending positions', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await newWriter(store, ward);
    const batches = [session.batch(session.opened(), session.attached())];
    for (let i = 0; i < 30; i++) batches.push(session.batch(session.note(`note ${i}`)));
    const positions = (await Promise.all(batches.map((batch) => store.lane.events(batch)))).flat();
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(positions).size).toBe(32);
    const events = await store.sessions.events(ward.clinicId, session.id);
    expect(events).toEqual(batches.flatMap(({ events: each }) => each));
    expect(await store.sessions.events(ward.clinicId, session.id, 30)).toHaveLength(2);
  });

  it('ST-03 answers events that are sent again with the same positions', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await newWriter(store, ward);
    const batch = session.batch(session.opened(), session.note('one'));
    const first = await store.lane.events(batch);
    expect(await store.lane.events(batch)).toEqual(first);
    expect(await store.sessions.events(ward.clinicId, session.id)).toHaveLength(2);
  });

  it('ST-04 refuses an event that leaves a hole or takes the place of another, and nothing else', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const other = await openSession(store, await makeWard(store));
    const hole = session.note('lost');
    const after = session.note('after the hole');
    const answers = await Promise.all([
      refused(store.lane.events(session.batch(after))),
      refused(store.lane.events(other.batch(other.note('fine')))),
      refused(store.lane.events(session.batch(hole))),
    ]);
    expect(answers).toEqual(['internal', 'taken', 'taken']);
    const twin = { ...hole, id: randomUUID() };
    expect(await refused(store.lane.events(session.batch(twin)))).toBe('internal');
    expect(await refused(store.lane.events(session.batch(after)))).toBe('taken');
  });

  it('ST-05 allows one running session per chair and per channel, and the next one after closing', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const second = await newWriter(store, ward);
    expect(await refused(store.lane.events(second.batch(second.opened())))).toBe('chair-occupied');
    const elsewhere = await store.clinics.createChair(ward.clinicId, '2');
    const third = await newWriter(store, { ...ward, chair: elsewhere });
    const opening = third.batch(third.opened());
    expect(await refused(store.lane.events(opening))).toBe('taken');
    expect(await refused(store.lane.events(third.batch(third.attached())))).toBe('channel-taken');
    expect(await refused(store.devices.bind(ward.clinicId, ward.channel.id, elsewhere.id))).toBe(
      'channel-taken',
    );
    const next = await newWriter(store, ward);
    const answers = await Promise.all([
      store.lane.events(session.batch(session.event({ type: 'session-closed' }, T0 + 60_000))),
      store.lane.events(
        next.batch(next.opened(T0 + 60_000), next.attached(ward.channel.id, T0 + 60_000)),
      ),
    ]);
    expect(answers.flat()).toHaveLength(3);
    const at = (instant: number) =>
      store.devices.sessionAt(ward.clinicId, ward.channel.id, instant);
    expect([await at(T0 - 1), await at(T0), await at(T0 + 59_999), await at(T0 + 60_000)]).toEqual([
      null,
      session.key,
      session.key,
      next.key,
    ]);
  });

  it('ST-06 lets a record that cannot be stored cost nobody else anything', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const intruder = await newWriter(store, ward);
    const stranger = { ...(await makeWard(store)), clinicId: ward.clinicId };
    const stream = randomUUID();
    const work = [
      refused(store.lane.readings(batchOf(ward, session.key, stream, [readingAt(1, T0)]))),
      refused(store.lane.events(intruder.batch(intruder.opened()))),
      refused(
        store.lane.readings(batchOf(stranger, session.key, randomUUID(), [readingAt(1, T0)])),
      ),
      refused(store.lane.events(session.batch(session.note('still here')))),
      refused(store.lane.readings(batchOf(ward, session.key, stream, [readingAt(2, T0 + 1000)]))),
    ];
    expect(await Promise.all(work)).toEqual([
      'taken',
      'chair-occupied',
      'unknown-channel',
      'taken',
      'taken',
    ]);
    expect(await replayed(store, session)).toHaveLength(2);
    expect(store.lane.recording()).toMatchObject({
      recording: true,
      queuedReadings: 0,
      queuedEvents: 0,
    });
  });

  it('ST-07 counts phases, effects and alarms into the list, and channels into their history', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const extra = await addChannel(store, ward);
    const effect = session.event({
      ...{
        type: 'effect-observed',
        term: 'nausea',
        severity: 'mild',
        onset: T0,
        source: 'observed',
      },
      ...{ infusedMs: null, vitals: {} },
    });
    await store.lane.events(
      session.batch(
        effect,
        session.event({ type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 }, T0 + 1),
        session.attached(extra.id, T0 + 2),
      ),
    );
    await store.lane.events(
      session.batch(
        session.event({ type: 'entry-withdrawn', amends: effect.seq, reason: 'wrong chair' }),
        session.event({ type: 'monitor-detached', channelId: extra.id, reason: 'moved' }, T0 + 3),
        session.event({ type: 'infusion-stopped', reason: 'completed' }, T0 + 4),
      ),
    );
    const { sessions } = await store.sessions.list(ward.clinicId, { phase: 'running', limit: 10 });
    expect(sessions).toMatchObject([
      {
        ...{ id: session.id, phase: 'recovery', effects: 0 },
        startedAt: T0 + 1,
        stoppedAt: T0 + 4,
        closedAt: null,
      },
    ]);
    expect(await store.devices.sessionAt(ward.clinicId, extra.id, T0 + 3)).toBeNull();
    expect(await store.devices.sessionAt(ward.clinicId, extra.id, T0 + 2)).toBe(session.key);
  });

  it('ST-340 counts an effect while the entry that began it stands, or one that charted it again', async () => {
    const { store } = home;
    const ward = await makeWard(store);
    const session = await openSession(store, ward);
    const moment = { infusedMs: null, vitals: {} };
    const seen = { term: 'chest-pain', onset: T0, source: 'observed' } as const;
    const began = session.event({
      ...{ ...seen, ...moment, type: 'effect-observed', severity: 'mild' },
    });
    const again = session.event({
      ...{ ...moment, type: 'effect-changed', effect: began.seq, change: 'unchanged' },
      ...{ severity: 'mild', seen },
    });
    const withdrawn = (amends: number) =>
      session.event({ type: 'entry-withdrawn', amends, reason: 'wrong chair' });
    const counted = async () => {
      const { sessions } = await store.sessions.list(ward.clinicId, { phase: 'all', limit: 10 });
      return sessions.map(({ effects, seriousEffects }) => [effects, seriousEffects]);
    };
    await store.lane.events(session.batch(began, again));
    expect(await counted()).toEqual([[1, 1]]);
    await store.lane.events(session.batch(withdrawn(began.seq)));
    expect(await counted()).toEqual([[1, 1]]);
    await store.lane.events(session.batch(withdrawn(again.seq)));
    expect(await counted()).toEqual([[0, 0]]);
  });
});
