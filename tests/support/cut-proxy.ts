import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What befalls the next session command: it never arrives, or its answer never does. */
export type Cut = 'request' | 'answer';

const COMMAND = /^POST \/api\/sessions\/[^/]+\/commands HTTP/m;

/** A way to the server that breaks where a test says: single requests, every connection, or all of it. */
export class CutProxy {
  readonly origin: string;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #away = false;
  #next: { cut: Cut; done: () => void } | null = null;

  private constructor(server: Server, origin: string) {
    this.#server = server;
    this.origin = origin;
  }

  static async before(target: string): Promise<CutProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const own = (server.address() as AddressInfo).port;
    const proxy = new CutProxy(server, `http://127.0.0.1:${own}`);
    server.on('connection', (client) => proxy.#carry(client, connect(Number(port), hostname)));
    return proxy;
  }

  /** Cuts the next session command; resolves once that has happened. */
  cutNext(cut: Cut): Promise<void> {
    return new Promise((done) => {
      this.#next = { cut, done };
    });
  }

  /** Breaks every connection there is, the stream's too; new ones are let through. */
  cutAll(): void {
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  /** Nothing gets through until `away(false)`. */
  away(on: boolean): void {
    this.#away = on;
    if (on) this.cutAll();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cutAll();
    await closed;
  }

  #carry(client: Socket, upstream: Socket): void {
    let doomed: (() => void) | null = null;
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.#open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#open.delete(socket);
        other.destroy();
      });
    }
    const end = (done: () => void) => {
      client.resetAndDestroy();
      upstream.destroy();
      done();
    };
    if (this.#away) client.resetAndDestroy();
    client.on('data', (data) => {
      const next = this.#next;
      if (next && COMMAND.test(data.toString('latin1'))) {
        this.#next = null;
        if (next.cut === 'request') return end(next.done);
        doomed = next.done;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      // The server has answered, so what was asked is in the log; nobody hears of it.
      if (doomed) return end(doomed);
      client.write(data);
    });
  }
}
