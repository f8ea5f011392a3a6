import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Server } from 'socket.io';
import { AddressLimit } from './platform/address-limit.ts';
import { isSameOrigin } from './platform/same-origin.ts';
import { Upgrades } from './platform/upgrades.ts';

/** Everything that is not a plain HTTP request comes through here. */
export interface Sockets {
  readonly io: Server;
  readonly upgrades: Upgrades;
  /** Connections that have not said who they are. */
  readonly newcomers: AddressLimit;
  /** Connections of any kind. */
  readonly connections: AddressLimit;
}

/** Largest message on a socket: 600 readings with every vital and status stay under it. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Whoever has not signed in by then is let go. */
export const SIGN_IN_WITHIN_MS = 10_000;
/** A clinic of 500 stations behind one address comes back at once after a power cut. */
export const NEWCOMERS = { perAddress: 1_000, all: 3_000 };
export const CONNECTIONS = { perAddress: 3_000, all: 12_000 };

/**
 * Socket.IO and the plain upgrades on one port. Compression is off because it costs memory per socket and saves
 * little on small frames. `behindProxy`: every connection has the proxy's address, so an address says nothing.
 */
export function openSockets(
  http: HttpServer,
  behindProxy: boolean,
  signInWithinMs: number = SIGN_IN_WITHIN_MS,
): Sockets {
  const limit = ({ perAddress, all }: typeof NEWCOMERS) =>
    new AddressLimit({ perAddress: behindProxy ? all : perAddress, all });
  const newcomers = limit(NEWCOMERS);
  const connections = limit(CONNECTIONS);
  http.on('connection', (socket: Socket) => {
    const leave = connections.take(socket.remoteAddress ?? '');
    if (leave === null) return socket.destroy();
    socket.once('close', leave);
    return undefined;
  });

  const io = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: 5_000,
    pingTimeout: 4_000,
    connectTimeout: signInWithinMs,
    // A page of another site must not open a station with the cookie of this one.
    allowRequest: (request, answer) => {
      const same = isSameOrigin(request.headers, request.headers.host ?? '');
      answer(null, same && !newcomers.isFull(addressOf(request)));
    },
  });
  const leaving = new WeakMap<object, () => void>();
  io.engine.on('connection', (connection: EngineConnection) => {
    const leave = newcomers.take(addressOf(connection.request));
    if (leave === null) return connection.close(true);
    leaving.set(connection, leave);
    connection.once('close', leave);
    return undefined;
  });
  // The namespace that Socket.IO has by itself asks nobody who they are.
  io.use((_, next) => next(new Error('Connect to /device or /station.')));
  io.on('new_namespace', (namespace) => {
    namespace.on('connection', (socket) => {
      leaving.get(socket.conn)?.();
      socket.once('disconnect', () => socket.conn.close());
    });
  });

  const upgrades = new Upgrades(http);
  upgrades.serve('/socket.io/', ({ request, socket, head }) => {
    io.engine.handleUpgrade(request, socket, head);
  });
  return { io, upgrades, newcomers, connections };
}

interface EngineConnection {
  readonly request: IncomingMessage;
  once(event: 'close', listener: () => void): unknown;
  close(discard: boolean): void;
}

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
}
