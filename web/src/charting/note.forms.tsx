import { Textarea, TextInput } from '@mantine/core';
import { say } from '../language/say.ts';
import { useDraft } from '../outbox/draft.ts';
import { Soft } from '../ui/text.tsx';
import { CommandSheet, type SheetProps } from './sheet/command-sheet.tsx';

export function NoteForm(sheet: SheetProps) {
  const scope = `${sheet.sessionId}/note`;
  const [text, setText] = useDraft(scope, 'text');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting.add-note')}
      submit={say('charting.add-note')}
      draft={() => (text.trim() === '' ? null : { type: 'add-note', text: text.trim() })}
    >
      <Textarea
        size="md"
        label={say('charting.note')}
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
      title={say('charting.withdraw-entry')}
      submit="Withdraw"
      draft={() =>
        reason.trim() === '' ? null : { type: 'withdraw-entry', seq, reason: reason.trim() }
      }
    >
      <Soft>{say('charting.entry-stays-in-the-log-struck', { entry })}</Soft>
      <TextInput
        size="md"
        label={say('charting.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
    </CommandSheet>
  );
}
