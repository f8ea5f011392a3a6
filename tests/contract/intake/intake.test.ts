import { randomUUID } from 'node:crypto';
import type { RawReading } from '@chairside/shared/wire/monitor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveServer, liveServer } from '../../support/live-server.ts';
import {
  connectSocketIo,
  type RawDevice,
  socketIoTransport,
  webSocketTransport,
} from '../../support/raw-device.ts';

let server: LiveServer;
let stream: string;
const devices: RawDevice[] = [];

beforeEach(async () => {
  server = await liveServer();
  stream = randomUUID();
});
afterEach(async () => {
  for (const device of devices.splice(0)) device.close();
  await server.close();
});

const raw = (more: Partial<RawReading> = {}): RawReading => ({
  ...{ t: Date.now(), hr: 70, spo2: 98 },
  ...more,
});
const message = (seq: number, readings: RawReading[] = [raw()], channel = '1') => ({
  ...{ channel, stream, seq, readings },
});
const open = (chair: string): Promise<string> => {
  const id = randomUUID();
  return server.commands
    .command(
      server.clinic.id,
      id,
      { id: randomUUID(), type: 'open', chairId: chair, patientRef: '0412' },
      { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' },
    )
    .then(() => id);
};
const stored = async (sessionId: string): Promise<number[]> => {
  const found = await server.store.sessions.find(server.clinic.id, sessionId);
  const seqs: number[] = [];
  for await (const { seq } of server.store.readings.replay(server.clinic.id, found?.key ?? 0)) {
    seqs.push(seq);
  }
  return seqs;
};

describe.each([socketIoTransport, webSocketTransport])('intake over $name', ({ connect }) => {
  const device = async (token: string): Promise<RawDevice> => {
    const made = await connect(server.origin, token);
    devices.push(made);
    return made;
  };

  it('IN-01 welcomes a device with its channels, chairs and what is committed', async () => {
    await server.monitor('a', server.chairs[0]);
    const first = await device('a');
    expect(first.welcome).toMatchObject({
      ...{ protocol: 1, channels: [{ channel: '1', chair: '1' }], committed: {} },
      device: { label: 'Monitor a' },
    });
    await first.readings(message(1, [raw(), raw()]));
    first.close();
    await first.closed;
    const second = await device('a');
    expect(second.welcome.committed).toEqual({ 1: { stream, seq: 2 } });
  });

  it('IN-02 acknowledges only after the commit', async () => {
    await server.monitor('a', server.chairs[0]);
    await open(server.chairs[0]?.id ?? '');
    const monitor = await device('a');
    server.store.setAway(true);
    let answered = false;
    const answer = monitor.readings(message(1)).then((ack) => {
      answered = true;
      return ack;
    });
    await expect.poll(() => server.store.lane.recording().queuedReadings).toBe(1);
    // What was sent before this answer has come before it.
    await monitor.clock(1);
    expect(answered).toBe(false);
    server.store.setAway(false);
    expect(await answer).toEqual({ ok: true, committed: { stream, seq: 1 } });
  });

  it('IN-03 sending again, stored or in flight, changes nothing and gets its acknowledgement', async () => {
    await server.monitor('a', server.chairs[0]);
    const session = await open(server.chairs[0]?.id ?? '');
    const monitor = await device('a');
    const shown: number[] = [];
    server.engine.listen({
      reading: (_, __, reading) => shown.push(reading.seq),
      alarm: () => undefined,
      log: () => undefined,
      chair: () => undefined,
    });
    const batch = message(1, [raw(), raw(), raw()]);
    const inFlight = await Promise.all([monitor.readings(batch), monitor.readings(batch)]);
    const later = await monitor.readings(message(2, [...batch.readings.slice(1), raw()]));
    const again = await monitor.readings(batch);
    expect(inFlight).toEqual([
      { ok: true, committed: { stream, seq: 3 } },
      { ok: true, committed: { stream, seq: 3 } },
    ]);
    expect(later).toEqual({ ok: true, committed: { stream, seq: 4 } });
    expect(again).toEqual({ ok: true, committed: { stream, seq: 4 } });
    expect(await stored(session)).toEqual([1, 2, 3, 4]);
    expect(shown).toEqual([1, 2, 3, 4]);
  });

  it('IN-04 accepts a jump and records the gap', async () => {
    await server.monitor('a', server.chairs[0]);
    const session = await open(server.chairs[0]?.id ?? '');
    const monitor = await device('a');
    await monitor.readings(message(1));
    expect(await monitor.readings(message(10))).toEqual({
      ...{ ok: true, committed: { stream, seq: 10 } },
    });
    expect(await stored(session)).toEqual([1, 10]);
    expect(server.attached.intake.figures).toMatchObject({ gaps: 1, missing: 8 });
  });

  it('IN-05 refuses a bad message with its path; the connection and everybody else go on', async () => {
    await server.monitor('a', server.chairs[0]);
    await server.monitor('b', server.chairs[1]);
    const [bad, good] = [await device('a'), await device('b')];
    const nonsense = { channel: '1', stream, seq: 1, readings: [{ t: 'soon', hr: 70 }] };
    const answer = await bad.readings(nonsense);
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-message', retryable: false } });
    expect(JSON.stringify(answer)).toContain('readings.0.t');
    expect(await bad.readings({ nothing: true })).toMatchObject({ ok: false });
    expect(await bad.readings(message(1, [raw()], 'other'))).toMatchObject({
      error: { code: 'unknown-channel' },
    });
    expect(await bad.readings(message(1))).toMatchObject({ ok: true });
    expect(await good.readings(message(1))).toMatchObject({ ok: true });
  });

  it('IN-06 repeated garbage gets a short answer and the good messages between it still count', async () => {
    await server.monitor('a', server.chairs[0]);
    const monitor = await device('a');
    const answers = await Promise.all(Array.from({ length: 40 }, () => monitor.readings({})));
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'too-many-requests' } });
    expect(await monitor.readings(message(1))).toMatchObject({ ok: true });
  });

  it('IN-07 refuses an unknown token', async () => {
    const refusal = await device('nobody').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'bad-token', retryable: false });
  });

  it('IN-08 a second connection of a device takes over from the first', async () => {
    await server.monitor('a', server.chairs[0]);
    const first = await device('a');
    await first.readings(message(1));
    const second = await device('a');
    expect(await first.closing).toContain('taken over');
    await first.closed;
    expect(await second.readings(message(2))).toEqual({
      ...{ ok: true, committed: { stream, seq: 2 } },
    });
    const chair = server.engine.chair(server.clinic.id, server.chairs[0]?.id ?? '');
    expect(chair?.monitors[0]?.online).toBe(true);
  });

  it('IN-09 stopping tells the device, commits and acknowledges what was taken, and takes no more', async () => {
    await server.monitor('a', server.chairs[0]);
    const session = await open(server.chairs[0]?.id ?? '');
    const monitor = await device('a');
    server.store.setAway(true);
    const taken = monitor.readings(message(1));
    await expect.poll(() => server.store.lane.recording().queuedReadings).toBe(1);
    server.attached.halt();
    expect(await monitor.closing).toContain('stopping');
    expect(await monitor.readings(message(2))).toMatchObject({ error: { code: 'shutting-down' } });
    server.store.setAway(false);
    await server.store.lane.close(2_000);
    expect(await taken).toEqual({ ok: true, committed: { stream, seq: 1 } });
    expect(await stored(session)).toEqual([1]);
    await expect(device('a')).rejects.toMatchObject({ code: 'shutting-down' });
  });

  it('IN-10 measures the skew by an exchange of clocks and takes it out of the time axis', async () => {
    const channel = await server.monitor('a', server.chairs[0]);
    const monitor = await device('a');
    const ahead = 3_600_000;
    const answer = await monitor.clock(Date.now() + ahead);
    expect(answer.t2).toBeGreaterThanOrEqual(answer.t1);
    const sentAt = Date.now();
    await monitor.readings(message(1, [raw({ t: sentAt + ahead })]));
    const { skewMs } = server.engine.channelLink(channel.id);
    expect(Math.abs((skewMs ?? 0) - ahead)).toBeLessThan(100);
    const chair = server.engine.chair(server.clinic.id, server.chairs[0]?.id ?? '');
    const at = chair?.vitals.values.hr?.at ?? 0;
    expect(Math.abs(at - sentAt)).toBeLessThan(100);
  });

  it('IN-11 a full spool refuses, shows the values all the same, and stores the resend once', async () => {
    await server.close();
    server = await liveServer({ spoolReadings: 2 });
    await server.monitor('a', server.chairs[0]);
    const session = await open(server.chairs[0]?.id ?? '');
    const monitor = await device('a');
    server.store.setAway(true);
    const first = monitor.readings(message(1, [raw(), raw()]));
    const [of3, of4] = [message(3, [raw({ hr: 71 })]), message(4, [raw({ hr: 72 })])];
    const second = await monitor.readings(of3);
    const third = await monitor.readings(of4);
    expect(second).toMatchObject({ error: { code: 'too-far-ahead', retryable: true } });
    expect(third).toMatchObject({ error: { code: 'too-far-ahead', retryable: true } });
    const chair = server.engine.chair(server.clinic.id, server.chairs[0]?.id ?? '');
    expect(chair?.vitals.values.hr?.value).toBe(72);
    server.store.setAway(false);
    await first;
    // The later one alone must not move the watermark past the refused one.
    expect(await monitor.readings(of4)).toMatchObject({ ok: false });
    expect(await monitor.readings(of3)).toMatchObject({ ok: true });
    expect(await monitor.readings(of4)).toMatchObject({ ok: true });
    expect(await stored(session)).toEqual([1, 2, 3, 4]);
  });

  it('IN-12 marks late readings and gives them to the session of their time', async () => {
    await server.monitor('a', server.chairs[0]);
    const session = await open(server.chairs[0]?.id ?? '');
    const monitor = await device('a');
    await monitor.clock(Date.now());
    const long = Date.now() - 3_600_000;
    const answers = await Promise.all([
      monitor.readings(message(1, [raw({ t: long })])),
      monitor.readings(message(2)),
    ]);
    expect(answers.every((ack) => ack.ok)).toBe(true);
    // An hour ago no session held the channel: acknowledged and not kept.
    expect(await stored(session)).toEqual([2]);
  });
});

describe('the handshake over Socket.IO', () => {
  it('IN-13 refuses another protocol version with a typed error', async () => {
    await server.monitor('a');
    await expect(connectSocketIo(server.origin, { token: 'a', protocol: 2 })).rejects.toMatchObject(
      { code: 'unsupported-protocol', retryable: false },
    );
    await expect(connectSocketIo(server.origin, { protocol: 1 })).rejects.toMatchObject({
      code: 'bad-message',
    });
  });
});

describe('the upgrade over plain WebSocket', () => {
  it('IN-07 is answered 401 without a token', async () => {
    await expect(webSocketTransport.connect(server.origin, 'nobody')).rejects.toMatchObject({
      status: 401,
    });
  });
});
