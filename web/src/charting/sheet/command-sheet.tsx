import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { SessionState } from '@chairside/shared/session/state';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { type ReactNode, useRef, useState } from 'react';
import { say } from '../../language/say.ts';
import { forgetDraft } from '../../outbox/draft.ts';
import type { CommandDraft } from '../../outbox/send-command.ts';
import { useCommand } from '../../outbox/use-command.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Problem } from '../../ui/text.tsx';
import { credentialsOf, type Second, SecondPersonFields } from './second-person.fields.tsx';

export interface SheetProps {
  readonly sessionId: string;
  /** After the server's receipt. */
  readonly onDone: (answer: CommandAnswer) => void;
  readonly onCancel: () => void;
  /** What the rules say against it as far as this screen knows; null: nothing. */
  readonly check?: (command: CommandDraft) => string | null;
}

export interface OfSession extends SheetProps {
  readonly session: SessionState;
}

export interface InContext extends OfSession {
  readonly context: DecideContext;
}

export interface CommandSheetProps extends SheetProps {
  readonly title: string;
  /** Of the button, where it is not the title. */
  readonly submit?: string;
  /** What the fields say; null while something is missing. */
  readonly draft: () => CommandDraft | null;
  /** The scope of its `useDraft` fields: forgotten once sent, kept on disk or cancelled. */
  readonly scope?: string;
  /** Somebody else than who is signed in sends it. */
  readonly second?: Second | null;
  readonly children?: ReactNode;
}

/**
 * One command as a form inside the right column: it covers neither a vital nor an alarm. Closes on the server's
 * receipt, or once the entry is on disk while the server is away; what was typed stays through every refusal.
 */
export function CommandSheet(props: CommandSheetProps) {
  const { title, submit = title, draft, onDone, scope, children } = props;
  // Never kept: neither over a reload nor in another form.
  const [agreed, setAgreed] = useState({ userName: '', password: '' });
  const second = props.second ? credentialsOf(agreed) : null;
  const onCancel = () => {
    if (scope !== undefined) forgetDraft(scope);
    props.onCancel();
  };
  // Kept while the server is away: the list of what is not yet stored has it from here on.
  const { state, send, retry } = useCommand(props.sessionId, onCancel);
  const sent = useRef('');
  const [told, setTold] = useState<{ readonly draft: string; readonly text: string } | null>(null);

  const onSubmit = async () => {
    const command = draft();
    if (command === null || second === 'missing' || state.kind === 'sending') return;
    const text = JSON.stringify(command);
    // Unchanged after a failure: the same command id, so that nothing can be recorded twice.
    const again = state.kind === 'failed' && text === sent.current;
    // What the rules refuse is said here, beside its fields, and not sent. Asked again unchanged the server decides.
    const against =
      second === null && told?.draft !== text ? (props.check?.(command) ?? null) : null;
    setTold(against === null ? null : { draft: text, text: against });
    if (against !== null) return;
    sent.current = text;
    const answer = await (again ? retry(second) : send(command, second));
    if (answer === null) return;
    if (scope !== undefined) forgetDraft(scope);
    onDone(answer);
  };
  const why = told?.text ?? (state.kind === 'failed' ? state.text : null);
  return (
    <Sheet
      title={title}
      submit={state.kind === 'failed' ? say('charting-sheet.try-again') : submit}
      pending={state.kind === 'sending'}
      disabled={draft() === null || second === 'missing'}
      problem={
        why === null ? null : <Problem what={say('charting-sheet.not-recorded')}>{why}</Problem>
      }
      onSubmit={() => void onSubmit()}
      onCancel={onCancel}
    >
      {children}
      {props.second ? (
        <SecondPersonFields {...props.second} value={agreed} onChange={setAgreed} />
      ) : null}
    </Sheet>
  );
}
