import { Textarea, TextInput } from '@mantine/core';
import { useDraft } from '../outbox/draft.ts';
import { CommandSheet, type SheetProps } from './sheet/command-sheet.tsx';
import classes from './styles/panel.module.css';

export function NoteForm(sheet: SheetProps) {
  const scope = `${sheet.sessionId}/note`;
  const [text, setText] = useDraft(scope, 'text');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title="Add note"
      submit="Add note"
      draft={() => (text.trim() === '' ? null : { type: 'add-note', text: text.trim() })}
    >
      <Textarea
        size="md"
        label="Note"
        value={text}
        maxLength={2000}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => setText(event.currentTarget.value)}
        required
      />
    </CommandSheet>
  );
}

interface WithdrawProps extends SheetProps {
  readonly seq: number;
  /** The entry in words. */
  readonly entry: string;
}

export function WithdrawForm({ seq, entry, ...sheet }: WithdrawProps) {
  const scope = `${sheet.sessionId}/withdraw-${seq}`;
  const [reason, setReason] = useDraft(scope, 'reason');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title="Withdraw entry"
      submit="Withdraw"
      draft={() =>
        reason.trim() === '' ? null : { type: 'withdraw-entry', seq, reason: reason.trim() }
      }
    >
      <p className={classes.hint}>
        “{entry}” stays in the log, struck through, with your reason beside it.
      </p>
      <TextInput
        size="md"
        label="Reason"
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
    </CommandSheet>
  );
}
