import type { CommandAnswer } from '@chairside/shared/protocol/http';
import type { CommandInput } from '@chairside/shared/session/commands';
import { request } from './client.ts';
import { newId } from './new-id.ts';
import { ApiError } from './problem.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> & { id?: string } : never;
/** A command as a screen writes it; the id is made here unless a retry brings its own. */
export type CommandDraft = WithoutId<CommandInput>;

const RETRY_AFTER_MS = [300, 700, 1500, 3000];

/**
 * Sends a command to a session and resolves with the server's receipt: the events are durable.
 * An unclear outcome is retried with the same id, which the server answers the same way, so that
 * nothing is charted twice. Rejects with `ApiError`; a retry by hand should pass the same `id`.
 */
export async function sendCommand(sessionId: string, draft: CommandDraft): Promise<CommandAnswer> {
  const command = { ...draft, id: draft.id ?? newId() };
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await request<CommandAnswer>(`/sessions/${encodeURIComponent(sessionId)}/commands`, {
        method: 'POST',
        body: command,
      });
    } catch (error) {
      const wait = RETRY_AFTER_MS[attempt];
      if (!(error instanceof ApiError) || !error.retryable || wait === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
