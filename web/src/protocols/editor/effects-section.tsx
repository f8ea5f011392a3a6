import type { Severity } from '@chairside/shared/effects/severity';
import { SERIOUS_EFFECTS_V2 } from '@chairside/shared/protocols/defaults/second-edition-effects';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import { TIER_LABELS } from '../document/limit-text.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { EffectPicker } from './effect-picker.tsx';
import { ChoiceField } from './fields.tsx';
import { FirstStepsPart } from './first-steps-part.tsx';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';

/** From which severity on any effect raises the alarm. */
const FROM = {
  none: 'None',
  mild: 'Mild',
  moderate: 'Moderate',
  severe: 'Severe',
  'life-threatening': 'Life-threatening',
} as const satisfies Record<Severity | 'none', string>;

/** Effects that raise an alarm as soon as they are logged. */
export function EffectsSection() {
  const { document, change } = useEditor();
  const part = document.seriousEffects;
  const path = 'seriousEffects';
  const put = (field: string, next: typeof part) =>
    change(`${path}.${field}`, (one) => withPart(one, 'seriousEffects', next));
  return (
    <>
      <OptionalPart
        name="serious effects"
        without={say('protocols-editor.no-logged-effect-raises-an-alarm')}
        present={part !== undefined}
        onTake={() => put('taken', SERIOUS_EFFECTS_V2)}
        remaining={withPart(document, 'seriousEffects', undefined)}
        onRemove={() => put('removed', undefined)}
      >
        {part === undefined ? null : (
          <>
            <p className={classes.lead}>{say('protocols-editor.an-alarm-as-soon-as-one')}</p>
            <EffectPicker
              id={`${path}.terms`}
              label={say('protocols-editor.serious-effects')}
              value={part.terms}
              onChange={(terms) => put('terms', { ...part, terms })}
            />
            <EffectPicker
              id={`${path}.callProvider`}
              label={say('protocols-editor.call-the-provider-at-once')}
              value={part.callProvider ?? []}
              onChange={(callProvider) => put('callProvider', { ...part, callProvider })}
            />
            <div className={classes.grid}>
              <ChoiceField
                id={`${path}.anyAtLeast`}
                label={say('protocols-editor.any-other-effect-from')}
                value={part.anyAtLeast ?? 'none'}
                options={FROM}
                onChange={(from) => {
                  const { anyAtLeast: _, ...rest } = part;
                  put('anyAtLeast', from === 'none' ? rest : { ...rest, anyAtLeast: from });
                }}
              />
              <ChoiceField
                id={`${path}.tier`}
                label={say('protocols-editor.priority')}
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
      <h4 className={classes.part}>{say('protocols-editor.first-steps')}</h4>
      <FirstStepsPart />
    </>
  );
}
