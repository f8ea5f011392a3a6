import type { Sending } from '@chairside/shared/vitals/wire-values';
import { CLOSING_REASONS, MONITOR_PROTOCOL } from '@chairside/shared/wire/monitor';
import { AppError } from '../platform/errors.ts';
import { within } from '../platform/within.ts';
import { ChannelState } from './channel-state.ts';
import { DeviceClock } from './device-clock.ts';
import { DeviceLink } from './device-link.ts';
import type { IntakeDeps, IntakeDevice, IntakeFigures, Tell } from './intake-deps.ts';
import { neverStored } from './not-stored.ts';
import { type Refused, refuseError } from './refusals.ts';
import { SendingByDevice } from './sending-by-device.ts';
import { GIVEN_UP_AFTER_MS } from './stream-state.ts';

/** A monitor waits at the door while this is looked up: a database that hangs must not keep out one that is known. */
const LOOK_UP_MS = 2_000;
const UNKNOWN_TOKEN = 'The token is unknown or withdrawn.';

/** What both transports share: who is connected, and how far every stream has come. */
export class Intake {
  readonly deps: IntakeDeps;
  readonly figures: IntakeFigures = {
    stored: 0,
    again: 0,
    gaps: 0,
    missing: 0,
    badMessages: 0,
    refused: 0,
    streamsUsed: 0,
    notStored: 0,
  };
  readonly #channels = new Map<string, ChannelState>();
  readonly #clocks = new Map<string, DeviceClock>();
  readonly #links = new Map<string, DeviceLink>();
  readonly #known = new Map<string, IntakeDevice>();
  /** How often anything was cut off; per device, the last one; per device that was let in, as it stood before it was asked for. */
  #cuts = 0;
  readonly #lastCut = new Map<string, number>();
  readonly #sending = new SendingByDevice();
  readonly #askedAt = new WeakMap<IntakeDevice, number>();
  #stopping = false;

