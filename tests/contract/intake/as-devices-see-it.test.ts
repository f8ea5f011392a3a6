/** What a monitor is told, by the server and by the small intake that the simulators are tested with. */
import { randomUUID } from 'node:crypto';
import {
  ackSchema,
  CLOSING_REASONS,
  clockAnswerSchema,
  welcomeSchema,
} from '@chairside/shared/wire/monitor';
import {
  FAKE_TOKEN,
  type FakeIntake,
  startFakeIntake,
} from '@chairside/simulators/devices/intake.fake';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveServer, liveServer } from '../../support/live-server.ts';
import { type RawDevice, socketIoTransport, webSocketTransport } from '../../support/raw-device.ts';

interface Intake {
  readonly origin: string;
  readonly token: string;
  /** How many readings are kept of a stream. */
  stored(stream: string): Promise<number>;
  /** From here on messages are refused. */
  refuse(): void;
  /** The device connects a second time. */
  takeOver(connect: () => Promise<RawDevice>): Promise<void>;
  close(): Promise<void>;
}

async function theServer(): Promise<Intake> {
  const server: LiveServer = await liveServer();
  const { id: channelId } = await server.monitor('a', server.chairs[0]);
  const { clinic, store } = server;
  const opened = { type: 'open', chairId: server.chairs[0]?.id ?? '', patientRef: '0412' } as const;
  const nurse = { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' } as const;
  await server.commands.command(clinic.id, randomUUID(), { id: randomUUID(), ...opened }, nurse);
  return {
    ...{ origin: server.origin, token: 'a' },
    async stored(stream) {
      let count = 0;
      for await (const _ of store.readings.ofStream(clinic.id, channelId, stream, 1)) count += 1;
      return count;
    },
    refuse: () => server.attached.halt(),
    takeOver: async (connect) => void (await connect()),
    close: () => server.close(),
  };
}

async function theFake(): Promise<Intake> {
  const fake: FakeIntake = await startFakeIntake();
  return {
    ...{ origin: fake.url, token: FAKE_TOKEN },
    stored: async (stream) => fake.stored.get(stream)?.size ?? 0,
    refuse: () => fake.behave({ refuse: 'going-away', retryable: true }),
    takeOver: async () => fake.takeOver(),
    close: () => fake.close(),
  };
}

const INTAKES = [
  ['the server', theServer],
  ['the intake of the simulators’ tests', theFake],
] as const;
const TRANSPORTS = [socketIoTransport, webSocketTransport];
const BOTH = INTAKES.flatMap(([name, start]) =>
  TRANSPORTS.map((transport) => ({ name, start, over: transport.name, transport })),
);

describe.each(BOTH)('$name over $over', ({ start, transport }) => {
  let intake: Intake;
  let stream: string;
  let begun: number;
  const devices: RawDevice[] = [];
  beforeEach(async () => {
    intake = await start();
    stream = randomUUID();
    begun = Date.now();
  });
  afterEach(async () => {
    for (const device of devices.splice(0)) device.close();
    await intake.close();
  });
  const device = async () => {
    const made = await transport.connect(intake.origin, intake.token);
    devices.push(made);
    return made;
  };
  const message = (seq: number, count: number) => ({
    ...{ channel: '1', stream, seq },
    readings: Array.from({ length: count }, (_, i) => ({ t: begun + seq + i, hr: 70, spo2: 98 })),
  });

  it('IN-01 welcomes by the schema, and knows at the next connection what it has', async () => {
    const first = await device();
    expect(welcomeSchema.parse(first.welcome)).toMatchObject({ protocol: 1, committed: {} });
    expect(first.welcome.channels).toContainEqual({ channel: '1', chair: '1' });
    await first.readings(message(1, 2));
    first.close();
    await first.closed;
    expect((await device()).welcome.committed).toMatchObject({ 1: { stream, seq: 2 } });
  });

  it('IN-03 acknowledges what it has, and keeps once what comes again', async () => {
    const monitor = await device();
    const ack = await monitor.readings(message(1, 3));
    expect(ackSchema.parse(ack)).toEqual({ ok: true, committed: { stream, seq: 3 } });
    expect(await monitor.readings(message(2, 3))).toEqual({
      ...{ ok: true, committed: { stream, seq: 4 } },
    });
    expect(await monitor.readings(message(1, 2))).toEqual({
      ...{ ok: true, committed: { stream, seq: 4 } },
    });
    expect(await intake.stored(stream)).toBe(4);
  });

  it('IN-07 refuses a token that it does not know', async () => {
    const refused = transport.connect(intake.origin, 'of nobody').then(
      () => 'connected',
      (error: unknown) => error,
    );
    expect(await refused).toMatchObject({ code: 'bad-token', retryable: false });
  });

  it('refuses by the schema, and keeps nothing of it', async () => {
    const monitor = await device();
    intake.refuse();
    const ack = ackSchema.parse(await monitor.readings(message(1, 1)));
    expect(ack).toMatchObject({ ok: false, error: { retryable: true } });
    expect(await intake.stored(stream)).toBe(0);
  });

  it('tells the time by the schema', async () => {
    const answer = clockAnswerSchema.parse(await (await device()).clock(5));
    expect(answer.t0).toBe(5);
    expect(answer.t2).toBeGreaterThanOrEqual(answer.t1);
  });

  it('IN-08 says why the older one of two connections ends', async () => {
    const monitor = await device();
    await intake.takeOver(device);
    expect(await monitor.closing).toBe(CLOSING_REASONS['taken-over']);
  });
});
