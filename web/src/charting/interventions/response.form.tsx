import { TextInput } from '@mantine/core';
import { say } from '../../language/say.ts';
import { useDraft } from '../../outbox/draft.ts';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import classes from '../styles/charting.module.css';

const COMMON = ['Better', say('charting-interventions.no-change'), 'Worse'];

export function ResponseForm({ intervention, ...sheet }: SheetProps & { intervention: number }) {
  const scope = `${sheet.sessionId}/response-${intervention}`;
  const [response, setResponse] = useDraft(scope, 'text');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting-interventions.patient-response')}
      submit="Record"
      draft={() =>
        response.trim() === ''
          ? null
          : { type: 'note-response', intervention, response: response.trim() }
      }
    >
      <div className={classes.row}>
        {COMMON.map((text) => (
          <button
            key={text}
            type="button"
            className={classes.chip}
            aria-pressed={response === text}
            onClick={() => setResponse(text)}
          >
            {text}
          </button>
        ))}
      </div>
      <TextInput
        size="md"
        label={say('charting-interventions.response')}
        value={response}
        maxLength={300}
        onChange={(event) => setResponse(event.currentTarget.value)}
        required
      />
    </CommandSheet>
  );
}
