import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Turns } from './turns.ts';

/** A connection that has asked to speak something else than HTTP. Whoever takes it ends it. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

interface Owner {
  /** As it was asked for, without its query and before any decoding: two readings of one path are how a socket gets lost. */
  readonly path: string;
  take(upgrade: Upgrade): void;
}

const STATUS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** Of a request line in either form, `/device/v1?x` or `http://clinic:8080/device/v1`. */
const PATH = /^(?:https?:\/\/[^/?#]+)?([^?#]*)/i;
/** The one owner of every upgraded connection: an error listener first, then a taker by exact path, else a refusal. */
export class Upgrades {
  readonly #owners: Owner[] = [];
  readonly #turns = new Turns();

  constructor(http: HttpServer) {
    // Socket.IO brings a listener of its own, which leaves what it does not know to nobody.
    http.removeAllListeners('upgrade');
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', gone);
      void this.#turns.next().then(() => this.#route({ request, socket, head }));
    });
  }

  /** `path` is compared whole. */
  serve(path: string, take: (upgrade: Upgrade) => void): void {
    this.#owners.push({ path, take });
  }

  #route(upgrade: Upgrade): void {
    const { request, socket } = upgrade;
    if (socket.destroyed) return;
    const path = PATH.exec(request.url ?? '')?.[1] ?? '';
    const owner = this.#owners.find((one) => one.path === path);
    if (!owner) {
      const message = `Nothing is served at this path. Use ${this.#owners.map((one) => one.path).join(' or ')}.`;
      refuseUpgrade(socket, 404, { code: 'not-found', message, retryable: false });
      return;
    }
    try {
      owner.take(upgrade);
    } catch {
      socket.destroy();
    }
  }
}

/** Answers in HTTP and lets the connection go, whether or not the other side does. */
export function refuseUpgrade(
  socket: Duplex,
  status: number,
  error: { readonly code: string; readonly message: string; readonly retryable: boolean },
): void {
  const body = JSON.stringify({ ok: false, error });
  // Half of a closed connection stays open for as long as the other side likes.
  socket.once('finish', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS[status] ?? 'Refused'}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(status === 401 ? ['WWW-Authenticate: Bearer'] : []),
      ...(status === 429 || status === 503 ? ['Retry-After: 5'] : []),
      '',
      body,
    ].join('\r\n'),
  );
}

function gone(): void {
  // The other side has gone: what it wanted is over.
}
