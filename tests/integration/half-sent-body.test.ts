import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { registerProblemDetails } from '@chairside/server/platform/problem-details';
import Fastify from 'fastify';
import { expect, it } from 'vitest';

it('DM-101 a request whose connection is reset before its body is whole is told as that in the log', async () => {
  const lines: string[] = [];
  const app = Fastify({ logger: { level: 'warn', stream: { write: (line) => lines.push(line) } } });
  registerProblemDetails(app);
  app.post('/here', async () => ({}));
  await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const arrived = once(app.server, 'request');
    const head = 'POST /here HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
    socket.write(`${head}Content-Length: 900\r\n\r\n{"us`);
    await arrived;
    socket.resetAndDestroy();
    await expect.poll(() => lines.length).toBe(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      code: 'request-incomplete',
      route: '/here',
    });
  } finally {
    await app.close();
  }
});
