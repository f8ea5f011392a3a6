/** A small intake of protocol 1 for tests: both transports, a memory for a store, faults on request. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Ack,
  CLOSING_REASONS,
  type DeviceToServer,
  deviceAuthSchema,
  deviceFrameSchema,
  type RawReading,
  type ReadingsMessage,
  readingsMessageSchema,
  type ServerToDevice,
  type Welcome,
} from '@chairside/shared/wire/monitor';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';

export interface FakeIntake {
  readonly url: string;
  /** Readings by stream, in the order of `seq` as they were stored. */
  readonly stored: Map<string, Map<number, RawReading>>;
  readonly connections: () => number;
  /** Every message that arrived, stored or not. */
  readonly received: ReadingsMessage[];
  /** What to do with the next messages: default stores and acknowledges. */
  behave(
    behaviour: 'store' | 'store-silently' | 'swallow' | { refuse: string; retryable: boolean },
  ): void;
  /** Cuts every connection without a word. */
  cut(): void;
  /** Ends every connection as when the device connects a second time. */
  takeOver(): void;
  close(): Promise<void>;
}

export const FAKE_TOKEN = 'token-of-a-test-monitor';
const BAD_TOKEN = {
  ...{ code: 'bad-token', message: 'The token is unknown or withdrawn.', retryable: false },
};

export async function startFakeIntake(): Promise<FakeIntake> {
  const stored = new Map<string, Map<number, RawReading>>();
  const received: ReadingsMessage[] = [];
  let behaviour: Parameters<FakeIntake['behave']>[0] = 'store';
  let newest: string | null = null;
  let connections = 0;

  const welcome = (): Welcome => ({
    protocol: 1,
    serverTime: Date.now(),
    device: { id: 'd1', label: 'Monitor 1' },
    channels: ['1', '2', '3'].map((channel) => ({ channel, chair: channel })),
    committed: newest === null ? {} : { '1': { stream: newest, seq: watermark(newest) } },
  });
  const watermark = (stream: string) => Math.max(0, ...(stored.get(stream)?.keys() ?? []));
  /** Null: no answer. */
  const take = (message: ReadingsMessage): Ack | null => {
    received.push(message);
    if (typeof behaviour === 'object') {
      const { refuse, retryable } = behaviour;
      return { ok: false, error: { code: refuse, message: 'refused by the test', retryable } };
    }
    if (behaviour === 'swallow') return null;
    const stream = stored.get(message.stream) ?? new Map<number, RawReading>();
    stored.set(message.stream, stream);
    newest = message.stream;
    for (const [i, reading] of message.readings.entries()) stream.set(message.seq + i, reading);
    if (behaviour === 'store-silently') return null;
    return { ok: true, committed: { stream: message.stream, seq: watermark(message.stream) } };
  };

  const http = createServer();
  const io = new Server<DeviceToServer, ServerToDevice>(http, { transports: ['websocket'] });
  io.of('/device').use((socket, next) => {
    const auth = deviceAuthSchema.safeParse(socket.handshake.auth);
    const known = auth.success && auth.data.token === FAKE_TOKEN;
    next(known ? undefined : Object.assign(new Error(BAD_TOKEN.message), { data: BAD_TOKEN }));
  });
  io.of('/device').on('connection', (socket) => {
    connections += 1;
    socket.on('disconnect', () => {
      connections -= 1;
    });
    socket.on('readings', (message, answer) => {
      const ack = take(readingsMessageSchema.parse(message));
      if (ack !== null) answer(ack);
    });
    socket.on('clock', ({ t0 }, answer) => answer({ t0, t1: Date.now(), t2: Date.now() }));
    socket.emit('welcome', welcome());
  });

  const plain = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (request.url !== '/device/v1') return;
    if (request.headers.authorization !== `Bearer ${FAKE_TOKEN}`) {
      const body = JSON.stringify({ ok: false, error: BAD_TOKEN });
      const head = `HTTP/1.1 401 Unauthorized\r\nContent-Length: ${body.length}`;
      socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
      return;
    }
    plain.handleUpgrade(request, socket, head, (ws) => {
      connections += 1;
      ws.on('close', () => {
        connections -= 1;
      });
      ws.on('message', (data) => {
        const frame = deviceFrameSchema.parse(JSON.parse(String(data)));
        const { id } = frame;
        if (frame.type === 'clock') {
          const now = Date.now();
          ws.send(JSON.stringify({ type: 'clock', id, t0: frame.t0, t1: now, t2: now }));
          return;
        }
        const ack = take(readingsMessageSchema.parse(frame));
        if (ack !== null) ws.send(JSON.stringify({ type: 'ack', id, ...ack }));
      });
      ws.send(JSON.stringify({ type: 'welcome', ...welcome() }));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const cut = () => {
    for (const ws of plain.clients) ws.terminate();
    for (const socket of io.of('/device').sockets.values()) socket.conn.close();
  };

  return {
    url: `http://127.0.0.1:${port}`,
    stored,
    received,
    connections: () => connections,
    behave: (next) => {
      behaviour = next;
    },
    cut,
    takeOver() {
      const closing = { code: 'taken-over', reason: CLOSING_REASONS['taken-over'] } as const;
      for (const ws of plain.clients) ws.send(JSON.stringify({ type: 'closing', ...closing }));
      for (const socket of io.of('/device').sockets.values()) socket.emit('closing', closing);
    },
    async close() {
      cut();
      await io.close();
    },
  };
}
