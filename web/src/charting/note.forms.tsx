import { say } from '../language/say.ts';
import { useDraft } from '../outbox/draft.ts';
import { Soft } from '../ui/text.tsx';
import type { SheetProps } from './sheet/command-sheet.tsx';
import { FieldSheet, reason, text } from './sheet/field-sheet.tsx';

export function NoteForm(sheet: SheetProps) {
  const scope = `${sheet.sessionId}/note`;
  const written = useDraft(scope, 'text');
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      title={say('charting.add-note')}
      fields={{ text: text(written, { label: say('charting.note'), max: 2000, long: true }) }}
      command={(said) => ({ type: 'add-note', ...said })}
    />
  );
}

interface WithdrawProps extends SheetProps {
  readonly seq: number;
  /** The entry in words. */
  readonly entry: string;
}

export function WithdrawForm({ seq, entry, ...sheet }: WithdrawProps) {
  const scope = `${sheet.sessionId}/withdraw-${seq}`;
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      title={say('charting.withdraw-entry')}
      submit={say('charting.withdraw')}
      fields={{ reason: reason(useDraft(scope, 'reason')) }}
      command={(said) => ({ type: 'withdraw-entry', seq, ...said })}
    >
      <Soft>{say('charting.entry-stays-in-the-log-struck', { entry })}</Soft>
    </FieldSheet>
  );
}
