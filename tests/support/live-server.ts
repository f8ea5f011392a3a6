import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SignedIn } from '@chairside/server/access/identity';
import { DeviceNotes } from '@chairside/server/devices/device-notes';
import { Engine } from '@chairside/server/engine/engine';
import { EngineCommands } from '@chairside/server/engine/session-commands';
import { type IntakeFeature, intakeFeature } from '@chairside/server/intake/intake.feature';
import { AnchoredClock, machineClock } from '@chairside/server/platform/clock';
import { createLogger } from '@chairside/server/platform/logger';
import { secretHash } from '@chairside/server/platform/secrets';
import { machineTimers } from '@chairside/server/platform/timers';
import { openSockets } from '@chairside/server/sockets';
import { createFakeStore, type FakeStore } from '@chairside/server/store/fake/store.fake';
import type { ChairRecord, ChannelRecord, ClinicRecord } from '@chairside/server/store/ports/store';
import { type StreamFeature, streamFeature } from '@chairside/server/stream/stream.feature';
import { putProtocol } from './put-protocol.ts';
import { UNGATED_PROTOCOL } from './ungated-protocol.ts';

export const COOKIE = 'sign-in=nurse';

export interface LiveServer {
  readonly origin: string;
  readonly store: FakeStore;
  readonly engine: Engine;
  readonly commands: EngineCommands;
  readonly attached: IntakeFeature;
  readonly station: StreamFeature;
  readonly notes: DeviceNotes;
  readonly clinic: ClinicRecord;
  readonly chairs: readonly ChairRecord[];
  /** A monitor with one channel bound to the chair. */
  monitor(token: string, chair?: ChairRecord): Promise<ChannelRecord>;
  close(): Promise<void>;
}

/** Intake, engine and station stream on a real port, over a store in memory. */
export async function liveServer(
  options: { spoolReadings?: number; commitWindowMs?: number; signInWithinMs?: number } = {},
): Promise<LiveServer> {
  const spoolReadings = options.spoolReadings ?? 10_000;
  const commitWindowMs = options.commitWindowMs ?? 0;
  const store = createFakeStore({ spoolLimit: spoolReadings, commitWindowMs });
  const clinic = await store.clinics.create({ name: 'First', timeZone: 'Europe/Berlin' });
  const chairs = [
    await store.clinics.createChair(clinic.id, '1'),
    await store.clinics.createChair(clinic.id, '2'),
  ];
  await putProtocol(store.protocols, clinic.id, UNGATED_PROTOCOL);
  const log = createLogger('silent');
  const clock = new AnchoredClock(machineClock());
  const engine = new Engine({ store, clock, log });
  const commands = new EngineCommands(engine);
  const notes = new DeviceNotes();
  const http = createServer((_request, response) => response.writeHead(404).end());
  const sockets = openSockets(http, false, options.signInWithinMs);
  const ground = {
    ...{ config: { spoolReadings, webDir: 'not built' }, sockets, store, clock, log },
    ...{ timers: machineTimers, engine, picture: engine },
  };
  const attached = intakeFeature({
    ...ground,
    noted: (device, channel, note) => notes.add(device, channel, note),
  });
  const nurse: SignedIn = {
    ...{ id: 'nurse', clinicId: clinic.id, userName: 'nurse', name: 'Nurse', role: 'nurse' },
    mustChangePassword: false,
    actor: { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' },
  };
  const station = streamFeature({
    ...ground,
    receipts: () => undefined,
    audit: { note: async () => undefined },
    signIns: { signInOf: () => null, endOf: () => 'ended', onEnded: () => () => undefined },
    identity: { authenticateCookie: async (cookie) => (cookie === COOKIE ? nurse : null) },
  });
  await engine.start();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    ...{ store, engine, commands, attached, station, notes, clinic, chairs },
    async monitor(token, chair) {
      const [made] = await store.devices.create(clinic.id, {
        ...{ label: `Monitor ${token}`, channels: ['1'], tokenHash: secretHash(token) },
      });
      if (!made) throw new Error('no channel was made');
      const record = chair ? await store.devices.bind(clinic.id, made.id, chair.id) : made;
      engine.channelsAdded([record]);
      return record;
    },
    async close() {
      store.setAway(false);
      attached.halt();
      await store.close();
      engine.stop();
      station.stop();
      attached.stop();
      await sockets.io.close();
    },
  };
}
