/** Frames that are no messages: each case is a name, what is sent, and the right answer. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type LiveServer, liveServer } from '../support/live-server.ts';
import { socketIoTransport, webSocketTransport } from '../support/raw-device.ts';

const GOOD = { type: 'readings', id: 'good', channel: '1', seq: 1 };
const PLAIN: readonly (readonly [
  name: string,
  frame: string | Buffer,
  code: string,
  said: RegExp,
])[] = [
  ['plain text', 'hello', 'bad-message', /not JSON/],
  ['nothing', '', 'bad-message', /not JSON/],
  [
    'a byte order mark',
    `\uFEFF${JSON.stringify(GOOD)}`,
    'bad-message',
    /not JSON.*byte order mark/,
  ],
  [
    'NaN',
    '{"type":"readings","id":1,"readings":[{"t":1,"hr":NaN}]}',
    'bad-message',
    /not JSON.*NaN/,
  ],
  ['half a message', '{"type":"readings","id":1', 'bad-message', /not JSON/],
  ['a binary frame', Buffer.from('{}'), 'bad-message', /binary/],
  ['no object', '42', 'bad-message', /expected object/],
  ['no type', '{"id":7}', 'bad-message', /type/],
  [
    '300 KiB',
    JSON.stringify({ ...GOOD, more: 'x'.repeat(300 * 1024) }),
    'message-too-long',
    /262144 bytes/,
  ],
];

describe('frames over plain WebSocket', () => {
  let server: LiveServer;
  let ws: WebSocket;
  const frames: Record<string, unknown>[] = [];
  beforeEach(async () => {
    server = await liveServer();
    await server.monitor('a', server.chairs[0]);
    frames.length = 0;
    ws = new WebSocket(`${server.origin.replace('http', 'ws')}/device/v1`, {
      headers: { authorization: 'Bearer a' },
    });
    ws.on('message', (data) => frames.push(JSON.parse(String(data))));
    await once(ws, 'open');
    await expect.poll(() => frames.length).toBe(1);
  });
  afterEach(async () => {
    ws.terminate();
    await server.close();
  });

  it.each(PLAIN)('IN-145 refuses %s and goes on', async (_name, frame, code, said) => {
    ws.send(frame);
    await expect.poll(() => frames.length).toBe(2);
    expect(frames[1]).toMatchObject({ type: 'ack', ok: false, error: { code, retryable: false } });
    expect(JSON.stringify(frames[1])).toMatch(said);
    const readings = [{ t: Date.now(), hr: 70 }];
    ws.send(JSON.stringify({ ...GOOD, stream: randomUUID(), readings }));
    await expect.poll(() => frames.length).toBe(3);
    expect(frames[2]).toMatchObject({ type: 'ack', id: 'good', ok: true });
  });

  it('IN-145 says in words why it closes for what it does not even read', async () => {
    const closed = once(ws, 'close');
    ws.send('x'.repeat(2 * 1024 * 1024));
    const [code] = await closed;
    expect(code).toBe(1009);
    expect(frames[1]).toMatchObject({ type: 'ack', id: null, error: { code: 'message-too-long' } });
  });
});

describe.each([socketIoTransport, webSocketTransport])(
  'too many readings over $name',
  (transport) => {
    it('IN-145 refuses 5,000 in one message with the path and takes the next', async () => {
      const server = await liveServer();
      await server.monitor('a', server.chairs[0]);
      const device = await transport.connect(server.origin, 'a');
      const message = (count: number) => ({
        ...{ channel: '1', stream: randomUUID(), seq: 1 },
        readings: Array.from({ length: count }, (_, i) => ({ t: 1_000_000 + i, hr: 70 })),
      });
      expect(await device.readings(message(5_000))).toMatchObject({
        error: { code: 'bad-message', message: expect.stringContaining('readings') },
      });
      expect(await device.readings(message(600))).toMatchObject({ ok: true });
      device.close();
      await server.close();
    });
  },
);
