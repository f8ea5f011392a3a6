import type { Actor } from '@chairside/shared/people/roles';
import { NOTHING_SAID, type Sending } from '@chairside/shared/vitals/wire-values';
import type { Channel } from '@chairside/shared/wire/http';
import type { LiveDirectory } from '../engine/directory.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { newSecret, secretHash } from '../platform/secrets.ts';
import type {
  ChannelRecord,
  ClinicStore,
  DeviceRecord,
  DeviceStore,
} from '../store/ports/store.ts';
import type { DeviceNotes } from './device-notes.ts';

export interface CreatedDevice {
  readonly id: string;
  readonly label: string;
  /** Only here and only now: the store holds its hash. */
  readonly token: string;
  readonly channels: Channel[];
}

/** Makes device tokens recognisable to secret scanners and to people. */
const TOKEN_PREFIX = 'chd_';

export class DevicesService {
  readonly #devices: DeviceStore;
  readonly #clinics: ClinicStore;
  readonly #live: LiveDirectory;
  readonly #notes: DeviceNotes;
  readonly #clock: Clock;
  readonly #cutOff: (deviceId: string) => void;
  readonly #sendingSet: (deviceId: string, sending: Sending) => void;

  constructor(deps: {
    devices: DeviceStore;
    clinics: ClinicStore;
    live: LiveDirectory;
    notes: DeviceNotes;
    /** Ends what is connected as this monitor. */
    cutOff(deviceId: string): void;
    /** Its next reading is read in this way. */
    sendingSet(deviceId: string, sending: Sending): void;
    clock: Clock;
  }) {
    this.#clock = deps.clock;
    this.#sendingSet = deps.sendingSet;
    this.#cutOff = deps.cutOff;
    this.#notes = deps.notes;
    this.#devices = deps.devices;
    this.#clinics = deps.clinics;
    this.#live = deps.live;
  }

  async channels(clinicId: number): Promise<Channel[]> {
    const [records, devices] = await Promise.all([
      this.#devices.channels(clinicId),
      this.#devices.devices(clinicId),
    ]);
    const byId = new Map(devices.map((device) => [device.id, device]));
    return records.map((record) => this.#shown(record, byId.get(record.deviceId)));
  }

  /** `channels`: names within the device, each once. Throws `bad-request` for a name given twice. */
  async create(
    clinicId: number,
    given: { label: string; channels: readonly string[] },
  ): Promise<CreatedDevice> {
    if (new Set(given.channels).size !== given.channels.length) {
      throw new AppError('bad-request', 'Every channel of a device needs a name of its own.', {
        issues: [{ path: 'channels', message: 'names must differ' }],
      });
    }
    const token = TOKEN_PREFIX + newSecret();
    const records = await this.#devices.create(clinicId, {
      ...given,
      tokenHash: secretHash(token),
    });
    const [first] = records;
    if (!first) throw new AppError('internal', 'a device was created without channels');
    this.#live.channelsAdded(records);
    return {
      id: first.deviceId,
      label: first.deviceLabel,
      token,
      channels: records.map((record) => this.#shown(record, undefined)),
    };
  }

  /** Throws `not-found`. */
  async find(clinicId: number, deviceId: string): Promise<DeviceRecord> {
    const found = (await this.#devices.devices(clinicId)).find(({ id }) => id === deviceId);
    if (!found) throw new AppError('not-found', 'This clinic has no such monitor.');
    return found;
  }

  /** What is connected with the old token is cut off; the new one is in the answer and nowhere else. */
  async rotateToken(
    clinicId: number,
    deviceId: string,
  ): Promise<{ id: string; label: string; token: string }> {
    const token = TOKEN_PREFIX + newSecret();
    const label = await this.#devices.setToken(clinicId, deviceId, secretHash(token));
    this.#cutOff(deviceId);
    return { id: deviceId, label, token };
  }

  /** Nothing connects as this monitor any more until it is given a new token; its readings stay. */
  async withdrawToken(clinicId: number, deviceId: string, by: Actor): Promise<void> {
    await this.#devices.setToken(clinicId, deviceId, { at: this.#clock.now(), by });
    this.#cutOff(deviceId);
  }

  /** What is stored stays as it was read; the next message is read in the new way, connected or not. */
  async setSending(clinicId: number, deviceId: string, sending: Sending): Promise<void> {
    await this.#devices.setSending(clinicId, deviceId, sending);
    this.#sendingSet(deviceId, sending);
  }

  /** Throws `unknown-channel`, `not-found` (chair) or, from the database, `channel-taken`. */
  async bind(
    clinicId: number,
    channelId: string,
    chairId: string | null,
    by: Actor,
  ): Promise<Channel> {
    const known = (await this.#devices.channels(clinicId)).some(
      (channel) => channel.id === channelId,
    );
    if (!known) throw new AppError('unknown-channel', 'This clinic has no such channel.');
    if (
      chairId !== null &&
      !(await this.#clinics.chairs(clinicId)).some((chair) => chair.id === chairId)
    ) {
      throw new AppError('not-found', 'This clinic has no such chair.');
    }
    const record = await this.#devices.bind(clinicId, channelId, chairId);
    await this.#live.channelBound(record, by);
    return this.#shown(record, await this.find(clinicId, record.deviceId));
  }

  #shown(record: ChannelRecord, device: DeviceRecord | undefined): Channel {
    const { id, deviceId, deviceLabel, channel, chairId } = record;
    const notes = this.#notes.of(deviceId, id);
    return {
      ...{ id, deviceId, deviceLabel, channel, chairId, ...this.#live.channelLink(id), notes },
      sending: device?.sending ?? NOTHING_SAID,
      withdrawn: shownWithdrawal(device?.withdrawn ?? null),
    };
  }
}

function shownWithdrawal(withdrawn: DeviceRecord['withdrawn']): Channel['withdrawn'] {
  if (withdrawn === null) return null;
  if (withdrawn === 'unknown') return { at: null, by: null };
  return { at: withdrawn.at, by: 'name' in withdrawn.by ? withdrawn.by.name : null };
}
