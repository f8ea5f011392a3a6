import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FAKE_TOKEN, type FakeIntake, startFakeIntake } from './intake.fake.ts';
import { type ClientEvent, MonitorClient } from './monitor-client.ts';
import { TRANSPORTS } from './transport.ts';

describe.each(TRANSPORTS)('monitor over %s', (transport) => {
  let intake: FakeIntake;
  let client: MonitorClient;
  let events: ClientEvent[];

  const kinds = () => events.map(({ kind }) => kind);
  const connect = (token = FAKE_TOKEN, channel = '1', held = false) => {
    events = [];
    client = new MonitorClient({
      url: intake.url,
      token,
      ...{ channel, held },
      transport,
      backoff: { firstMs: 20, mostMs: 40 },
      holdMs: 30,
      onEvent: (event) => events.push(event),
    });
  };
  const measure = (from: number, count: number) => {
    for (let i = 0; i < count; i += 1)
      client.push({ t: 1_780_000_000_000 + (from + i) * 1000, hr: 70 });
  };
  const stored = () => [...(intake.stored.get(client.stream)?.keys() ?? [])];
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

  beforeEach(async () => {
    intake = await startFakeIntake();
  });
  afterEach(async () => {
    client.stop();
    await intake.close();
  });

  it('SI-08 numbers readings 1, 2, 3 and forgets them once they are acknowledged', async () => {
    connect();
    measure(0, 5);
    await client.drained();
    expect(stored()).toEqual(upTo(5));
    expect(client.stats).toEqual({ measured: 5, unacknowledged: 0, dropped: 0 });
    expect(kinds()).toContain('connected');
  });

  it('SI-08 measures the clock on connecting', async () => {
    connect();
    await vi.waitFor(() => expect(kinds()).toContain('clock'));
    const clock = events.find((event) => event.kind === 'clock');
    expect(clock?.kind === 'clock' && Math.abs(clock.skewMs)).toBeLessThan(1000);
  });

  it('SI-09 sends again from what was committed after the connection is cut', async () => {
    connect();
    measure(0, 3);
    await client.drained();
    intake.behave('swallow');
    measure(3, 4);
    await vi.waitFor(() => expect(intake.received.length).toBeGreaterThan(3));
    expect(client.unacknowledged).toBe(4);
    intake.cut();
    intake.behave('store');
    await client.drained();
    expect(stored()).toEqual(upTo(7));
  });

  it('SI-140 begins a new stream where the old one was used before', async () => {
    connect();
    const { stream } = client;
    intake.behave({ refuse: 'stream-used', retryable: false });
    measure(0, 2);
    await vi.waitFor(() => expect(client.stream).not.toBe(stream));
    intake.behave('store');
    await client.drained();
    expect(stored()).toEqual(upTo(2));
  });

  it('SI-09 gives up what the server will never take, and goes on with what follows', async () => {
    connect();
    intake.behave({ refuse: 'session-full', retryable: false });
    measure(0, 2);
    await vi.waitFor(() => expect(client.unacknowledged).toBe(0));
    intake.behave('store');
    measure(2, 1);
    await client.drained();
    expect(stored()).toEqual([3]);
  });

  it('SI-09 does not send again what the welcome says is durable', async () => {
    connect();
    await vi.waitFor(() => expect(client.connected).toBe(true));
    intake.behave('store-silently');
    measure(0, 4);
    await vi.waitFor(() => expect(stored()).toEqual(upTo(4)));
    expect(client.unacknowledged).toBe(4);
    const before = intake.received.length;
    intake.behave('store');
    intake.cut();
    await client.drained();
    measure(4, 1);
    await client.drained();
    const again = intake.received.slice(before).map(({ seq, readings }) => [seq, readings.length]);
    expect(again).toEqual([[5, 1]]);
  });

  it('SI-09 measures on without a connection and sends all of it later', async () => {
    const { url } = intake;
    await intake.close();
    connect();
    measure(0, 700);
    await vi.waitFor(() =>
      expect(kinds().filter((k) => k === 'disconnected').length).toBeGreaterThan(3),
    );
    expect(client.unacknowledged).toBe(700);
    client.stop();
    intake = await startFakeIntake();
    expect(intake.url).not.toBe(url);
    connect();
    measure(0, 700);
    await client.drained();
    expect(stored()).toEqual(upTo(700));
    for (const { readings } of intake.received) expect(readings.length).toBeLessThanOrEqual(600);
  });

  it('SI-09 waits and sends again after a refusal that may pass', async () => {
    connect();
    await vi.waitFor(() => expect(client.connected).toBe(true));
    intake.behave({ refuse: 'too-far-ahead', retryable: true });
    measure(0, 3);
    await vi.waitFor(() => expect(kinds()).toContain('refused'));
    expect(client.unacknowledged).toBe(3);
    intake.behave('store');
    await client.drained();
    expect(stored()).toEqual(upTo(3));
    expect(client.stats.dropped).toBe(0);
  });

  it('SI-09 gives up one message that the server cannot read, and nothing after it', async () => {
    connect();
    await vi.waitFor(() => expect(client.connected).toBe(true));
    intake.behave({ refuse: 'bad-message', retryable: false });
    measure(0, 1);
    await vi.waitFor(() => expect(client.stats.dropped).toBe(1));
    intake.behave('store');
    measure(1, 2);
    await client.drained();
    expect(stored()).toEqual([2, 3]);
  });

  it('SI-280 says what does not pass and stops trying: an unknown token, an unknown channel', async () => {
    connect('no-such-token');
    await vi.waitFor(() => expect(kinds()).toEqual(['ended']));
    expect(events[0]).toMatchObject({ code: 'bad-token', reason: expect.stringMatching(/token/) });
    client.stop();
    connect(FAKE_TOKEN, '9');
    await vi.waitFor(() => expect(kinds()).toEqual(['ended']));
    expect(events[0]).toMatchObject({ code: 'unknown-channel' });
    expect(intake.connections()).toBe(0);
  });

  it('SI-281 gives way to a later connection of its device, and goes on when it is told to', async () => {
    connect();
    measure(0, 2);
    await client.drained();
    intake.takeOver();
    await vi.waitFor(() => expect(kinds().at(-1)).toBe('ended'));
    expect(events.at(-1)).toMatchObject({ code: 'taken-over' });
    measure(2, 3);
    await vi.waitFor(() => expect(intake.connections()).toBe(0));
    expect(stored()).toEqual(upTo(2));
    client.resume();
    await client.drained();
    expect(stored()).toEqual(upTo(5));
  });

  it('SI-281 one that is held connects once it is told to', async () => {
    connect(FAKE_TOKEN, '1', true);
    measure(0, 2);
    expect(client.connected).toBe(false);
    client.resume();
    await client.drained();
    expect(stored()).toEqual(upTo(2));
  });
});
