import { randomUUID } from 'node:crypto';
import type { Command } from '@chairside/shared/moves/commands';
import { evolve, fold } from '@chairside/shared/moves/evolve';
import type { SessionState } from '@chairside/shared/session/state';
import { fromNamed, type NamedValues } from '@chairside/shared/vitals/named-reading';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COOKIE, type LiveServer, liveServer } from '../support/live-server.ts';
import { type RawStation, rawStation } from '../support/raw-station.ts';

let server: LiveServer;
let channelId: string;
const stations: RawStation[] = [];
let seq = 0;

beforeEach(async () => {
  server = await liveServer();
  channelId = (await server.monitor('a', server.chairs[0])).id;
});
afterEach(async () => {
  for (const { socket } of stations.splice(0)) socket.close();
  await server.close();
});

type Body = Command extends infer C ? (C extends { id: string } ? Omit<C, 'id'> : never) : never;
const send = (session: string, body: Body) =>
  server.commands.command(server.clinic.id, session, { id: randomUUID(), ...body } as Command, {
    ...{ kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' },
  });
const open = async (): Promise<string> => {
  const session = randomUUID();
  await send(session, { type: 'open', chairId: server.chairs[0]?.id ?? '', patientRef: '0412' });
  return session;
};
const measure = (values: NamedValues, arrivedAt = Date.now()) => {
  seq += 1;
  const late = false;
  const reading = { seq, t: arrivedAt, at: arrivedAt, arrivedAt, late, values, status: {} };
  server.engine.apply(channelId, fromNamed(reading));
};
const station = async (): Promise<RawStation> => {
  const made = await rawStation(server.origin, COOKIE);
  stations.push(made);
  return made;
};
const snapshot = async (from: RawStation) => {
  const answer = await from.watch({ clinic: server.clinic.id });
  if (!answer.ok || !('snapshot' in answer)) throw new Error(JSON.stringify(answer));
  return answer.snapshot;
};

describe('the station stream', () => {
  it('SR-01 needs a sign-in and shows a user no clinic but its own', async () => {
    await expect(rawStation(server.origin, 'sign-in=nobody')).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    const mine = await station();
    expect(await mine.watch({ clinic: server.clinic.id + 1 })).toMatchObject({
      ...{ ok: false, error: { code: 'not-allowed' } },
    });
    expect(await mine.watch({ clinic: 'all' })).toMatchObject({ error: { code: 'bad-message' } });
    await send(await open(), { type: 'add-note', text: 'x' });
    expect(mine.logs).toEqual([]);
  });

  it('SR-02 answers with a snapshot: chairs in order, sessions, protocols, cursor', async () => {
    const session = await open();
    const { chairs, cursor, protocols, health } = await snapshot(await station());
    expect(chairs.map(({ label }) => label)).toEqual(['1', '2']);
    expect(chairs[0]?.session?.id).toBe(session);
    expect(Object.keys(protocols)).toEqual([chairs[0]?.session?.protocol]);
    expect(cursor).toBe(await server.store.sessions.cursor(server.clinic.id));
    expect(health.recording).toBe(true);
  });

  it('SR-03 a cursor gets the events since, and the state that follows is the same', async () => {
    const session = await open();
    const first = await snapshot(await station());
    await send(session, { type: 'start-infusion', drug: 'ketamine', plannedMinutes: 40 });
    await send(session, { type: 'add-note', text: 'one' });
    const answer = await (await station()).watch({
      clinic: server.clinic.id,
      cursor: first.cursor,
    });
    if (!answer.ok || !('delta' in answer)) throw new Error('no delta');
    const before = first.chairs[0]?.session ?? null;
    const after = answer.delta.events.reduce<SessionState | null>(evolve, before);
    expect(after).toEqual(server.engine.session(session)?.durable);
    expect(answer.delta.events.map(({ body }) => body.type)).toEqual([
      ...['infusion-started', 'note-added'],
    ]);
  });

  it('SR-03 a cursor from the future or too far back gets a snapshot', async () => {
    await open();
    const mine = await station();
    const ahead = await mine.watch({ clinic: server.clinic.id, cursor: 1_000_000 });
    expect(ahead.ok && 'snapshot' in ahead).toBe(true);
  });

  it('SR-04 misses no event and sees none twice while it joins under load', async () => {
    const session = await open();
    const first = await snapshot(await station());
    let writing = true;
    const writer = (async () => {
      for (let index = 0; writing; index += 1) {
        await send(session, { type: 'add-note', text: `${index}` });
      }
    })();
    const seen: { joined: RawStation; seqs: number[] }[] = [];
    for (let round = 0; round < 12; round += 1) {
      const joined = await station();
      const answer = await joined.watch({ clinic: server.clinic.id, cursor: first.cursor });
      if (!answer.ok) throw new Error('refused');
      const seqs =
        'delta' in answer
          ? answer.delta.events.map((event) => event.seq)
          : Array.from(
              { length: answer.snapshot.chairs[0]?.session?.seq ?? 0 },
              (_, index) => index + 1,
            ).slice(first.chairs[0]?.session?.seq);
      seen.push({ joined, seqs });
    }
    writing = false;
    await writer;
    const events = await server.store.sessions.events(server.clinic.id, session);
    const expected = events.slice(first.chairs[0]?.session?.seq).map((event) => event.seq);
    for (const { joined, seqs } of seen) {
      const all = () => [...seqs, ...joined.logs.flatMap((log) => log.events.map((e) => e.seq))];
      await expect.poll(() => all().length).toBeGreaterThanOrEqual(expected.length);
      expect(all()).toEqual(expected);
    }
    expect(fold(events)).toEqual(server.engine.session(session)?.durable);
  });

  it('SR-05 sends the first reading at once and then one frame of the newest values', async () => {
    const mine = await station();
    await snapshot(mine);
    measure({ hr: 70, spo2: 98 });
    measure({ hr: 71 });
    measure({ hr: 72, sys: 120, dia: 80 });
    await expect.poll(() => mine.frames.length).toBe(2);
    expect(mine.frames[0]?.chairs[0]).toMatchObject({ values: { hr: 70, spo2: 98 } });
    expect(mine.frames[1]?.chairs).toHaveLength(1);
    expect(mine.frames[1]?.chairs[0]?.values).toEqual({ hr: 72, sys: 120, dia: 80 });
    expect(mine.frames[1]?.chairs[0]?.source).toBe(channelId);
    measure({ hr: 73 });
    await expect.poll(() => mine.frames.at(-1)?.chairs[0]?.values).toEqual({ hr: 73 });
    expect(mine.frames.length).toBe(3);
  });

  it('SR-06 sends alarms at once, also with the database away, and their log after the commit', async () => {
    const session = await open();
    const mine = await station();
    await snapshot(mine);
    server.store.setAway(true);
    const start = Date.now();
    for (let second = 0; second < 12; second += 1) {
      measure({ spo2: 80, hr: 70 }, start + second * 1000);
    }
    await expect
      .poll(() => mine.alarms.map(({ transition }) => transition.alarm.key))
      .toContain('spo2:low');
    expect(mine.alarms[0]).toMatchObject({ chair: server.chairs[0]?.id, session });
    expect(mine.logs).toEqual([]);
    server.store.setAway(false);
    await expect
      .poll(() => mine.logs.flatMap(({ events }) => events.map(({ body }) => body.type)))
      .toContain('alarm-changed');
  });

  it('SR-07 tells of a chair whose monitor comes or goes, and pulses with the health', async () => {
    const mine = await station();
    await snapshot(mine);
    const deviceId = server.engine.chair(server.clinic.id, server.chairs[0]?.id ?? '')?.monitors[0]
      ?.deviceId;
    server.engine.deviceLink(deviceId ?? '', true);
    await expect.poll(() => mine.chairs.at(-1)?.chair.monitors[0]?.online).toBe(true);
    server.engine.deviceLink(deviceId ?? '', false);
    await expect.poll(() => mine.chairs.at(-1)?.chair.monitors[0]?.online).toBe(false);
    await expect.poll(() => mine.pulses.length).toBeGreaterThan(0);
    expect(mine.pulses[0]?.health.recording).toBe(true);
  });

  it('SR-08 keeps what a station reports about itself for as long as it watches', async () => {
    const mine = await station();
    await snapshot(mine);
    await mine.socket.emitWithAck('station:report', { visible: true, sound: 'running' });
    expect(server.station.figures()).toEqual({ watching: 1, visible: 1, sounding: 1 });
    mine.socket.close();
    await expect.poll(() => server.station.figures().watching).toBe(0);
  });

  it('SR-09 a station that takes nothing loses frames only, and gets every chair anew', async () => {
    const session = await open();
    const mine = await station();
    await snapshot(mine);
    const tcp: unknown = Reflect.get(Reflect.get(mine.socket.io.engine.transport, 'ws'), '_socket');
    if (!(tcp instanceof Object && 'pause' in tcp && 'resume' in tcp)) throw new Error('no socket');
    (tcp.pause as () => void)();
    // Long notes fill the buffers of the system, so that the server sees a station that takes nothing.
    const text = 'x'.repeat(2000);
    for (let batch = 0; batch < 60; batch += 1) {
      await Promise.all(
        Array.from({ length: 60 }, () => send(session, { type: 'add-note', text })),
      );
    }
    for (let index = 0; index < 10; index += 1) {
      measure({ hr: 60 + index });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    const chairsBefore = mine.chairs.length;
    (tcp.resume as () => void)();
    await expect.poll(() => mine.chairs.length).toBe(chairsBefore + 2);
    const { seq: last } = server.engine.session(session)?.durable ?? { seq: 0 };
    expect(mine.logs.at(-1)?.events.at(-1)?.seq).toBe(last);
    expect(mine.chairs.at(-2)?.chair.vitals.values.hr?.value).toBe(69);
    expect(mine.frames.flatMap(({ chairs }) => chairs).length).toBeLessThan(10);
  });
});
