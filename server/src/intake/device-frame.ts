import { MAX_MESSAGE_BYTES } from '@chairside/shared/wire/monitor';
import type { RawData } from 'ws';
import { type Refused, refuse } from './refusals.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** What a frame of the plain WebSocket says, before any schema; `refused` where it says nothing that can be read. */
export type Frame = { readonly said: unknown } | { readonly refused: Refused };

export function readFrame(data: RawData, isBinary: boolean): Frame {
  if (isBinary) return refused('A message is JSON in a text frame; this frame was binary.');
  const bytes = Array.isArray(data)
    ? data.reduce((sum, part) => sum + part.length, 0)
    : data.byteLength;
  if (bytes > MAX_MESSAGE_BYTES) return { refused: tooLong(bytes) };
  const text = String(data);
  if (text.startsWith(BYTE_ORDER_MARK)) {
    return refused('The message is not JSON: it begins with a byte order mark.');
  }
  try {
    return { said: JSON.parse(text) as unknown };
  } catch {
    return refused(
      /\b(NaN|Infinity)\b/.test(text)
        ? 'The message is not JSON: NaN and Infinity are not. Send null for no value.'
        : 'The message is not JSON.',
    );
  }
}

export function tooLong(bytes: number | null): Refused {
  const size = bytes === null ? '' : ` of ${bytes} bytes`;
  return refuse(
    'message-too-long',
    `A message${size} is too long: ${MAX_MESSAGE_BYTES} bytes at most. Send it in parts.`,
  );
}

function refused(message: string): Frame {
  return { refused: refuse('bad-message', message) };
}
