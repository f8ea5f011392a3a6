import { randomUUID } from 'node:crypto';
import type { Reading } from '@chairside/shared/vitals/reading';
import { type LiveServer, liveServer } from '../support/live-server.ts';
import type { RawDevice, RawTransport } from '../support/raw-device.ts';

/** A server with one monitor in a chair whose session runs. */
export interface DeviceClinic {
  readonly server: LiveServer;
  readonly device: RawDevice;
  readonly channelId: string;
  readonly sessionId: string;
  /** What the record holds of the session, in order of arrival. */
  stored(): Promise<Reading[]>;
  /** Words about the device on its page. */
  notes(): string[];
  connect(): Promise<RawDevice>;
  close(): Promise<void>;
}

export async function deviceClinic(transport: RawTransport): Promise<DeviceClinic> {
  const server = await liveServer();
  const [chair] = server.chairs;
  const channel = await server.monitor('a', chair);
  const sessionId = randomUUID();
  await server.commands.command(
    server.clinic.id,
    sessionId,
    { id: randomUUID(), type: 'open', chairId: chair?.id ?? '', patientRef: '0412' },
    { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' },
  );
  const devices: RawDevice[] = [];
  const connect = async () => {
    const device = await transport.connect(server.origin, 'a');
    devices.push(device);
    return device;
  };
  const device = await connect();
  return {
    ...{ server, device, sessionId, connect, channelId: channel.id },
    async stored() {
      const found = await server.store.sessions.find(server.clinic.id, sessionId);
      const readings: Reading[] = [];
      const replay = server.store.readings.replay(server.clinic.id, found?.key ?? 0);
      for await (const reading of replay) readings.push(reading);
      return readings;
    },
    notes: () => server.notes.of(channel.deviceId, channel.id).map(({ text }) => text),
    async close() {
      for (const one of devices) one.close();
      await server.close();
    },
  };
}
