import type { CommandInput } from '@chairside/shared/moves/commands';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { call } from '../http/client.ts';
import { ApiError } from '../http/problem.ts';

const RETRY_AFTER_MS = [300, 700, 1500, 3000];

/** One attempt. Rejects with `ApiError`, also where something between here and the server answered in its place. */
export async function sendOnce(
  sessionId: string,
  command: CommandInput,
  userId: string | null,
): Promise<CommandAnswer> {
  const answer = await call('POST /api/sessions/:id/commands', {
    params: { id: sessionId },
    body: command,
    // The cookie may have become another person's in another tab: the server then refuses.
    ...(userId === null ? {} : { headers: { 'x-chairside-user': userId } }),
  });
  if (Array.isArray(answer?.events) && typeof answer.seq === 'number') return answer;
  throw new ApiError('unreadable', 'Something else than the server answered.', 200);
}

/** For what must not wait in the queue, and where there is none: a few attempts, then `ApiError`. */
export async function sendDirectly(
  sessionId: string,
  command: CommandInput,
): Promise<CommandAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await sendOnce(sessionId, command, null);
    } catch (error) {
      const wait = RETRY_AFTER_MS[attempt];
      if (!(error instanceof ApiError) || !error.retryable || wait === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
