import { ERROR_CODES, type ErrorCode, type WireError } from '@chairside/shared/wire/errors';
import type { z } from 'zod';
import { AppError, toWireError } from '../platform/errors.ts';

export interface Refused {
  readonly ok: false;
  readonly error: WireError;
}

export function refuse(code: ErrorCode, message: string): Refused {
  return { ok: false, error: { code, message, retryable: ERROR_CODES[code].retryable } };
}

/** Names the first thing that is wrong and where, so that whoever wrote the device's software can mend it. */
export function refuseBadMessage(error: z.ZodError): Refused {
  const issue = error.issues[0];
  const path = issue?.path.join('.') ?? '';
  return refuse(
    'bad-message',
    `${path === '' ? 'message' : path}: ${issue?.message ?? 'not understood'}`,
  );
}

/** What the store did not take: the device keeps it, whatever the reason. */
export function refuseError(error: unknown): Refused {
  if (error instanceof AppError) return { ok: false, error: toWireError(error) };
  return refuse('not-recording', 'The database is away. Keep it and send it again.');
}

export function refuseHandshake(message: string): Refused {
  return refuse('bad-message', message);
}
