import { SERIOUS_EFFECTS } from '@chairside/shared/alarms/default-combinations';
import { withPart } from './document-edits.ts';
import classes from './editor.module.css';
import { useEditor } from './editor-context.ts';
import { EffectPicker } from './effect-picker.tsx';
import { ChoiceField } from './fields.tsx';
import { TIER_LABELS } from './limit-text.ts';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';

/** Effects that raise an alarm as soon as they are logged. */
export function EffectsSection() {
  const { document, change } = useEditor();
  const part = document.seriousEffects;
  const path = 'seriousEffects';
  const put = (field: string, next: typeof part) =>
    change(`${path}.${field}`, (one) => withPart(one, 'seriousEffects', next));
  return (
    <OptionalPart
      name="serious effects"
      without="No logged effect raises an alarm by itself."
      present={part !== undefined}
      onTake={() => put('taken', SERIOUS_EFFECTS)}
      remaining={withPart(document, 'seriousEffects', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      {part === undefined ? null : (
        <>
          <p className={classes.lead}>An alarm as soon as one of these is logged, however mild.</p>
          <EffectPicker
            id={`${path}.terms`}
            label="Serious effects"
            value={part.terms}
            onChange={(terms) => put('terms', { ...part, terms })}
          />
          <div className={classes.grid}>
            <ChoiceField
              id={`${path}.tier`}
              label="Priority"
              value={part.tier}
              options={TIER_LABELS}
              onChange={(tier) => put('tier', { ...part, tier })}
            />
          </div>
          <SourceFields
            path={path}
            source={part.source}
            onChange={(source) => put('source', { ...part, source })}
          />
        </>
      )}
    </OptionalPart>
  );
}
