import type { CommandInput } from '@chairside/shared/moves/commands';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import type { SecondPersonRequest } from '@chairside/shared/wire/second-person';
import { call } from '../http/client.ts';

export type Credentials = Omit<SecondPersonRequest, 'command'>;

/**
 * One command by somebody else than who is signed in. One attempt, and never through the queue: no password is kept
 * in a browser. Rejects with `ApiError`; the same command again has the same id, so that nothing is recorded twice.
 */
export function sendAsSecondPerson(
  sessionId: string,
  { userName, password }: Credentials,
  command: CommandInput,
): Promise<CommandAnswer> {
  const body = { userName, password, command } satisfies SecondPersonRequest;
  return call('POST /api/sessions/:id/second-person', { params: { id: sessionId }, body });
}
