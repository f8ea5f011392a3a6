import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerProcess } from '../support/server-process.ts';

let server: ServerProcess;
beforeAll(async () => {
  server = await ServerProcess.start();
}, 120_000);
afterAll(async () => {
  await server.destroy();
});

/** The handshake of RFC 6455 without which no library takes a socket. */
const HANDSHAKE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const SOCKET_IO = '/socket.io/?EIO=4&transport=websocket';

interface Odd {
  readonly name: string;
  readonly target: string;
  readonly headers?: readonly string[];
  /** First line of the answer; null where the server has no reason to answer. */
  readonly answer: RegExp | null;
  /** Sent instead of a whole request. */
  readonly raw?: string;
  /** Sent once the connection is upgraded. */
  readonly afterwards?: string;
}

const REFUSED = /^HTTP\/1\.1 404 /;
const odd: readonly Odd[] = [
  { name: 'dots before Socket.IO', target: '/x/../socket.io/', answer: REFUSED },
  { name: 'dots within Socket.IO', target: '/socket.io/../socket.io/', answer: REFUSED },
  { name: 'dots after Socket.IO', target: '/socket.io/../device/v1', answer: REFUSED },
  { name: 'dots before the intake', target: '/x/../device/v1', answer: REFUSED },
  { name: 'a percent escape', target: '/%73ocket.io/?EIO=4&transport=websocket', answer: REFUSED },
  { name: 'an escaped dot', target: '/x/%2e%2e/device/v1', answer: REFUSED },
  { name: 'a broken escape', target: '/%zz/device/v1', answer: REFUSED },
  { name: 'two slashes', target: '//socket.io/', answer: REFUSED },
  { name: 'the next version of the intake', target: '/device/v2', answer: REFUSED },
  { name: 'below the intake', target: '/device/v1/x', answer: REFUSED },
  { name: 'capitals', target: '/Socket.IO/', answer: REFUSED },
  { name: 'a backslash', target: '/\\socket.io/', answer: REFUSED },
  { name: 'no path', target: '*', answer: REFUSED },
  { name: 'the page', target: '/', answer: REFUSED },
  { name: 'another host', target: 'http://elsewhere.example/nothing', answer: REFUSED },
  { name: 'a very long path', target: `/${'a'.repeat(8_000)}`, answer: REFUSED },
  { name: 'the intake without a token', target: '/device/v1', answer: /^HTTP\/1\.1 401 / },
  {
    name: 'the intake with another program’s token',
    target: '/device/v1',
    headers: [...HANDSHAKE, 'Authorization: Bearer chd_nobody'],
    answer: /^HTTP\/1\.1 401 /,
  },
  { name: 'Socket.IO without a transport', target: '/socket.io/', answer: /^HTTP\/1\.1 400 / },
  {
    name: 'Socket.IO of another protocol',
    target: '/socket.io/?EIO=9&transport=websocket',
    answer: /^HTTP\/1\.1 (400|101) /,
  },
  {
    name: 'Socket.IO with a session of nobody',
    target: `${SOCKET_IO}&sid=nobody`,
    answer: /^HTTP\/1\.1 400 /,
  },
  {
    name: 'Socket.IO without the key',
    target: SOCKET_IO,
    headers: ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
    answer: /^HTTP\/1\.1 400 /,
  },
  {
    name: 'another protocol',
    target: SOCKET_IO,
    headers: ['Connection: Upgrade', 'Upgrade: h2c'],
    answer: /^HTTP\/1\.1 (400|426) /,
  },
  { name: 'Socket.IO that says nothing', target: SOCKET_IO, answer: /^HTTP\/1\.1 101 / },
  {
    name: 'Socket.IO and then no frame of WebSocket',
    target: SOCKET_IO,
    answer: /^HTTP\/1\.1 101 /,
    afterwards: '\xff\xff\xff\xff\xff\xff',
  },
  { name: 'half a request line', target: '', raw: 'GET /socket.io/', answer: null },
  {
    name: 'half the headers',
    target: '',
    raw: `GET ${SOCKET_IO} HTTP/1.1\r\nHost: chairside\r\nConnection: Upg`,
    answer: null,
  },
  { name: 'nothing', target: '', raw: '', answer: null },
  {
    name: 'no HTTP',
    target: '',
    raw: '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n',
    answer: /^HTTP\/1\.1 400 /,
  },
];

async function dial({ target, headers = HANDSHAKE, raw }: Odd): Promise<Socket> {
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    raw ?? `GET ${target} HTTP/1.1\r\nHost: chairside\r\n${headers.join('\r\n')}\r\n\r\n`,
  );
  return socket;
}

