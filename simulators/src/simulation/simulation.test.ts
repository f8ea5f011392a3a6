import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FAKE_TOKEN, type FakeIntake, startFakeIntake } from '../devices/intake.fake.ts';
import { TRANSPORTS } from '../devices/transport.ts';
import { connectMany } from '../load/connect-many.ts';
import { runSimulation } from './simulation.ts';

describe.each(TRANSPORTS)('over %s', (transport) => {
  let intake: FakeIntake;
  beforeEach(async () => {
    intake = await startFakeIntake();
  });
  afterEach(() => intake.close());
  const devices = ['1', '2', '3'].map((chair) => ({ chair, token: FAKE_TOKEN, channel: '1' }));

  it('SI-18 sends heart rate and SpO2 of every chair at its rate until it is stopped', async () => {
    const simulation = runSimulation({
      url: intake.url,
      devices,
      scenario: 'calm',
      seed: 7,
      transport,
      rate: 20,
    });
    await vi.waitFor(() => {
      expect(intake.stored.size).toBe(3);
      for (const one of intake.stored.values()) expect(one.size).toBeGreaterThan(20);
    }, 5000);
    await simulation.stop();
    await vi.waitFor(() => expect(intake.connections()).toBe(0));
    for (const { connected, unacknowledged, dropped } of simulation.stats()) {
      expect({ connected, unacknowledged, dropped }).toEqual({
        connected: false,
        unacknowledged: 0,
        dropped: 0,
      });
    }
    const stored = [...intake.stored.values()].flatMap((readings) => [...readings.values()]);
    expect(stored.every(({ hr, spo2 }) => Number(hr) > 50 && Number(spo2) > 95)).toBe(true);
    const times = [...([...intake.stored.values()][0]?.values() ?? [])].map(({ t }) => t);
    const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect(span / (times.length - 1)).toBeGreaterThan(45);
    expect(span / (times.length - 1)).toBeLessThan(60);
  });

  it('SI-19 follows the infusion that was really started, once', async () => {
    const minutesAgo = { '1': 35, '2': 35 + 180, '3': 0 };
    const simulation = runSimulation({
      url: intake.url,
      devices: Object.entries(minutesAgo).map(([chair, min]) => ({
        chair,
        token: FAKE_TOKEN,
        channel: chair,
        infusionStartedAt: Date.now() - min * 60_000,
      })),
      scenario: 'hypertension',
      seed: 7,
      transport,
      // The first cuff value of each chair is due at once.
      startedAt: Date.now() - 41_500,
      rate: 20,
    });
    const cuffs = () =>
      intake.received.flatMap(({ channel, readings }) =>
        readings.flatMap(({ nibp }) => (nibp === undefined ? [] : [[channel, nibp?.sys] as const])),
      );
    const last = (chair: string) => Number(cuffs().findLast(([from]) => from === chair)?.[1]);
    await vi.waitFor(() => expect(last('1') + last('2') + last('3')).toBeGreaterThan(0), 5000);
    await simulation.stop();
    expect(last('1')).toBeGreaterThan(175);
    expect(last('2')).toBeLessThan(145);
    expect(last('3')).toBeLessThan(145);
  });

  it('SI-23 the patient follows an infusion that starts while the simulation runs', async () => {
    const device = { chair: '1', token: FAKE_TOKEN, channel: '1', infusionStartedAt: null };
    const simulation = runSimulation({
      url: intake.url,
      devices: [device],
      scenario: 'hypertension',
      seed: 7,
      transport,
      startedAt: Date.now() - 38_000,
      rate: 20,
    });
    const cuffs = () =>
      intake.received.flatMap(({ readings }) =>
        readings.flatMap(({ nibp }) => (nibp === undefined ? [] : [Number(nibp?.sys)])),
      );
    simulation.follow([{ ...device, infusionStartedAt: Date.now() - 35 * 60_000 }]);
    await vi.waitFor(() => expect(cuffs().length).toBeGreaterThan(0), 8000);
    await simulation.stop();
    expect(cuffs().at(-1)).toBeGreaterThan(175);
  });

  it('SI-20 loads a server with many monitors and counts what was acknowledged', async () => {
    const took: number[] = [];
    const load = await connectMany({
      url: intake.url,
      transport,
      hz: 10,
      monitors: Array.from({ length: 30 }, () => ({ token: FAKE_TOKEN, channel: '1' })),
      onAcknowledged: (ms) => took.push(ms),
    });
    expect(intake.connections()).toBe(30);
    await vi.waitFor(() => expect(load.stats().acknowledged).toBeGreaterThan(300), 5000);
    await load.stop();
    const { sent, acknowledged, refused, disconnected } = load.stats();
    expect({ refused, disconnected, open: sent - acknowledged }).toEqual({
      refused: 0,
      disconnected: 0,
      open: 0,
    });
    expect(took.length).toBe(acknowledged);
    for (const readings of intake.stored.values()) {
      expect([...readings.keys()]).toEqual([...readings.keys()].map((_, i) => i + 1));
    }
    await vi.waitFor(() => expect(intake.connections()).toBe(0));
  });

  it('SI-20 shows lost connections instead of hiding them, and fails when one cannot be made', async () => {
    const monitors = [{ token: FAKE_TOKEN, channel: '1' }];
    const load = await connectMany({ url: intake.url, transport, monitors });
    intake.cut();
    await vi.waitFor(() => expect(load.stats()).toMatchObject({ connected: 0, disconnected: 1 }));
    await load.stop();
    const wrong = [...monitors, { token: 'another', channel: '1' }];
    await expect(connectMany({ url: intake.url, transport, monitors: wrong })).rejects.toThrow();
    await vi.waitFor(() => expect(intake.connections()).toBe(0));
  });
});
