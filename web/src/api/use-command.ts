import type { CommandAnswer } from '@chairside/shared/protocol/http';
import { useCallback, useRef, useState } from 'react';
import { newId } from './new-id.ts';
import { errorText } from './problem.ts';
import { type CommandDraft, sendCommand } from './send-command.ts';

export type CommandState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly answer: CommandAnswer }
  | { readonly kind: 'failed'; readonly text: string };

/**
 * One command at a time for one control: `done` only after the server's receipt, `failed` with a
 * sentence and a `retry` that sends the same command id again.
 */
export function useCommand(sessionId: string) {
  const [state, setState] = useState<CommandState>({ kind: 'idle' });
  const last = useRef<CommandDraft | null>(null);

  const send = useCallback(
    async (draft: CommandDraft): Promise<CommandAnswer | null> => {
      const command = { ...draft, id: draft.id ?? newId() };
      last.current = command;
      setState({ kind: 'sending' });
      try {
        const answer = await sendCommand(sessionId, command);
        setState({ kind: 'done', answer });
        return answer;
      } catch (error) {
        setState({ kind: 'failed', text: errorText(error) });
        return null;
      }
    },
    [sessionId],
  );
  const retry = useCallback(
    () => (last.current ? send(last.current) : Promise.resolve(null)),
    [send],
  );
  const reset = useCallback(() => setState({ kind: 'idle' }), []);
  return { state, send, retry, reset };
}
