/** The screens in a process of their own: two per clinic, each measuring how long a reading took to reach it. */
import type { Frame } from '@chairside/shared/wire/station';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';

interface Order {
  readonly url: string;
  readonly relay: boolean;
  readonly screens: readonly { readonly clinic: number; readonly cookie: string }[];
}

let took: number[] = [];

/** `reading.t` is this machine's clock, so the whole way from the monitor is measured. */
function watchRelay(url: string, clinic: number): Promise<void> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/?clinic=${clinic}`);
  socket.on('message', (data) => {
    const { readings } = JSON.parse(String(data)) as { readings: { t: number }[] };
    const now = Date.now();
    for (const { t } of readings) took.push(now - t);
  });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
}

/** `entry.at` is the reading's instant on the server's clock: device time less the skew, here the same clock. */
function watchStation(url: string, clinic: number, cookie: string): Promise<void> {
  const socket = io(`${url}/station`, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
  });
  socket.on('frame', (frame: Frame) => {
    const now = Date.now();
    for (const entry of frame.chairs) took.push(now - entry.at);
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', async () => {
      const answer = await socket.timeout(20_000).emitWithAck('station:watch', { clinic });
      if (answer.ok) resolve();
      else reject(new Error(answer.error.message));
    });
    socket.once('connect_error', reject);
  });
}

process.once('message', async ({ url, relay, screens }: Order) => {
  await Promise.all(
    screens.map(({ clinic, cookie }) =>
      relay ? watchRelay(url, clinic) : watchStation(url, clinic, cookie),
    ),
  );
  process.send?.({ watching: screens.length });
  process.on('message', (order: 'measure' | 'report') => {
    if (order === 'measure') took = [];
    if (order === 'report') process.send?.({ took });
  });
});
process.on('disconnect', () => process.exit());
