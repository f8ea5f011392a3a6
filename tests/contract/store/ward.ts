import { randomUUID } from 'node:crypto';
import type {
  ChairRecord,
  ChannelRecord,
  ReadingBatch,
  Store,
} from '@chairside/server/store/ports/store';
import type { EventBody, SessionEvent } from '@chairside/shared/moves/events';
import { fromNamed, type NamedReading } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';

export const T0 = Date.UTC(2026, 0, 5, 9);

export interface Ward {
  readonly clinicId: number;
  readonly chair: ChairRecord;
  readonly channel: ChannelRecord;
}

/** A clinic of its own with a chair and a monitor, so that no test sees another's rows. */
export async function makeWard(store: Store): Promise<Ward> {
  const { id: clinicId } = await store.clinics.create({ name: 'Clinic', timeZone: 'UTC' });
  const chair = await store.clinics.createChair(clinicId, '1');
  const [made] = await store.devices.create(clinicId, {
    label: 'Monitor',
    channels: ['1'],
    tokenHash: randomUUID(),
  });
  if (!made) throw new Error('no channel was made');
  return { clinicId, chair, channel: await store.devices.bind(clinicId, made.id, chair.id) };
}

export async function addChannel(store: Store, ward: Ward): Promise<ChannelRecord> {
  const [made] = await store.devices.create(ward.clinicId, {
    ...{ label: randomUUID(), channels: ['1'], tokenHash: randomUUID() },
  });
  if (!made) throw new Error('no channel was made');
  return made;
}

/** Writes the log of one session, as its actor would. */
export class Writer {
  readonly id = randomUUID();
  readonly ward: Ward;
  readonly key: number;
  seq = 0;

  constructor(ward: Ward, key: number) {
    this.ward = ward;
    this.key = key;
  }

  event(body: EventBody, at = T0, commandId: string | null = null): SessionEvent {
    this.seq++;
    return {
      sessionId: this.id,
      seq: this.seq,
      id: randomUUID(),
      at,
      recordedAt: at + 5,
      by: { kind: 'engine' },
      commandId,
      body,
      hash: `hash ${this.seq}`,
    };
  }

  batch(...events: SessionEvent[]) {
    return { clinicId: this.ward.clinicId, sessionKey: this.key, events };
  }

  opened(at = T0, patientRef = '0412'): SessionEvent {
    const { clinicId, chair } = this.ward;
    return this.event(
      {
        ...{ type: 'session-opened', clinicId, chairId: chair.id, chairLabel: chair.label },
        ...{ patientRef, protocol: 'default@1' },
      },
      at,
    );
  }

  attached(channelId = this.ward.channel.id, at = T0): SessionEvent {
    const { deviceId } = this.ward.channel;
    return this.event({ type: 'monitor-attached', channelId, deviceId, label: 'Monitor' }, at);
  }

  note(text: string, at = T0): SessionEvent {
    return this.event({ type: 'note-added', text }, at);
  }
}

export async function newWriter(store: Store, ward: Ward): Promise<Writer> {
  return new Writer(ward, await store.sessions.nextKey(ward.clinicId));
}

/** A session that is open, with its monitor attached. */
export async function openSession(store: Store, ward: Ward): Promise<Writer> {
  const writer = await newWriter(store, ward);
  await store.lane.events(writer.batch(writer.opened(), writer.attached()));
  return writer;
}

export function readingAt(seq: number, at: number, more: Partial<NamedReading> = {}): Reading {
  return fromNamed({
    ...{ seq, t: at + 120, at, arrivedAt: at + 40, late: false },
    values: { hr: 70 + (seq % 20), spo2: 97 },
    status: {},
    ...more,
  });
}

export function batchOf(
  ward: Ward,
  sessionKey: number | null,
  stream: string,
  readings: readonly Reading[],
): ReadingBatch {
  return {
    ...{ clinicId: ward.clinicId, channelId: ward.channel.id, stream, skewMs: 120 },
    readings: readings.map((reading) => ({ sessionKey, reading })),
  };
}

export async function replayed(store: Store, writer: Writer, from?: number): Promise<Reading[]> {
  const { clinicId } = writer.ward;
  const all: Reading[] = [];
  for await (const reading of store.readings.replay(clinicId, writer.key, from)) all.push(reading);
  return all;
}

const code = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : `no code: ${String(error)}`;
export const refused = (promise: Promise<unknown>) => promise.then(() => 'taken', code);
