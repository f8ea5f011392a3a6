import type { Companion, Limit, LimitSignal } from '@chairside/shared/protocols/document/document';
import { LIMIT_SIGNALS, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button } from '@mantine/core';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { ComparisonFields, OwnMark, signalNames, Term } from './comparison-fields.tsx';
import { ChoiceField, NumberField, TimeField } from './fields.tsx';

const KINDS = {
  value: say('protocols-editor.a-value'),
  missing: say('protocols-editor.no-value'),
  still: say('protocols-editor.etco2-and-rr-unchanged'),
} as const satisfies Record<Companion['kind'], string>;

interface Props {
  readonly limit: Limit;
  readonly onChange: (onlyWith: readonly Companion[]) => void;
}

const another = (limit: Limit): LimitSignal => (limit.signal === 'spo2' ? 'rr' : 'spo2');

/** A place to begin: the figures are for whoever edits to set. */
function companionOf(kind: Companion['kind'], signal: LimitSignal): Companion {
  switch (kind) {
    case 'value':
      return signal === 'spo2'
        ? { kind, signal, op: '<=', value: 93, by: 2 }
        : { kind, signal, op: '<', value: SIGNAL_INFO[signal].min + 10, by: 2 };
    case 'missing':
      return { kind, signal };
    case 'still':
      return { kind, signal: 'etco2', forMs: 5_000 };
    default:
      return kind satisfies never;
  }
}

/** What else has to be so for a limit to be judged: any one of these. */
export function CompanionFields({ limit, onChange }: Props) {
  const path = `limits.${limit.id}.onlyWith`;
  const list = limit.onlyWith ?? [];
  const add = () => onChange([...list, companionOf('value', another(limit))]);
  return (
    <>
      {list.map((one, index) => (
        <Term
          // biome-ignore lint/suspicious/noArrayIndexKey: companions have no name, their place is what they are
          key={index}
          legend={
            index === 0 ? say('protocols-editor.judged-only-beside') : say('protocols-editor.or')
          }
          onRemove={() => onChange(list.filter((_, i) => i !== index))}
        >
          <div className={classes.grid}>
            <CompanionFieldsOf
              path={`${path}.${index}`}
              limit={limit}
              one={one}
              onChange={(next) => onChange(list.map((each, i) => (i === index ? next : each)))}
            />
          </div>
        </Term>
      ))}
      <OwnMark id={path} />
      {limit.guardRail ? null : (
        <div className={classes.wide} data-field={path}>
          <Button variant="default" size="compact-sm" onClick={add}>
            {list.length === 0
              ? say('protocols-editor.judge-only-beside-another-value')
              : say('protocols-editor.or-beside-another-value')}
          </Button>
        </div>
      )}
    </>
  );
}

interface OneProps {
  readonly path: string;
  readonly limit: Limit;
  readonly one: Companion;
  readonly onChange: (one: Companion) => void;
}

function CompanionFieldsOf({ path, limit, one, onChange }: OneProps) {
  const { unit } = SIGNAL_INFO[one.signal];
  const kind = (next: Companion['kind']) => {
    const signal = one.kind === 'still' ? another(limit) : one.signal;
    onChange(companionOf(next, signal));
  };
  return (
    <>
      <ChoiceField
        id={`${path}.kind`}
        label={say('protocols-editor.beside')}
        value={one.kind}
        options={KINDS}
        onChange={kind}
      />
      {one.kind === 'still' ? (
        <TimeField
          id={`${path}.forMs`}
          label={say('protocols-editor.for-at-least')}
          unit="s"
          value={one.forMs}
          onChange={(forMs) => {
            if (forMs > 0) onChange({ ...one, forMs });
          }}
        />
      ) : null}
      {one.kind === 'missing' ? (
        <ChoiceField
          id={`${path}.signal`}
          label={say('protocols-editor.value')}
          value={one.signal}
          options={signalNames(LIMIT_SIGNALS)}
          onChange={(signal) => onChange({ ...one, signal })}
        />
      ) : null}
      {one.kind === 'value' ? (
        <>
          <ComparisonFields
            id={path}
            signals={LIMIT_SIGNALS}
            value={one}
            onChange={({ signal, ...rest }) =>
              onChange(signal === undefined ? { ...one, ...rest } : companionOf('value', signal))
            }
          />
          <NumberField
            id={`${path}.by`}
            label={say('protocols-editor.counts-until-inside-by-unit', { unit })}
            min={0}
            value={one.by}
            onChange={(by) => {
              if (by >= 0) onChange({ ...one, by });
            }}
          />
        </>
      ) : null}
    </>
  );
}
