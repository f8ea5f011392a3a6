import {
  DEFAULT_OBSERVATION,
  type DischargeRules,
  type ObservationSection,
} from '@chairside/shared/protocols/document/recovery';
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
      without="No time of observation and no criteria to leave are part of this protocol."
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
          label="Ketamine, min from the end of the infusion"
          decimals={0}
          min={0}
          value={part.ketamineMinutes}
          onChange={(minutes) => put('ketamineMinutes', { ...part, ketamineMinutes: minutes })}
        />
        <NumberField
          id="observation.esketamineMinutes"
          label="Esketamine, min from the dose"
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
      <h4 className={classes.part}>Fit to leave</h4>
      <OptionalPart
        name="the criteria"
        without="No criteria to leave are asked for."
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
  ['padssAtLeast', 'PADSS at least, 0 to 10'],
  ['moaasAtLeast', 'MOAA/S at least, 0 to 5'],
  ['dissociationAtMost', 'Dissociation at most, 0 to 3'],
  ['pressureWithinPercent', 'Blood pressure within, % of the baseline'],
  ['spo2PointsBelowBaseline', 'SpO2 below the baseline at most, %'],
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
      <p className={classes.lead}>An empty field is not asked.</p>
      <div className={classes.grid}>
        {NUMBERS.map(([key, label]) => (
          <NumberField
            key={key}
            id={`${path}.${key}`}
            label={label}
            decimals={0}
            placeholder="not asked"
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
          label="Or SBP below, mmHg"
          decimals={0}
          placeholder="not asked"
          value={pressureBelow?.sys ?? null}
          onChange={(sys) =>
            onChange('sys', { ...rules, pressureBelow: { dia: pressureBelow?.dia ?? 90, sys } })
          }
          onEmpty={() => onChange('sys', withoutPressure)}
        />
        {pressureBelow === undefined ? null : (
          <NumberField
            id={`${path}.pressureBelow.dia`}
            label="and DBP below, mmHg"
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
          label="Steady gait"
          value={rules.steadyGait}
          onChange={(steadyGait) => onChange('steadyGait', { ...rules, steadyGait })}
        />
        <SwitchField
          id={`${path}.noOpenCritical`}
          label="No open critical alarm"
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
