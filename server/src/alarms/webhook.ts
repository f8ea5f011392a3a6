import { createHmac } from 'node:crypto';
import type { OnCallMessage } from '@chairside/shared/wire/delivery';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

/** Sends one call. Rejects with what went wrong, in words; the same `message.id` may be sent again. */
export type SendCall = (message: OnCallMessage, now: number) => Promise<void>;

export const ANSWER_WITHIN_MS = 5_000;

/** Hex HMAC-SHA256 over `<timestamp>.<body>`: the receiver checks who sent it, and that it is not an old one. */
export function signature(secret: string, timestamp: number, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

export function webhook({ url, secret }: WebhookSettings): SendCall {
  return async (message, now) => {
    const body = JSON.stringify(message);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': message.id,
        'x-chairside-timestamp': String(now),
        'x-chairside-signature': `sha256=${signature(secret, now, body)}`,
      },
      body,
      // A redirect would carry the call, signed, to an address that nobody configured.
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered ${response.status}`);
  };
}
