import { randomUUID } from 'node:crypto';
import type { Confirmed, StationStatus } from '@chairside/shared/wire/station';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COOKIE, type LiveServer, liveServer } from '../support/live-server.ts';
import { rawStation } from '../support/raw-station.ts';

let server: LiveServer;
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  server = await liveServer();
  closing.push(() => server.close());
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const chairId = () => server.chairs[0]?.id ?? '';
const STAFF: StationStatus = { visible: true, sound: 'running' };
const beside = (): StationStatus => ({ ...STAFF, bedside: true, chair: chairId() });

async function open(): Promise<string> {
  const session = randomUUID();
  await server.commands.command(
    server.clinic.id,
    session,
    { id: randomUUID(), type: 'open', chairId: chairId(), patientRef: '0412' },
    { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' },
  );
  return session;
}

async function station(status: StationStatus) {
  const { socket, watch } = await rawStation(server.origin, COOKIE);
  closing.push(() => socket.close());
  const told: Confirmed[] = [];
  socket.on('confirmed', (message: Confirmed) => told.push(message));
  await watch({ clinic: server.clinic.id, station: randomUUID() });
  const report = (next: StationStatus) => socket.emitWithAck('station:report', next);
  await report(status);
  const give = (session: string, stage: string) =>
    socket.emitWithAck('station:receipts', {
      receipts: [{ session, alarm: 'spo2:low#1', stage }],
    });
  return { told, report, give };
}

describe('what the screen of a quiet chair is told', () => {
  it('AD-21 a screen of the staff that shows or sounds an alarm confirms it', async () => {
    const session = await open();
    const quiet = await station(beside());
    const staff = await station(STAFF);
    expect(quiet.told).toEqual([{ session, alarms: [] }]);
    await staff.give(session, 'delivered');
    await quiet.report(beside());
    expect(quiet.told).toHaveLength(1);
    await staff.give(session, 'seen');
    await expect.poll(() => quiet.told.at(-1)).toEqual({ session, alarms: ['spo2:low#1'] });
    await staff.give(session, 'sounded');
    await quiet.report(beside());
    expect(quiet.told).toHaveLength(2);
    expect(staff.told).toEqual([]);
    const later = await station(beside());
    expect(later.told).toEqual([{ session, alarms: ['spo2:low#1'] }]);
  });

  it("AD-21 without the staff nothing is confirmed: not by chairs' own screens, nor unknown ones", async () => {
    const session = await open();
    const quiet = await station(beside());
    const other = await station({ ...beside(), chair: server.chairs[1]?.id ?? '' });
    for (const each of [quiet, other]) {
      await each.give(session, 'seen');
      await each.give(session, 'sounded');
    }
    await (await station(STAFF)).give(randomUUID(), 'seen');
    await quiet.report(beside());
    expect(quiet.told).toEqual([{ session, alarms: [] }]);
    expect(other.told).toEqual([]);
    expect(server.station.coverage(server.clinic.id).watching).toBe(1);
  });

  it("AD-21 a page of the staff that becomes a chair's own screen takes its word with it", async () => {
    const session = await open();
    const page = await station(STAFF);
    await page.give(session, 'seen');
    await page.report(beside());
    await expect.poll(() => page.told).toEqual([{ session, alarms: [] }]);
  });
});
