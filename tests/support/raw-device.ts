import { randomUUID } from 'node:crypto';
import type { Ack, ClockAnswer, Welcome } from '@chairside/shared/wire/monitor';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';

/** A device that says exactly what a test wants, also nonsense. */
export interface RawDevice {
  readonly welcome: Welcome;
  /** Resolves with the answer to `readings`, whatever was sent. */
  readings(message: unknown): Promise<Ack>;
  clock(t0: number): Promise<ClockAnswer>;
  /** Reason of `closing`, once it came. */
  readonly closing: Promise<string>;
  readonly closed: Promise<void>;
  close(): void;
}

export interface RawTransport {
  readonly name: string;
  /** Rejects with the error of the answer (`code`, `message`) where the server refuses the connection. */
  connect(origin: string, token: string): Promise<RawDevice>;
}

/** Not through the client of the simulators: the suite must be able to break every rule. */
export const webSocketTransport: RawTransport = {
  name: 'plain WebSocket',
  connect(origin, token) {
    const ws = new WebSocket(`${origin.replace('http', 'ws')}/device/v1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const waiting = new Map<string, (frame: never) => void>();
    const closing = Promise.withResolvers<string>();
    const closed = new Promise<void>((resolve) => ws.on('close', () => resolve()));
    const ask = <T>(frame: object): Promise<T> =>
      new Promise<T>((resolve) => {
        const id = randomUUID();
        waiting.set(id, resolve as (frame: never) => void);
        ws.send(JSON.stringify({ ...frame, id }));
      });
    return new Promise((resolve, reject) => {
      ws.on('unexpected-response', (_request, response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () =>
          reject({ ...JSON.parse(body).error, status: response.statusCode }),
        );
      });
      ws.on('error', reject);
      ws.on('message', (data) => {
        const { type, id, ...rest } = JSON.parse(String(data));
        if (type === 'closing') closing.resolve(rest.reason);
        else if (type !== 'welcome') waiting.get(id)?.(rest as never);
        else {
          resolve({
            welcome: rest,
            readings: (message) => ask({ ...(message as object), type: 'readings' }),
            clock: (t0) => ask({ type: 'clock', t0 }),
            closing: closing.promise,
            closed,
            close: () => ws.close(),
          });
        }
      });
    });
  },
};

export const socketIoTransport: RawTransport = {
  name: 'Socket.IO',
  connect(origin, token) {
    return connectSocketIo(origin, { token, protocol: 1 });
  },
};

export function connectSocketIo(origin: string, auth: object): Promise<RawDevice> {
  const socket: Socket = io(`${origin}/device`, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true, auth },
  });
  const closing = new Promise<string>((resolve) =>
    socket.on('closing', ({ reason }) => resolve(reason)),
  );
  const closed = new Promise<void>((resolve) => socket.on('disconnect', () => resolve()));
  return new Promise((resolve, reject) => {
    socket.on('connect_error', (error) => {
      socket.close();
      reject('data' in error ? error.data : error);
    });
    socket.on('welcome', (welcome: Welcome) =>
      resolve({
        welcome,
        readings: (message) => socket.emitWithAck('readings', message),
        clock: (t0) => socket.emitWithAck('clock', { t0 }),
        ...{ closing, closed },
        close: () => socket.close(),
      }),
    );
  });
}
