import { createServer } from 'node:net';
import { join } from 'node:path';

/** Where PostgreSQL listens: a Unix socket in a private directory; loopback on Windows, which has none. */
export interface Endpoint {
  readonly directory: string;
  readonly host: string;
  readonly socketFile: string | null;
  readonly settings: Readonly<Record<string, string>>;
  port(): Promise<number>;
}

const PORT = 5432;

export function endpointIn(directory: string): Endpoint {
  if (process.platform === 'win32') {
    return {
      directory,
      host: '127.0.0.1',
      socketFile: null,
      settings: { listen_addresses: '127.0.0.1' },
      port: freePort,
    };
  }
  return {
    directory,
    host: directory,
    socketFile: join(directory, `.s.PGSQL.${PORT}`),
    settings: { listen_addresses: '', unix_socket_directories: directory },
    port: async () => PORT,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