  constructor(deps: IntakeDeps) {
    this.deps = deps;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  get connected(): number {
    return this.#links.size;
  }

  /**
   * Signs a device in. A later connection of the same device takes over from the earlier one.
   * @throws AppError `bad-token`, `unsupported-protocol`, `not-recording`, `shutting-down`
   */
  async connect(token: string, protocol: number): Promise<IntakeDevice> {
    if (this.#stopping) throw new AppError('shutting-down', CLOSING_REASONS['shutting-down']);
    if (protocol !== MONITOR_PROTOCOL) {
      throw new AppError(
        'unsupported-protocol',
        `This server speaks protocol ${MONITOR_PROTOCOL}, the device asked for ${protocol}.`,
      );
    }
    const cuts = this.#cuts;
    const device = await this.#authenticate(token);
    this.#askedAt.set(device, cuts);
    await this.load(device);
    // Its token was withdrawn while it was looked up.
    if (this.#isCutOff(device)) throw new AppError('bad-token', UNKNOWN_TOKEN);
    return device;
  }

  refused(error: unknown): Refused {
    if (!(error instanceof AppError)) this.deps.log.error({ err: error }, 'handshake failed');
    return refuseError(error);
  }

  /** `say` tells the device why the connection will end, `hangUp` also ends it. Call in the same turn as the transport becomes ready. */
  open(device: IntakeDevice, say: Tell, hangUp: Tell): DeviceLink {
    const clock = this.#clocks.get(device.id) ?? new DeviceClock();
    this.#clocks.set(device.id, clock);
    const channels = new Map<string, ChannelState>();
    for (const record of device.channels) {
      const state =
        this.#channels.get(record.id) ??
        new ChannelState(record, [], this.deps.clock.unbrokenSince());
      this.#channels.set(record.id, state);
      channels.set(record.channel, state);
    }
    const link = new DeviceLink(this, device, channels, clock, say, hangUp);
    const older = this.#links.get(device.id);
    this.#links.set(device.id, link);
    if (older) {
      this.deps.log.info({ device: device.id }, 'device connected again, older connection closed');
      older.end('taken-over');
    }
    this.deps.engine.deviceLink(device.id, true);
    if (this.#isCutOff(device)) queueMicrotask(() => link.end('token-withdrawn'));
    return link;
  }

  /** The transport is gone. */
  closed(link: DeviceLink): void {
    if (this.#links.get(link.device.id) !== link) return;
    this.#links.delete(link.device.id);
    this.deps.engine.deviceLink(link.device.id, false);
  }

  /** Server time moved, with no session running: what is known of the monitors' clocks moves along. */
  moved(byMs: number): void {
    for (const clock of this.#clocks.values()) clock.moved(byMs);
    for (const channel of this.#channels.values()) channel.moved(byMs);
  }

  /** Tells of what was evaluated and refused, and has not come again although the store takes readings. */
  look(): void {
    const { recording, since } = this.deps.lane.recording();
    const until = this.deps.clock.now() - GIVEN_UP_AFTER_MS;
    if (!recording || since > until) return;
    for (const channel of this.#channels.values()) {
      for (const stream of channel.streams()) {
        const lost = stream.overdue(until);
        if (lost !== null) neverStored(this, channel, stream, lost.from, lost.to);
      }
    }
  }

  /** Its token is not good any more: what is connected with it ends now, and nobody comes in by it unasked. */
  cutOff(deviceId: string): void {
    this.#cuts += 1;
    this.#lastCut.set(deviceId, this.#cuts);
    for (const [token, device] of this.#known)
      if (device.id === deviceId) this.#known.delete(token);
    this.#links.get(deviceId)?.end('token-withdrawn');
  }

  /** An administrator has set how it sends. */
  sendingSet(deviceId: string, sending: Sending): void {
    this.#sending.set(deviceId, sending);
  }

  sendingOf(deviceId: string): Sending {
    return this.#sending.of(deviceId);
  }

  #isCutOff(device: IntakeDevice): boolean {
    return (this.#lastCut.get(device.id) ?? 0) > (this.#askedAt.get(device) ?? this.#cuts);
  }

  /** Tells every monitor, then takes nothing more. What was taken is still committed and acknowledged. */
  stop(): void {
    this.#stopping = true;
    for (const link of this.#links.values()) link.say('shutting-down');
  }

  /** Ends every connection: after the lane has committed what was taken, so that it is acknowledged. */
  disconnectAll(): void {
    for (const link of [...this.#links.values()]) link.end('shutting-down');
  }

  async #authenticate(token: string): Promise<IntakeDevice> {
    const sets = this.#sending.sets;
    let device: IntakeDevice | null;
    try {
      device = await within(this.deps.authenticateDevice(token), LOOK_UP_MS, this.deps.timers);
    } catch (error) {
      // A monitor that reconnects while the database is away must still be seen: live values go on.
      const known = this.#known.get(token);
      if (!known) {
        const message = 'The database is away. Try again.';
        throw new AppError('not-recording', message, { cause: error });
      }
      return known;
    }
    if (!device) {
      this.#known.delete(token);
      throw new AppError('bad-token', UNKNOWN_TOKEN);
    }
    this.#known.set(token, device);
    this.#sending.found(device, sets);
    return device;
  }

  /** Watermarks are read once per channel: from then on this process moves them itself. */
  async load(device: IntakeDevice): Promise<void> {
    const unknown = device.channels.filter((channel) => !this.#channels.has(channel.id));
    if (unknown.length === 0) return;
    const ids = unknown.map((channel) => channel.id);
    const asked = this.deps.devices.watermarks(device.clinicId, ids);
    const watermarks = await within(asked, LOOK_UP_MS, this.deps.timers).catch((error: unknown) => {
      throw new AppError('not-recording', 'The database is away. Try again.', { cause: error });
    });
    for (const record of unknown) {
      if (this.#channels.has(record.id)) continue;
      const marks = watermarks.get(record.id) ?? [];
      const since = this.deps.clock.unbrokenSince();
      this.#channels.set(record.id, new ChannelState(record, marks, since));
    }
  }
}
