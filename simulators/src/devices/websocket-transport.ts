import {
  ackSchema,
  clockAnswerSchema,
  closingSchema,
  welcomeSchema,
} from '@chairside/shared/wire/monitor';
import { WebSocket } from 'ws';
import {
  type Connect,
  type Connection,
  ConnectionClosed,
  type Ended,
  endedBy,
  refusedBy,
  WELCOME_WITHIN_MS,
} from './transport.ts';

/** Where nothing was heard for so long a ping goes out; nobody answering it means a half-open connection. */
const SILENCE_MS = 5_000;
/** Of what a server answers in place of a WebSocket, so much is read. */
const MOST_REFUSAL = 4_096;

/** Plain WebSocket, `GET /device/v1` with a bearer token, JSON text frames. */
export const connectWebSocket: Connect = ({ url, token, software }) =>
  new Promise<Connection>((resolve, reject) => {
    const address = new URL('/device/v1', url);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': software },
      perMessageDeflate: false,
      handshakeTimeout: WELCOME_WITHIN_MS,
    });
    const open = new Map<
      number,
      { answered: (value: unknown) => void; failed: (e: Error) => void }
    >();
    const closed = Promise.withResolvers<Ended>();
    let nextId = 1;
    let heard = true;
    let pinged = false;
    let over = false;
    const end = (reason: string, code: string | null = null) => {
      if (over) return;
      over = true;
      clearTimeout(welcomeTimer);
      clearInterval(pingTimer);
      socket.terminate();
      const error = new ConnectionClosed(reason, code);
      for (const { failed } of open.values()) failed(error);
      open.clear();
      closed.resolve({ reason, code });
      reject(error);
    };
    const endWith = ({ reason, code }: Ended) => end(reason, code);
    const welcomeTimer = setTimeout(() => end('no welcome from the server'), WELCOME_WITHIN_MS);
    const pingTimer = setInterval(() => {
      if (!heard && pinged) return end('the server does not answer pings');
      pinged = !heard;
      heard = false;
      if (pinged && socket.readyState === WebSocket.OPEN) socket.ping();
    }, SILENCE_MS);
    const ask = (frame: object) =>
      new Promise<unknown>((answered, failed) => {
        if (over) return failed(new ConnectionClosed('the connection is gone'));
        const id = nextId;
        nextId += 1;
        open.set(id, { answered, failed });
        socket.send(JSON.stringify({ ...frame, id }));
      });

    socket.on('pong', () => {
      heard = true;
    });
    socket.on('error', (error) => end(error.message));
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body = (body + text).slice(0, MOST_REFUSAL);
      });
      response.on('end', () => {
        const refusal = refusedBy(parseFrame(body));
        end(refusal?.reason ?? `the server answered ${response.statusCode}`, refusal?.code);
      });
    });
    socket.on('close', (code, reason) => end(reason.toString() || `closed with code ${code}`));
    socket.on('message', (data) => {
      heard = true;
      const frame = parseFrame(String(data));
      switch (frame?.type) {
        case 'welcome': {
          const welcome = welcomeSchema.safeParse(frame);
          if (!welcome.success) return end('the server speaks another protocol');
          clearTimeout(welcomeTimer);
          return resolve({
            welcome: welcome.data,
            readings: async (out) => ackSchema.parse(await ask({ type: 'readings', ...out })),
            clock: async (t0) => clockAnswerSchema.parse(await ask({ type: 'clock', t0 })),
            closed: closed.promise,
            close: () => end('closed by the monitor'),
          });
        }
        case 'ack':
        case 'clock': {
          const waiting = typeof frame.id === 'number' ? open.get(frame.id) : undefined;
          if (waiting === undefined || typeof frame.id !== 'number') return;
          open.delete(frame.id);
          return waiting.answered(frame);
        }
        case 'closing':
          return endWith(endedBy(closingSchema.safeParse(frame).data));
      }
    });
  });

function parseFrame(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
