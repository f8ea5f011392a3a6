import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COOKIE, type LiveServer, liveServer } from '../support/live-server.ts';
import { socketIoTransport, webSocketTransport } from '../support/raw-device.ts';
import { rawStation } from '../support/raw-station.ts';

/** Long enough for a crowd to come, on a machine that is busy. */
const SIGN_IN_WITHIN_MS = 2_000;

let server: LiveServer;
beforeEach(async () => {
  server = await liveServer({ signInWithinMs: SIGN_IN_WITHIN_MS });
});
afterEach(() => server.close());

const idle = async () => {
  const ws = new WebSocket(
    `${server.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
  );
  const ended = once(ws, 'close');
  ws.addEventListener('error', () => undefined);
  return { ws, ended };
};

describe('DM-101 connections that do not say who they are', () => {
  it('DM-101 are closed within seconds, and leave room for those who do', async () => {
    const crowd = await Promise.all(Array.from({ length: 1_050 }, idle));
    // Past the limit of one address they are refused at once.
    await Promise.all(crowd.slice(0, 20).map(({ ended }) => Promise.race([ended, pause(30_000)])));
    await Promise.all(crowd.map(({ ended }) => ended));
    expect(crowd.every(({ ws }) => ws.readyState === ws.CLOSED)).toBe(true);
    const station = await rawStation(server.origin, COOKIE);
    expect(await station.watch({ clinic: server.clinic.id })).toMatchObject({ ok: true });
    station.socket.close();
  });

  it.each([socketIoTransport, webSocketTransport])(
    'DM-101 a device over $name that signed in stays',
    async ({ connect }) => {
      await server.monitor('a', server.chairs[0]);
      const device = await connect(server.origin, 'a');
      await pause(SIGN_IN_WITHIN_MS + 200);
      expect(await device.clock(1)).toMatchObject({ t0: 1 });
      device.close();
    },
  );
});
