import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { TimeField } from './fields.tsx';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';

type Standby = ProtocolDocument['standby'];

/** How long the alarms of the probe are held while the patient is up. */
export function StandbyPart() {
  const { document, change } = useEditor();
  const part = document.standby;
  const put = (field: string, next: Standby) =>
    change(`standby.${field}`, (one) => withPart(one, 'standby', next));
  return (
    <OptionalPart
      name="the standby"
      without={say('protocols-editor.no-alarms-are-paused-while-the')}
      present={part !== undefined}
      onTake={() => put('taken', DEFAULT_PROTOCOL_V2.standby)}
      remaining={withPart(document, 'standby', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      {part === undefined ? null : (
        <>
          <div className={classes.grid}>
            <TimeField
              id="standby.atMostMs"
              label={say('protocols-editor.probe-alarms-paused-for-at-most')}
              unit="min"
              value={part.atMostMs}
              onChange={(atMostMs) => put('atMostMs', { ...part, atMostMs })}
            />
          </div>
          <SourceFields
            path="standby"
            source={part.source}
            onChange={(source) => put('source', { ...part, source })}
          />
        </>
      )}
    </OptionalPart>
  );
}
