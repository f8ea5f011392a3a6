import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OnCallMessage } from '@chairside/shared/wire/delivery';
import { afterEach, describe, expect, it } from 'vitest';
import { webhook } from './webhook.ts';

const SECRET = 'a-secret-of-the-tests';
const message: OnCallMessage = {
  ...{ id: '6f1b1a0e-58c8-8d3e-9a55-0b7d5d0c0002', type: 'alarm-unanswered', clinic: 'Clinic' },
  ...{ chair: '1', session: '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0001', at: 5 },
  alarm: { id: 'spo2:low#1', text: 'SpO2 80 < 90', raisedAt: 1 },
};
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function receiver(status: number, headers: Record<string, string> = {}) {
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/call` };
}

describe('the call to whoever is on call', () => {
  it('AD-12 carries its key, the time and a signature over both time and body', async () => {
    const { got, url } = await receiver(204);
    await webhook({ url, secret: SECRET })(message, 1_234);
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    expect(JSON.parse(body)).toEqual(message);
    expect(headers['idempotency-key']).toBe(message.id);
    const expected = createHmac('sha256', SECRET).update(`1234.${body}`).digest('hex');
    expect(headers['x-chairside-timestamp']).toBe('1234');
    expect(headers['x-chairside-signature']).toBe(`sha256=${expected}`);
  });

  it('AD-12 has not got through when it is refused, redirected, or nobody is there', async () => {
    const refusing = await receiver(500);
    await expect(webhook({ ...refusing, secret: SECRET })(message, 1)).rejects.toThrow('500');
    const moved = await receiver(302, { location: 'http://127.0.0.1:1/' });
    await expect(webhook({ ...moved, secret: SECRET })(message, 1)).rejects.toThrow();
    const nobody = webhook({ url: 'http://127.0.0.1:1/', secret: SECRET });
    await expect(nobody(message, 1)).rejects.toThrow();
  });
});
