/** Sessions as they may come to be exported: a log and readings written straight into a store. */
import { randomUUID } from 'node:crypto';
import type { ChairRecord, ChannelRecord, Store } from '@chairside/server/store/ports/store';
import type { EventBody, SessionEvent } from '@chairside/shared/moves/events';
import type { Actor } from '@chairside/shared/people/roles';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import {
  fromNamed,
  type NamedReading,
  type NamedValues,
} from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import { putProtocol } from './put-protocol.ts';

export const MIN = 60_000;
const NURSE: Actor = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' };
export const PROVIDER: Actor = { kind: 'user', id: 'u2', name: 'Provider', role: 'provider' };
export const ENGINE: Actor = { kind: 'engine' };

export interface ToldClinic {
  readonly store: Store;
  readonly id: number;
  readonly chair: ChairRecord;
  readonly channel: ChannelRecord;
}

export async function toldClinic(store: Store, timeZone = 'Europe/Berlin'): Promise<ToldClinic> {
  const { id } = await store.clinics.create({ name: 'Infusion Clinic', timeZone });
  await putProtocol(store.protocols, id, DEFAULT_PROTOCOL);
  const chair = await store.clinics.createChair(id, randomUUID().slice(0, 4));
  const [made] = await store.devices.create(id, {
    ...{ label: 'Monitor 1', channels: ['1'], tokenHash: randomUUID() },
  });
  if (!made) throw new Error('no channel was made');
  return { store, id, chair, channel: await store.devices.bind(id, made.id, chair.id) };
}

/** One session being told. Minutes count from the opening. */
export class ToldSession {
  readonly id = randomUUID();
  readonly begin: number;
  readonly clinic: ToldClinic;
  readonly events: SessionEvent[] = [];
  readonly readings: Reading[] = [];

  constructor(clinic: ToldClinic, begin: number) {
    this.clinic = clinic;
    this.begin = begin;
  }

  at(minute: number): number {
    return this.begin + Math.round(minute * MIN);
  }

  /** The number of the event. */
  event(minute: number, body: EventBody, by: Actor = NURSE): number {
    const seq = this.events.length + 1;
    const at = this.at(minute);
    this.events.push({
      ...{ sessionId: this.id, seq, id: randomUUID(), at, recordedAt: at + 5, by },
      ...{ commandId: null, body, hash: seq.toString(16).padStart(64, '0') },
    });
    return seq;
  }

  open(patientRef = '0412', more: Partial<Extract<EventBody, { type: 'session-opened' }>> = {}) {
    const { id: clinicId, chair, channel } = this.clinic;
    const protocol = `${DEFAULT_PROTOCOL.id}@${DEFAULT_PROTOCOL.version}`;
    this.event(0, {
      ...{ type: 'session-opened', clinicId, chairId: chair.id, chairLabel: chair.label },
      ...{ patientRef, protocol, ...more },
    });
    const { id: channelId, deviceId, deviceLabel: label } = channel;
    this.event(0, { type: 'monitor-attached', channelId, deviceId, label });
  }

  reading(minute: number, values: NamedValues, more: Partial<NamedReading> = {}): void {
    const at = this.at(minute);
    const seq = this.readings.length + 1;
    const reading = { seq, t: at - 120, at, arrivedAt: at + 40, late: false, values, status: {} };
    this.readings.push(fromNamed({ ...reading, ...more }));
  }

  /** Readings at 1 Hz that swing slowly, with a cuff every ten minutes; `without` leaves a time out. */
  monitor(
    from: number,
    to: number,
    without: (minute: number) => boolean = () => false,
    more: { readonly everySeconds?: number } = {},
  ): void {
    const step = (more.everySeconds ?? 1) / 60;
    let cuff = 0;
    for (let minute = from; minute < to - 1e-9; minute += step) {
      if (without(minute)) continue;
      const wave = Math.sin(minute / 9);
      const values = {
        hr: Math.round(74 + 12 * wave + 3 * Math.sin(minute * 5)),
        spo2: Math.round(97 + Math.sin(minute / 4)),
        rr: Math.round(14 + 3 * Math.sin(minute / 7)),
      };
      if (minute < cuff) {
        this.reading(minute, values);
        continue;
      }
      const sys = Math.round(128 + 18 * wave);
      this.reading(
        minute,
        { ...values, sys, dia: sys - 48, map: sys - 32 },
        { nibpAt: this.at(minute) - 30_000 },
      );
      cuff = minute + 10;
    }
  }

  /** Writes everything into the store, with the patient that the log names. */
  async told(): Promise<string> {
    const { store, id: clinicId, channel } = this.clinic;
    const opened = this.events[0]?.body;
    if (opened?.type === 'session-opened' && opened.patient) {
      const { id, recordNumber, name, dateOfBirth, sex = 'unknown' } = opened.patient;
      if ((await store.patients.patient(clinicId, id)) === null) {
        await store.patients.savePatient(clinicId, id, {
          ...{ version: 1, at: this.begin, by: NURSE },
          document: { recordNumber, name, dateOfBirth, sex, allergies: 'unknown', riskFactors: [] },
        });
      }
    }
    const key = await store.sessions.nextKey(clinicId);
    await store.lane.events({ clinicId, sessionKey: key, events: this.events });
    const stream = randomUUID();
    for (let place = 0; place < this.readings.length; place += 2000) {
      await store.lane.readings({
        ...{ clinicId, channelId: channel.id, stream, skewMs: null },
        readings: this.readings
          .slice(place, place + 2000)
          .map((reading) => ({ sessionKey: key, reading })),
      });
    }
    return this.id;
  }
}

export const moment = (infusedMs: number | null = null) => ({ infusedMs, vitals: {} });

/** One person for one record number, in every session of it. */
export function patientOf(recordNumber: string, name = `Patient ${recordNumber}`) {
  return {
    ...{
      id: `7a3c1f52-0b7d-4f0e-8f2e-${recordNumber.padStart(12, '0')}`,
      recordNumber,
      name,
      dateOfBirth: '1984-03-11',
    },
    sex: 'female' as const,
  };
}
