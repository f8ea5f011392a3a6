import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { DeviceNote } from '@chairside/shared/wire/http';
import {
  type Ack,
  CLOSING_REASONS,
  type ClockAnswer,
  type ClosingCode,
  clockMessageSchema,
  MONITOR_PROTOCOL,
  readingsMessageSchema,
  type Watermark,
  type Welcome,
} from '@chairside/shared/wire/monitor';
import { accept } from './accept.ts';
import type { ChannelState } from './channel-state.ts';
import type { DeviceClock } from './device-clock.ts';
import { ignoredFields } from './ignored-fields.ts';
import type { IntakeDeps, IntakeDevice, IntakeFigures, Tell } from './intake-deps.ts';
import { BAD_MESSAGES, MESSAGES } from './limits.ts';
import { type Refused, refuse, refuseBadMessage } from './refusals.ts';
import { wrongUnit } from './time-unit.ts';
import { TokenBucket } from './token-bucket.ts';

/** What a connection asks of the intake that it belongs to. */
export interface LinkHost {
  readonly deps: IntakeDeps;
  readonly figures: IntakeFigures;
  readonly stopping: boolean;
  /** As it was last set for the device. */
  sendingOf(deviceId: string): Sending;
  closed(link: DeviceLink): void;
}

/** One connection of one device, whatever the transport. */
export class DeviceLink {
  readonly device: IntakeDevice;
  readonly clock: DeviceClock;
  /** Messages whose answer waits for a commit. */
  waiting = 0;
  readonly #intake: LinkHost;
  readonly #channels: ReadonlyMap<string, ChannelState>;
  /** Tells the device why its connection will end. */
  readonly say: Tell;
  readonly #hangUp: Tell;
  readonly #messages = new TokenBucket(MESSAGES.burst, MESSAGES.perSecond);
  readonly #badMessages = new TokenBucket(BAD_MESSAGES.burst, BAD_MESSAGES.perSecond);

  constructor(
    intake: LinkHost,
    device: IntakeDevice,
    channels: ReadonlyMap<string, ChannelState>,
    clock: DeviceClock,
    say: Tell,
    hangUp: Tell,
  ) {
    this.#intake = intake;
    this.device = device;
    this.#channels = channels;
    this.clock = clock;
    this.say = say;
    this.#hangUp = hangUp;
  }

  get sending(): Sending {
    return this.#intake.sendingOf(this.device.id);
  }

  welcome(): Welcome {
    const { engine, clock } = this.#intake.deps;
    const channels: Welcome['channels'] = [];
    const committed: Record<string, Watermark> = {};
    for (const [channel, state] of this.#channels) {
      channels.push({ channel, chair: engine.chairLabel(state.record.id) });
      const watermark = state.committed();
      if (watermark) committed[channel] = watermark;
    }
    const { id, label } = this.device;
    return {
      protocol: MONITOR_PROTOCOL,
      serverTime: clock.now(),
      device: { id, label },
      channels,
      committed,
    };
  }

  /** Answers after the durable commit. Never rejects; a bad message costs nobody else anything. */
  readings(raw: unknown, receivedAt: number): Promise<Ack> {
    const intake = this.#intake;
    if (intake.stopping) {
      return Promise.resolve(refuse('shutting-down', CLOSING_REASONS['shutting-down']));
    }
    if (!this.#messages.take(receivedAt)) {
      return Promise.resolve(refuse('too-many-requests', 'Too many messages. Slow down.'));
    }
    const parsed = readingsMessageSchema.safeParse(raw);
    if (!parsed.success)
      return Promise.resolve(this.bad(receivedAt, refuseBadMessage(parsed.error)));
    const channel = this.#channels.get(parsed.data.channel);
    if (!channel) {
      const message = `The device has no channel "${parsed.data.channel}".`;
      return Promise.resolve(this.bad(receivedAt, refuse('unknown-channel', message)));
    }
    const unit = this.#wrongUnit(
      parsed.data.readings.map(({ t }) => t),
      receivedAt,
    );
    if (unit) return Promise.resolve(unit);
    const ignored = ignoredFields(raw);
    const answer = accept(intake, this, channel, parsed.data, receivedAt);
    if (ignored.length === 0) return answer;
    this.note(channel.record.id, {
      kind: 'ignored',
      text: `Sends names that are not known, and nothing of them is kept: ${ignored.join(', ')}.`,
    });
    return answer.then((ack) => (ack.ok ? { ...ack, ignored } : ack));
  }

  /** One exchange of clocks; `receivedAt` is its t1. */
  exchange(raw: unknown, receivedAt: number): ClockAnswer | Refused {
    if (!this.#messages.take(receivedAt)) {
      return refuse('too-many-requests', 'Too many messages. Slow down.');
    }
    const parsed = clockMessageSchema.safeParse(raw);
    if (!parsed.success) return this.bad(receivedAt, refuseBadMessage(parsed.error));
    const { t0 } = parsed.data;
    const unit = this.#wrongUnit([t0], receivedAt);
    if (unit) return unit;
    this.clock.exchange(t0, receivedAt);
    const skew = this.clock.untold();
    if (skew !== undefined) this.#intake.deps.engine.skew(this.device.id, skew);
    return { t0, t1: receivedAt, t2: this.#intake.deps.clock.now() };
  }

  /** Puts a word about the device on its page. `channelId` null: about the whole device. */
  note(channelId: string | null, note: Pick<DeviceNote, 'kind' | 'text'>): void {
    const { noted, clock } = this.#intake.deps;
    noted(this.device.id, channelId, { ...note, at: clock.now() });
  }

  /** A time that is off by a factor would be of no session, or of now: better nothing of it. */
  #wrongUnit(times: readonly number[], receivedAt: number): Refused | null {
    for (const t of times) {
      const unit = wrongUnit(t, receivedAt);
      if (unit === null) continue;
      const message = `Times are epoch milliseconds: ${t} looks like ${unit}.`;
      return this.bad(receivedAt, refuse('wrong-time-unit', message));
    }
    return null;
  }

  /** Counts a message that makes no sense; a device that sends nothing else gets the short answer. */
  bad(receivedAt: number, refused: Refused): Refused {
    const { figures, deps } = this.#intake;
    figures.badMessages += 1;
    if (!this.#badMessages.take(receivedAt)) {
      return refuse('too-many-requests', "Too many invalid messages; check the device's software.");
    }
    const { code, message } = refused.error;
    deps.log.warn({ device: this.device.id, code, detail: message }, 'message refused');
    this.note(null, { kind: 'bad-message', text: `Sent a message that was refused: ${message}` });
    return refused;
  }

  end(code: ClosingCode): void {
    this.#hangUp(code);
  }

  closed(): void {
    this.#intake.closed(this);
  }
}
