import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { AssessmentsPart } from './assessments-part.tsx';
import { CadencePart } from './cadence-part.tsx';
import { ChecksPart } from './checks-part.tsx';
import { useEditor } from './editor-context.ts';
import { NumberField, TimeField } from './fields.tsx';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';

type Cuff = ProtocolDocument['cuff'];

/** How often a cuff is taken, and how long its value is shown. */
export function CuffSection() {
  const { document, change } = useEditor();
  const { cuff } = document;
  const put = (field: string, next: (cuff: Cuff) => Cuff) =>
    change(`cuff.${field}`, (one) => ({ ...one, cuff: next(one.cuff) }));
  const { cadence, ...without } = cuff;
  const times = [
    ['intervalMs', 'Interval'],
    ['intervalUnderWarningMs', say('protocols-editor.under-a-warning')],
    ['hideAfterMs', say('protocols-editor.hidden-after-at-least')],
  ] as const;
  const factors = [
    ['greyAtIntervals', say('protocols-editor.grayed-after-intervals')],
    ['hideAtIntervals', say('protocols-editor.hidden-after-intervals')],
  ] as const;
  return (
    <>
      <div className={classes.grid}>
        {times.map(([key, label]) => (
          <TimeField
            key={key}
            id={`cuff.${key}`}
            label={label}
            unit="min"
            value={cuff[key]}
            onChange={(value) => put(key, (one) => ({ ...one, [key]: value }))}
          />
        ))}
        {factors.map(([key, label]) => (
          <NumberField
            key={key}
            id={`cuff.${key}`}
            label={label}
            min={0}
            decimals={2}
            value={cuff[key]}
            onChange={(value) => put(key, (one) => ({ ...one, [key]: value }))}
          />
        ))}
      </div>
      <SourceFields
        path="cuff"
        source={cuff.source}
        onChange={(source) => put('source', (one) => ({ ...one, source }))}
      />
      <h4 className={classes.part}>{say('protocols-editor.when-a-cuff-is-due')}</h4>
      <OptionalPart
        name="the cuff tasks"
        without={say('protocols-editor.no-cuff-readings-are-scheduled')}
        present={cadence !== undefined}
        onTake={() => {
          const suggested = DEFAULT_PROTOCOL.cuff.cadence;
          if (suggested) put('cadence.taken', (one) => ({ ...one, cadence: suggested }));
        }}
        remaining={{ ...document, cuff: without }}
        onRemove={() => put('cadence.removed', () => without)}
      >
        {cadence === undefined ? null : (
          <CadencePart
            cadence={cadence}
            onChange={(field, next) =>
              put(`cadence.${field}`, (one) => ({ ...one, cadence: next }))
            }
          />
        )}
      </OptionalPart>
      <h4 className={classes.part}>{say('protocols-editor.assessments-with-each-cuff')}</h4>
      <AssessmentsPart />
      <h4 className={classes.part}>{say('protocols-editor.checks-that-are-due')}</h4>
      <ChecksPart />
    </>
  );
}
