import {
  type Ack,
  ackSchema,
  type ClockAnswer,
  clockAnswerSchema,
  closingSchema,
  type DeviceToServer,
  MONITOR_PROTOCOL,
  type ServerToDevice,
  welcomeSchema,
} from '@chairside/shared/wire/monitor';
import { io, type Socket } from 'socket.io-client';
import {
  type Connect,
  type Connection,
  ConnectionClosed,
  type Ended,
  endedBy,
  refusedBy,
  WELCOME_WITHIN_MS,
} from './transport.ts';

/** Socket.IO, namespace `/device`, websocket only. Reconnecting is the caller's: it must resend from `committed`. */
export const connectSocketIo: Connect = ({ url, token, software }) =>
  new Promise<Connection>((resolve, reject) => {
    const socket: Socket<ServerToDevice, DeviceToServer> = io(new URL('/device', url).href, {
      transports: ['websocket'],
      auth: { token, protocol: MONITOR_PROTOCOL, software },
      reconnection: false,
      forceNew: true,
    });
    const open = new Set<(reason: Error) => void>();
    const closed = Promise.withResolvers<Ended>();
    let over = false;
    const end = (reason: string, code: string | null = null) => {
      over = true;
      socket.removeAllListeners();
      socket.disconnect();
      clearTimeout(timer);
      const error = new ConnectionClosed(reason, code);
      for (const fail of open) fail(error);
      open.clear();
      closed.resolve({ reason, code });
      reject(error);
    };
    const timer = setTimeout(() => end('no welcome from the server'), WELCOME_WITHIN_MS);
    const ask = <T>(send: (answer: (value: unknown) => void) => void, parse: (v: unknown) => T) =>
      new Promise<T>((answered, failed) => {
        if (over) return failed(new ConnectionClosed('the connection is gone'));
        open.add(failed);
        send((value) => {
          open.delete(failed);
          try {
            answered(parse(value));
          } catch (error) {
            failed(error);
          }
        });
      });

    socket.on('connect_error', (error) => {
      const refusal = refusedBy('data' in error ? { error: error.data } : null);
      end(refusal?.reason ?? error.message, refusal?.code);
    });
    socket.on('disconnect', (reason) => end(reason));
    socket.on('closing', (message) => {
      const { reason, code } = endedBy(closingSchema.safeParse(message).data);
      end(reason, code);
    });
    socket.on('welcome', (message) => {
      const welcome = welcomeSchema.safeParse(message);
      if (!welcome.success) return end('the server speaks another protocol');
      clearTimeout(timer);
      resolve({
        welcome: welcome.data,
        readings: (out) => ask<Ack>((answer) => socket.emit('readings', out, answer), parseAck),
        clock: (t0) =>
          ask<ClockAnswer>((answer) => socket.emit('clock', { t0 }, answer), parseClock),
        closed: closed.promise,
        close: () => end('closed by the monitor'),
      });
    });
  });

const parseAck = (value: unknown): Ack => ackSchema.parse(value);
const parseClock = (value: unknown): ClockAnswer => clockAnswerSchema.parse(value);
