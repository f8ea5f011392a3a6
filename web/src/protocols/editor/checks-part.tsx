import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import type { ChecksSection } from '@chairside/shared/protocols/document/checks';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import classes from '../styles/editor.module.css';
import { minutesIn } from './cadence-part.tsx';
import { useEditor } from './editor-context.ts';
import { TimeField, WordsField } from './fields.tsx';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';

const TIMES = [
  ['lateAfterMs', say('protocols-editor.late-after')],
  ['steadyEveryMs', say('protocols-editor.pain-two-scores-alike-every')],
  ['drowsyEveryMs', say('protocols-editor.drowsy-every')],
] as const;

/** Checks as tasks: when they are late, and the rhythm of scores. */
export function ChecksPart() {
  const { document, change } = useEditor();
  const part = document.checks;
  const put = (field: string, next: ChecksSection | undefined) =>
    change(`checks.${field}`, (one) => withPart(one, 'checks', next));
  return (
    <OptionalPart
      name="the tasks"
      without={say('protocols-editor.what-is-overdue-is-a-technical')}
      present={part !== undefined}
      onTake={() => put('taken', DEFAULT_PROTOCOL_V2.checks)}
      remaining={withPart(document, 'checks', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      {part === undefined ? null : (
        <>
          <div className={classes.grid}>
            {TIMES.map(([key, label]) => (
              <TimeField
                key={key}
                id={`checks.${key}`}
                label={label}
                unit="min"
                value={part[key]}
                onChange={(value) => put(key, { ...part, [key]: value })}
              />
            ))}
            <WordsField
              id="checks.scoresAtMinutes"
              label={say('protocols-editor.depression-scores-at-these-minutes')}
              value={part.scoresAtMinutes.join(', ')}
              onChange={(text) => {
                const minutes = minutesIn(text);
                if (minutes === null || minutes.length === 0) return;
                put('scoresAtMinutes', { ...part, scoresAtMinutes: minutes });
              }}
            />
          </div>
          <SourceFields
            path="checks"
            source={part.source}
            onChange={(source) => put('source', { ...part, source })}
          />
        </>
      )}
    </OptionalPart>
  );
}
