import {
  DEFAULT_OBSERVATION,
  type DischargeRules,
  type ObservationSection,
} from '@chairside/shared/protocols/document/recovery';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { NumberField, SwitchField } from './fields.tsx';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';

/** Observation after the drug, and what makes a patient fit to leave. */
export function RecoverySection() {
  const { document, change } = useEditor();
  const part = document.observation;
  const put = (field: string, next: ObservationSection | undefined) =>
    change(`observation.${field}`, (one) => withPart(one, 'observation', next));
  return (
    <OptionalPart
      name="the recovery"
      without={say('protocols-editor.this-protocol-has-no-observation')}
      present={part !== undefined}
      onTake={() => put('taken', DEFAULT_OBSERVATION)}
      remaining={withPart(document, 'observation', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      {part === undefined ? null : <Fields part={part} put={put} />}
    </OptionalPart>
  );
}

interface PartProps {
  readonly part: ObservationSection;
  readonly put: (field: string, next: ObservationSection) => void;
}

function Fields({ part, put }: PartProps) {
  const { document } = useEditor();
  const { discharge, ...without } = part;
  const suggested = DEFAULT_OBSERVATION.discharge;
  return (
    <>
      <div className={classes.grid}>
        <NumberField
          id="observation.ketamineMinutes"
          label={say('protocols-editor.ketamine-min-from-the-end-of')}
          decimals={0}
          min={0}
          value={part.ketamineMinutes}
          onChange={(minutes) => put('ketamineMinutes', { ...part, ketamineMinutes: minutes })}
        />
        <NumberField
          id="observation.esketamineMinutes"
          label={say('protocols-editor.esketamine-min-from-the-dose')}
          decimals={0}
          min={0}
          value={part.esketamineMinutes}
          onChange={(minutes) => put('esketamineMinutes', { ...part, esketamineMinutes: minutes })}
        />
      </div>
      <SourceFields
        path="observation"
        source={part.source}
        onChange={(source) => put('source', { ...part, source })}
      />
      <h4 className={classes.part}>{say('protocols-editor.fit-to-leave')}</h4>
      <OptionalPart
        name="the criteria"
        without={say('protocols-editor.no-discharge-criteria-are-checked')}
        present={discharge !== undefined}
        onTake={() => {
          if (suggested) put('discharge.taken', { ...part, discharge: suggested });
        }}
        remaining={{ ...document, observation: without }}
        onRemove={() => put('discharge.removed', without)}
      >
        {discharge === undefined ? null : (
          <DischargeFields
            rules={discharge}
            onChange={(field, next) => put(`discharge.${field}`, { ...part, discharge: next })}
          />
        )}
      </OptionalPart>
    </>
  );
}

const NUMBERS = [
  ['padssAtLeast', say('protocols-editor.padss-at-least-0-to-10')],
  ['moaasAtLeast', say('protocols-editor.moaa-s-at-least-0-to')],
  ['dissociationAtMost', say('protocols-editor.dissociation-at-most-0-to-3')],
  ['pressureWithinPercent', say('protocols-editor.blood-pressure-within-of-the')],
  ['spo2PointsBelowBaseline', say('protocols-editor.spo2-below-the-baseline-at-most')],
] as const;

function DischargeFields({
  rules,
  onChange,
}: {
  rules: DischargeRules;
  onChange: (field: string, rules: DischargeRules) => void;
}) {
  const path = 'observation.discharge';
  const { pressureBelow } = rules;
  const { pressureBelow: _, ...withoutPressure } = rules;
  return (
    <>
      <p className={classes.lead}>{say('protocols-editor.an-empty-field-is-not-asked')}</p>
      <div className={classes.grid}>
        {NUMBERS.map(([key, label]) => (
          <NumberField
            key={key}
            id={`${path}.${key}`}
            label={label}
            decimals={0}
            placeholder={say('protocols-editor.not-asked')}
            value={rules[key] ?? null}
            onChange={(value) => onChange(key, { ...rules, [key]: value })}
            onEmpty={() => {
              const { [key]: _gone, ...rest } = rules;
              onChange(key, rest);
            }}
          />
        ))}
        <NumberField
          id={`${path}.pressureBelow`}
          label={say('protocols-editor.or-sbp-below-mmhg')}
          decimals={0}
          placeholder={say('protocols-editor.not-asked')}
          value={pressureBelow?.sys ?? null}
          onChange={(sys) =>
            onChange('sys', { ...rules, pressureBelow: { dia: pressureBelow?.dia ?? 90, sys } })
          }
          onEmpty={() => onChange('sys', withoutPressure)}
        />
        {pressureBelow === undefined ? null : (
          <NumberField
            id={`${path}.pressureBelow.dia`}
            label={say('protocols-editor.and-dbp-below-mmhg')}
            decimals={0}
            value={pressureBelow.dia}
            onChange={(dia) =>
              onChange('dia', { ...rules, pressureBelow: { ...pressureBelow, dia } })
            }
          />
        )}
      </div>
      <div className={classes.wide}>
        <SwitchField
          id={`${path}.steadyGait`}
          label={say('protocols-editor.steady-gait')}
          value={rules.steadyGait}
          onChange={(steadyGait) => onChange('steadyGait', { ...rules, steadyGait })}
        />
        <SwitchField
          id={`${path}.noOpenCritical`}
          label={say('protocols-editor.no-open-critical-alarm')}
          value={rules.noOpenCritical}
          onChange={(noOpenCritical) => onChange('noOpenCritical', { ...rules, noOpenCritical })}
        />
      </div>
      <SourceFields
        path={path}
        source={rules.source}
        onChange={(source) => onChange('source', { ...rules, source })}
      />
    </>
  );
}
