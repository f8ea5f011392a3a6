import type { CommandAnswer } from '@chairside/shared/wire/http';
import type { SignatureRequest } from '@chairside/shared/wire/signature';
import { call } from '../http/client.ts';

/** One attempt, and never through the queue: no password is kept in a browser. Rejects with `ApiError`. */
export const sendSignature = (sessionId: string, body: SignatureRequest): Promise<CommandAnswer> =>
  call('POST /api/sessions/:id/signature', { params: { id: sessionId }, body });
