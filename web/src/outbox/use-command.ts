import type { CommandAnswer } from '@chairside/shared/wire/http';
import { useCallback, useEffect, useRef, useState } from 'react';
import { errorText } from '../http/problem.ts';
import { discardRefused } from './queue.ts';
import { type Credentials, sendAsSecondPerson } from './send-as-second-person.ts';
import { type CommandDraft, sendCommand, stamped } from './send-command.ts';

export type CommandState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  /** Safe in this browser, not yet stored at the server: it is sent as soon as that is possible. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'done'; readonly answer: CommandAnswer }
  | { readonly kind: 'failed'; readonly text: string };

/**
 * One command at a time for one control: `done` only after the server's receipt, `failed` with a
 * sentence and a `retry` that sends the same command id again. `send` resolves with the receipt, however long that
 * takes, or with null once the server has refused; a form may close at `kept` (`onKept`). `second`: somebody else than
 * who is signed in, by their own password.
 */
export function useCommand(sessionId: string, onKept?: () => void) {
  const [state, setState] = useState<CommandState>({ kind: 'idle' });
  const last = useRef<CommandDraft | null>(null);
  const kept = useRef(onKept);
  useEffect(() => {
    kept.current = onKept;
    // A form that is gone must not close the one that has taken its place.
    return () => {
      kept.current = undefined;
    };
  }, [onKept]);

  const send = useCallback(
    async (
      draft: CommandDraft,
      second: Credentials | null = null,
    ): Promise<CommandAnswer | null> => {
      const command = stamped(sessionId, draft);
      const before = last.current?.id;
      if (before !== undefined && before !== command.id) void discardRefused(before);
      last.current = command;
      setState({ kind: 'sending' });
      try {
        const answer = await (second === null
          ? sendCommand(sessionId, command, () => {
              setState({ kind: 'kept' });
              kept.current?.();
            })
          : sendAsSecondPerson(sessionId, second, command));
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
    (second: Credentials | null = null) =>
      last.current ? send(last.current, second) : Promise.resolve(null),
    [send],
  );
  const reset = useCallback(() => setState({ kind: 'idle' }), []);
  return { state, send, retry, reset };
}
