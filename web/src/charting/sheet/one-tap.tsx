import { useRef } from 'react';
import { say } from '../../language/say.ts';
import type { CommandDraft } from '../../outbox/send-command.ts';
import { useCommand } from '../../outbox/use-command.ts';
import { SECOND_TAP_MS } from '../../ui/second-tap.ts';
import { Problem } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { received } from './sheet-store.ts';

/** A command that one tap gives: the receipt goes where every receipt stands, a refusal beside what was tapped. */
export function useOneTap(sessionId: string) {
  const { state, send, retry } = useCommand(sessionId);
  const last = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  const settle = async (answer: ReturnType<typeof send>) => {
    const receipt = await answer;
    if (receipt !== null) received(receipt, null);
    return receipt;
  };
  return {
    busy: state.kind === 'sending',
    failed: state.kind === 'failed' ? state.text : null,
    /** Null for the second half of a double tap on the same thing: it is charted once. */
    tap: (draft: CommandDraft) => {
      const [text, at] = [JSON.stringify({ ...draft, onset: null }), performance.now()];
      const twice = text === last.current.text && at - last.current.at < SECOND_TAP_MS;
      last.current = { text, at };
      return twice ? Promise.resolve(null) : settle(send(draft));
    },
    again: () => settle(retry()),
  };
}

export function TapFailure({ of }: { readonly of: ReturnType<typeof useOneTap> }) {
  if (of.failed === null) return null;
  return (
    <Problem>
      {say('charting-sheet.not-recorded-failed', { failed: of.failed })}{' '}
      <TextButton onClick={() => void of.again()}>{say('charting-sheet.try-again')}</TextButton>
    </Problem>
  );
}
