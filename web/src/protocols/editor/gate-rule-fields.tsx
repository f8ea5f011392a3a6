import {
  GATE_SIGNALS,
  type GateSignal,
  type GateVitalsRule,
} from '@chairside/shared/protocols/document/gate';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button } from '@mantine/core';
import { say } from '../../language/say.ts';
import { SIGNS } from '../document/limit-text.ts';
import { LEVEL_LABELS } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { ChoiceField, NumberField } from './fields.tsx';

const SIGNALS = Object.fromEntries(
  GATE_SIGNALS.map((signal) => [signal, SIGNAL_INFO[signal].label]),
) as Readonly<Record<GateSignal, string>>;

interface Props {
  readonly path: string;
  readonly rule: GateVitalsRule;
  readonly onChange: (field: string, rule: GateVitalsRule) => void;
}

/** One rule of the gate: any of its comparisons, in so many readings running. */
export function GateRuleFields({ path, rule, onChange }: Props) {
  const { anyOf } = rule;
  const { inForce } = useEditor();
  const before = inForce(`${path}.value`);
  const at = (index: number, next: Partial<(typeof anyOf)[number]>) => ({
    ...rule,
    anyOf: anyOf.map((one, i) => (i === index ? { ...one, ...next } : one)),
  });
  return (
    <>
      {anyOf.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no name of their own, their place is what they are
        <fieldset className={classes.term} key={index}>
          <legend>{index === 0 ? 'Where' : 'or'}</legend>
          <div className={classes.grid}>
            <ChoiceField
              id={`${path}.${index}.signal`}
              label={say('protocols-editor.value')}
              value={one.signal}
              options={SIGNALS}
              onChange={(signal) => onChange(`${index}.signal`, at(index, { signal }))}
            />
            <ChoiceField
              id={`${path}.${index}.op`}
              label={say('protocols-editor.is')}
              value={one.op}
              options={SIGNS}
              onChange={(op) => onChange(`${index}.op`, at(index, { op }))}
            />
            <NumberField
              id={index === 0 ? `${path}.value` : `${path}.${index}.value`}
              label={say('protocols-editor.limit-unit', { unit: SIGNAL_INFO[one.signal].unit })}
              value={one.value}
              onChange={(value) => onChange(`${index}.value`, at(index, { value }))}
            />
          </div>
          {anyOf.length === 1 ? null : (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() =>
                onChange('removed', { ...rule, anyOf: anyOf.filter((_, i) => i !== index) })
              }
            >
              {say('protocols-editor.remove')}
            </Button>
          )}
        </fieldset>
      ))}
      {before === null ? null : (
        <p className={classes.was}>{say('protocols-editor.in-force-before', { before })}</p>
      )}
      <div className={classes.wide}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            onChange('added', { ...rule, anyOf: [...anyOf, { signal: 'dia', op: '>', value: 90 }] })
          }
        >
          {say('protocols-editor.or-another-value')}
        </Button>
      </div>
      <div className={classes.grid}>
        <NumberField
          id={`${path}.readings`}
          label={say('protocols-editor.consecutive-readings-1-to-5')}
          decimals={0}
          value={rule.readings}
          onChange={(readings) => {
            const whole = Math.round(readings);
            if (whole >= 1 && whole <= 5) onChange('readings', { ...rule, readings: whole });
          }}
        />
        <ChoiceField
          id={`${path}.level`}
          label={say('protocols-editor.where-it-is-met')}
          value={rule.level}
          options={LEVEL_LABELS}
          onChange={(level) => onChange('level', { ...rule, level })}
        />
      </div>
    </>
  );
}
