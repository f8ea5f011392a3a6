import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DeviceLink } from '@chairside/server/intake/device-link';
import { Intake } from '@chairside/server/intake/intake';
import { AddressLimit } from '@chairside/server/platform/address-limit';
import { createLogger } from '@chairside/server/platform/logger';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import type { Reading } from '@chairside/shared/vitals/reading';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import type { RawReading } from '@chairside/shared/wire/monitor';
import { liveClinic } from '../support/live-clinic.ts';

const IGNORE = () => undefined;
const SECOND = 1_000;

export type Vitals = Omit<RawReading, 't'>;

/** A clinic with one monitor whose clock, pace and link are a test's own, on a server clock that stands still between. */
export class PacedDevice {
  readonly live: Awaited<ReturnType<typeof liveClinic>>;
  readonly sessionId: string;
  readonly #intake: Intake;
  #link: DeviceLink;
  #stream = randomUUID();
  #seq = 0;
  /** Words about the device on its page, the newest last. */
  readonly notes: string[] = [];
  /** Measured and not sent: the link is away. */
  #waiting: { readonly t: number; readonly vitals: Vitals }[] = [];
  #away = false;
  /** What the device's clock says at an instant of the server's real time. */
  clockOf: (real: number) => number = (real) => real;
  /** Real time since the beginning, ms. */
  passedMs = 0;
  readonly startedAt: number;

  private constructor(live: Awaited<ReturnType<typeof liveClinic>>, sessionId: string) {
    this.live = live;
    this.sessionId = sessionId;
    this.startedAt = live.clock.now();
    this.#intake = new Intake({
      timers: new ManualTimers(),
      ...{ engine: live.engine, lane: live.store.lane, devices: live.store.devices },
      ...{ readings: live.store.readings },
      noted: (_device, _channel, { text }) => this.notes.push(text),
      ...{ clock: live.clock, log: createLogger('silent'), spoolReadings: 1_000_000 },
      authenticateDevice: async () => null,
      newcomers: new AddressLimit({ perAddress: 10, all: 10 }),
    });
    live.clock.onMoved((byMs) => this.#intake.moved(byMs));
    this.#link = this.#open();
  }

  static async begin(): Promise<PacedDevice> {
    const live = await liveClinic();
    const sessionId = await live.open();
    await live.send(sessionId, { type: 'start-infusion', doseMg: 35, plannedMinutes: 60 });
    return new PacedDevice(live, sessionId);
  }

  get t(): number {
    return Math.round(this.clockOf(this.startedAt + this.passedMs));
  }

  /** Every alarm so far: `+<seconds> <change> <id>`. What is told of a clock takes a millisecond of its own. */
  get alarms(): string[] {
    return this.live.told.alarms.map(({ transition: { change, at, alarm } }) => {
      const seconds = Math.round((at - this.startedAt) / 10) / 100;
      return `+${seconds} ${change} ${alarm.id}`;
    });
  }

  raised(key: string): boolean {
    return this.live.told.alarms.some(({ transition: { alarm } }) => alarm.key === key);
  }

  /** Readings that were shown as current. */
  get shown(): number {
    return this.live.told.readings.length;
  }

  /** Value of the signal that screens show now. */
  get spo2(): number | undefined {
    const { engine, clinic, chair } = this.live;
    return engine.chair(clinic.id, chair.id)?.vitals.values.spo2?.value;
  }

  pass(ms: number): void {
    this.passedMs += ms;
    this.live.clock.advance(ms);
  }

  /** The same for so many seconds, one reading each `everyMs`. */
  hold(vitals: Vitals, seconds: number, everyMs = SECOND): void {
    for (let ms = 0; ms < seconds * SECOND; ms += everyMs) {
      this.pass(everyMs);
      this.#waiting.push({ t: this.t, vitals });
      if (!this.#away) this.flush();
    }
  }

  exchange(): void {
    this.#link.exchange({ t0: this.t }, this.live.clock.now());
  }

  /** What waits goes out now, so many readings in one message. */
  flush(atOnce = 600): void {
    while (this.#waiting.length > 0) void this.send(this.#waiting.splice(0, atOnce));
  }

  send(readings: readonly { readonly t: number; readonly vitals: Vitals }[]): Promise<unknown> {
    const seq = this.#seq + 1;
    this.#seq += readings.length;
    return this.#link.readings(
      {
        ...{ channel: '1', stream: this.#stream, seq },
        readings: readings.map(({ t, vitals }) => ({ t, ...vitals })),
      },
      this.live.clock.now(),
    );
  }

  /** The link is gone; the device goes on to measure, and keeps what it cannot send. */
  disconnect(): void {
    this.#away = true;
    this.#link.closed();
  }

  reconnect(atOnce?: number): void {
    this.#away = false;
    this.#link = this.#open();
    if (atOnce !== undefined) this.flush(atOnce);
  }

  /** The device was started again. */
  restart(): void {
    this.#stream = randomUUID();
    this.#seq = 0;
    this.#waiting = [];
    this.reconnect();
  }

  /** What the record holds of the session. */
  async stored(): Promise<Reading[]> {
    await this.live.settled();
    await setImmediate();
    const { store, clinic } = this.live;
    const found = await store.sessions.find(clinic.id, this.sessionId);
    const readings: Reading[] = [];
    for await (const one of store.readings.replay(clinic.id, found?.key ?? 0)) readings.push(one);
    return readings;
  }

  #open(): DeviceLink {
    const { clinic, channel } = this.live;
    const device = { id: channel.deviceId, clinicId: clinic.id, label: 'Monitor 1' };
    const whole = { ...device, channels: [channel], sending: NOTHING_SAID };
    return this.#intake.open(whole, IGNORE, IGNORE);
  }
}
