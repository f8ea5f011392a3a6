import {
  type Asked,
  DEFAULT_DOSING,
  type DosingSection as Dosing,
} from '@chairside/shared/protocols/document/dosing';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import { DOSE_LIMITS, DOSED_REGIMENS } from '../document/dosing-statements.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { NumberField } from './fields.tsx';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';

/** How much and how fast is asked about, for each kind of treatment. */
export function DosingSection() {
  const { document, change } = useEditor();
  const part = document.dosing;
  const put = (field: string, next: Dosing | undefined) =>
    change(`dosing.${field}`, (one) => withPart(one, 'dosing', next));
  return (
    <OptionalPart
      name="dose limits"
      without={say('protocols-editor.this-protocol-sets-no-dose-limits')}
      present={part !== undefined}
      onTake={() => put('taken', DEFAULT_DOSING)}
      remaining={withPart(document, 'dosing', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      {part === undefined ? null : <Fields part={part} put={put} />}
    </OptionalPart>
  );
}

interface FieldsProps {
  readonly part: Dosing;
  readonly put: (field: string, next: Dosing) => void;
}

function Fields({ part, put }: FieldsProps) {
  return (
    <>
      {DOSED_REGIMENS.map(({ regimen, title }) => (
        <fieldset key={regimen} className={classes.line}>
          <legend>{title}</legend>
          {DOSE_LIMITS.map(({ limit, title: what, unit }) => (
            <LimitFields
              key={limit}
              path={`dosing.${regimen}.${limit}`}
              label={what}
              unit={unit}
              value={part[regimen][limit]}
              onChange={(field, next) =>
                put(`${regimen}.${limit}${field}`, {
                  ...part,
                  [regimen]: { ...part[regimen], [limit]: next },
                })
              }
            />
          ))}
        </fieldset>
      ))}
      <div className={classes.grid}>
        <NumberField
          id="dosing.mgPerKgPerMinAskAbove"
          label={say('protocols-editor.infusion-or-push-asked-above-mg')}
          decimals={4}
          value={part.mgPerKgPerMinAskAbove}
          onChange={(mgPerKgPerMinAskAbove) =>
            put('mgPerKgPerMinAskAbove', { ...part, mgPerKgPerMinAskAbove })
          }
        />
        <NumberField
          id="dosing.push"
          label={say('protocols-editor.push-asked-about-when-shorter-than')}
          decimals={2}
          value={part.push.minutesAtLeast}
          onChange={(minutesAtLeast) => put('push', { ...part, push: { minutesAtLeast } })}
        />
      </div>
      <SourceFields
        path="dosing"
        source={part.source}
        onChange={(source) => put('source', { ...part, source })}
      />
    </>
  );
}

interface LimitFieldsProps {
  readonly path: string;
  readonly label: string;
  readonly unit: string;
  readonly value: Asked;
  readonly onChange: (field: 'Ask' | 'Second', next: Asked) => void;
}

function LimitFields({ path, label, unit, value, onChange }: LimitFieldsProps) {
  const { secondPersonAbove: _, ...alone } = value;
  return (
    <>
      <NumberField
        id={`${path}Ask`}
        label={say('protocols-editor.label-asked-above-unit', { label, unit })}
        decimals={2}
        value={value.askAbove}
        onChange={(askAbove) => onChange('Ask', { ...value, askAbove })}
      />
      <NumberField
        id={`${path}Second`}
        label={say('protocols-editor.label-second-person-above-unit', { label, unit })}
        decimals={2}
        placeholder={say('protocols-editor.never')}
        value={value.secondPersonAbove ?? null}
        onChange={(secondPersonAbove) => onChange('Second', { ...value, secondPersonAbove })}
        onEmpty={() => onChange('Second', alone)}
      />
    </>
  );
}
