import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type OnCallMessage, onCallMessageSchema } from '@chairside/shared/wire/delivery';

export interface ReceivedCall {
  readonly key: string;
  readonly message: OnCallMessage;
  readonly signed: boolean;
  /** What it was answered. */
  readonly status: number;
}

export interface CallReceiver {
  readonly url: string;
  readonly secret: string;
  readonly calls: readonly ReceivedCall[];
  /** What it answers from now on. */
  answer(status: number): void;
  close(): void;
}

/** Where whoever is on call would be reached: checks the signature as a receiver should. */
export async function callReceiver(secret = 'a-secret-of-the-tests'): Promise<CallReceiver> {
  const calls: ReceivedCall[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      const time = String(request.headers['x-chairside-timestamp']);
      const hex = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
      calls.push({
        key: String(request.headers['idempotency-key']),
        message: onCallMessageSchema.parse(JSON.parse(body)),
        signed: request.headers['x-chairside-signature'] === `sha256=${hex}`,
        status,
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/call`,
    ...{ secret, calls },
    answer(next) {
      status = next;
    },
    close: () => server.close(),
  };
}
