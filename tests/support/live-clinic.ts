import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Engine } from '@chairside/server/engine/engine';
import { ANSWER_WITHIN_MS, EngineCommands } from '@chairside/server/engine/session-commands';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { createLogger } from '@chairside/server/platform/logger';
import { secretHash } from '@chairside/server/platform/secrets';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import { createFakeStore, type FakeStore } from '@chairside/server/store/fake/store.fake';
import type { ChairRecord, ChannelRecord, ClinicRecord } from '@chairside/server/store/ports/store';
import { type CommandInput, commandSchema } from '@chairside/shared/moves/commands';
import type { Actor } from '@chairside/shared/people/roles';
import {
  fromNamed,
  type NamedReading,
  type NamedValues,
} from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import type { AlarmMessage, LogMessage } from '@chairside/shared/wire/station';
import { putProtocol } from './put-protocol.ts';
import { UNGATED_PROTOCOL } from './ungated-protocol.ts';

export const NURSE: Actor = { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' };
const TOKEN = 'chd_a-token-of-the-tests';

/** What the engine told, in the order in which it did. */
export interface Told {
  readonly alarms: AlarmMessage[];
  readonly logs: LogMessage[];
  readonly chairs: string[];
  readonly readings: Reading[];
  /** `alarm <change>` and `log <type>` in one line, to see what came before what. */
  readonly order: string[];
}

export type BodyInput = CommandInput extends infer C
  ? C extends { id: string }
    ? Omit<C, 'id'> & { id?: string }
    : never
  : never;

export interface LiveClinic {
  readonly store: FakeStore;
  readonly clock: ManualClock;
  readonly clinic: ClinicRecord;
  readonly chair: ChairRecord;
  readonly channel: ChannelRecord;
  readonly told: Told;
  readonly engine: Engine;
  readonly commands: EngineCommands;
  /** Sends a command; the id is made unless given. */
  send(sessionId: string, command: BodyInput): Promise<CommandAnswer>;
  /** What is answered once the time that an answer may take is over. */
  outwaited<T>(answer: Promise<T>): Promise<T>;
  open(): Promise<string>;
  /** One reading of the channel now, shown to the engine and queued for the store. */
  measure(values: NamedValues, more?: Partial<NamedReading>): Reading;
  /** `seconds` of the same values at 1 Hz. */
  hold(values: NamedValues, seconds: number): void;
  /** A second engine on the same store, as after a restart. */
  restarted(): Promise<Engine>;
  settled(): Promise<void>;
}

/** A clinic with one chair and one monitor on a store in memory, with a clock that stands still. */
export async function liveClinic(
  options: { readingsPerSession?: number } = {},
): Promise<LiveClinic> {
  const clock = new ManualClock();
  const store = createFakeStore({ ...options, now: () => clock.now() });
  const clinic = await store.clinics.create({ name: 'First', timeZone: 'Europe/Berlin' });
  const chair = await store.clinics.createChair(clinic.id, '1');
  await putProtocol(store.protocols, clinic.id, UNGATED_PROTOCOL);
  const [made] = await store.devices.create(clinic.id, {
    label: 'Monitor 1',
    channels: ['1'],
    tokenHash: secretHash(TOKEN),
  });
  if (!made) throw new Error('no channel was made');
  const channel = await store.devices.bind(clinic.id, made.id, chair.id);
  const log = createLogger('silent');
  const told: Told = { alarms: [], logs: [], chairs: [], readings: [], order: [] };
  const engine = new Engine({ store, clock, log });
  engine.listen({
    alarm: (_, message) => {
      told.alarms.push(message);
      told.order.push(`alarm ${message.transition.change}`);
    },
    log: (_, message) => {
      told.logs.push(message);
      for (const { body } of message.events) told.order.push(`log ${body.type}`);
    },
    chair: (_, id) => told.chairs.push(id),
    reading: (_, __, reading) => told.readings.push(reading),
  });
  await engine.start();
  const timers = new ManualTimers();
  const commands = new EngineCommands(engine, timers);
  let seq = 0;
  const stream = randomUUID();

  const live: LiveClinic = {
    store,
    clock,
    clinic,
    chair,
    channel,
    told,
    engine,
    commands,
    send(sessionId, command) {
      const parsed = commandSchema.parse({ id: randomUUID(), ...command });
      return commands.command(clinic.id, sessionId, parsed, NURSE);
    },
    async outwaited(answer) {
      answer.catch(() => undefined);
      await setImmediate();
      timers.advance(ANSWER_WITHIN_MS);
      return answer;
    },
    async open() {
      const id = randomUUID();
      await live.send(id, { type: 'open', chairId: chair.id, patientRef: '0412' });
      return id;
    },
    measure(values, more = {}) {
      const at = clock.now();
      seq += 1;
      const arrivedAt = engine.arrival(channel.id, at);
      const reading = fromNamed({
        ...{ seq, t: at, at, arrivedAt, late: false, values, status: {} },
        ...more,
      });
      const sessionKey = engine.place(channel.id, reading, false);
      engine.apply(channel.id, reading);
      void store.lane.readings({
        ...{ clinicId: clinic.id, channelId: channel.id, stream, skewMs: null },
        readings: [{ reading, sessionKey: sessionKey === 'ask-the-store' ? null : sessionKey }],
      });
      return reading;
    },
    hold(values, seconds) {
      for (let second = 0; second < seconds; second += 1) {
        clock.advance(1000);
        live.measure(values);
      }
    },
    async restarted() {
      const again = new Engine({ store, clock, log });
      await again.start();
      return again;
    },
    async settled() {
      while (store.lane.recording().queuedEvents + store.lane.recording().queuedReadings > 0) {
        await setImmediate();
      }
      await setImmediate();
    },
  };
  return live;
}