async function firstLine(socket: Socket): Promise<string> {
  let text = '';
  while (!text.includes('\r\n')) {
    const [chunk] = await once(socket, 'data', { signal: AbortSignal.timeout(30_000) });
    text += String(chunk);
  }
  return text;
}

async function openConnections(): Promise<number> {
  const answer = await fetch(`${server.origin}/metrics`, { headers: { connection: 'close' } });
  return Number(/^chairside_open_connections (\d+)/m.exec(await answer.text())?.[1]);
}

/** Whatever was opened is let go by itself: a newcomer within 10 s, half a request within 35. */
async function settled(before: number): Promise<number> {
  let open = await openConnections();
  for (const end = Date.now() + 60_000; open > before && Date.now() < end; ) {
    await pause(250);
    open = await openConnections();
  }
  return open;
}

async function lives(): Promise<void> {
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
}

describe('DM-100 nothing that a connection does ends the process or leaves a socket behind', () => {
  it('DM-100 odd upgrades are answered, refused and closed', async () => {
    const before = await openConnections();
    const sockets = await Promise.all(
      odd.map(async (one) => {
        const socket = await dial(one);
        if (one.answer !== null) expect(await firstLine(socket), one.name).toMatch(one.answer);
        if (one.afterwards !== undefined) socket.write(one.afterwards, 'latin1');
        return socket;
      }),
    );
    // Nobody here closes anything: the server has to.
    expect(await settled(before)).toBeLessThanOrEqual(before);
    for (const socket of sockets) socket.destroy();
    await lives();
  });

  it.each([0, 1, 20])('DM-100 a reset %i ms after an odd upgrade', async (ms) => {
    const before = await openConnections();
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        odd.map(async (one) => {
          const socket = await dial(one);
          if (ms > 0) await pause(ms);
          socket.resetAndDestroy();
        }),
      );
      await lives();
    }
    expect(await settled(before)).toBeLessThanOrEqual(before);
  });

  it('DM-100 a flood of one odd upgrade leaves nothing', async () => {
    const before = await openConnections();
    const [first] = odd;
    if (!first) return;
    const sockets = await Promise.all(Array.from({ length: 300 }, () => dial(first)));
    expect(await settled(before)).toBeLessThanOrEqual(before);
    for (const socket of sockets) socket.destroy();
    await lives();
  });

  it('DM-101 a request that is never finished is let go, and is no failure of the database', async () => {
    const before = await openConnections();
    const told = server.output.length;
    const unfinished = [
      'GET /api/me HTTP/1.1\r\nHost: a\r\n',
      'POST /api/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"us',
      'POST /api/sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{',
      'CONNECT chairside:1 HTTP/1.1\r\nHost: a\r\n\r\n',
      'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    ].flatMap((raw) => Array.from({ length: 20 }, () => ({ raw, name: raw, target: '' })));
    const sockets = await Promise.all(unfinished.map((one) => dial({ ...one, answer: null })));
    expect(await settled(before)).toBeLessThanOrEqual(before);
    const log = () => server.output.slice(told);
    await expect.poll(log).toContain('"code":"request-incomplete"');
    expect(log()).not.toContain('not-recording');
    for (const socket of sockets) socket.resetAndDestroy();
    await lives();
  });

  it.each(['/', '/device', '/station', '/nothing'])(
    'DM-100 a client of namespace %s that is not signed in, whatever it sends',
    async (namespace) => {
      const before = await openConnections();
      const ws = new WebSocket(`${server.origin.replace('http', 'ws')}${SOCKET_IO}`);
      await once(ws, 'open');
      const at = namespace === '/' ? '' : `${namespace},`;
      for (const packet of [
        ...[`40${at}{}`, `42${at}["error",{"a":1}]`, `42${at}["error"]`, `42${at}[]`],
        ...[
          `42${at}[{"x":1}]`,
          `43${at}7[]`,
          `44${at}"x"`,
          `41${at}`,
          `451-${at}["x",{"_placeholder":true,"num":0}]`,
        ],
        ...['4', '9', '2probe', '5', '40', 'x'.repeat(10_000)],
      ]) {
        if (ws.readyState === ws.OPEN) ws.send(packet);
      }
      expect(await settled(before)).toBeLessThanOrEqual(before);
      ws.close();
      await lives();
    },
  );

  it('DM-100 a client that is refused at one namespace does not stay for another', async () => {
    const before = await openConnections();
    const client = io(server.origin, { transports: ['websocket'], reconnection: false });
    const refused = new Promise<Error>((resolve) => client.on('connect_error', resolve));
    expect((await refused).message).toContain('/device or /station');
    expect(await settled(before)).toBeLessThanOrEqual(before);
    client.close();
  });
});
