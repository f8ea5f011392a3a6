import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import type { Combination } from '@chairside/shared/protocols/document/document';
import {
  SCORE_INFO,
  SCORE_SCALES,
  type ScoreScale,
} from '@chairside/shared/protocols/document/score-limits';
import { LIMIT_SIGNALS, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say, words } from '../../language/say.ts';
import { SIGNS } from '../document/limit-text.ts';
import classes from '../styles/editor.module.css';
import { ComparisonFields, Term as Together } from './comparison-fields.tsx';
import { EffectPicker } from './effect-picker.tsx';
import { ChoiceField, NumberField, TimeField } from './fields.tsx';

type Term = Combination['all'][number];
type TermOf<K extends Term['kind']> = Extract<Term, { kind: K }>;

const SCALES = Object.fromEntries(
  SCORE_SCALES.map((scale) => [scale, say(SCORE_INFO[scale].label)]),
) as Readonly<Record<ScoreScale, string>>;
const SCORE_OPS = { '<=': SIGNS['<='], '>=': SIGNS['>='] } as const;
const ANY = say('protocols-editor.any-severity');
const LEAST = {
  any: ANY,
  ...Object.fromEntries(
    SEVERITIES.map((severity) => [
      severity,
      say('protocols-editor.severity-or-worse', { severity }),
    ]),
  ),
} as Readonly<Record<Severity | 'any', string>>;

interface Props<T extends Term> {
  readonly path: string;
  readonly label: string;
  readonly term: T;
  readonly onChange: (term: Term) => void;
  /** Null where the combination needs this part. */
  readonly onRemove: (() => void) | null;
}

/** One part of a combination. */
export function CombinationTerm({ onRemove, ...props }: Props<Term>) {
  return (
    <Together legend={props.label} onRemove={onRemove}>
      <Fields {...props} />
    </Together>
  );
}

function Fields(props: Omit<Props<Term>, 'onRemove'>) {
  const { term } = props;
  switch (term.kind) {
    case 'value':
      return <ValueFields {...props} term={term} />;
    case 'effect':
      return <EffectFields {...props} term={term} />;
    case 'score':
      return <ScoreFields {...props} term={term} />;
    default:
      return term satisfies never;
  }
}

type FieldsOf<K extends Term['kind']> = Omit<Props<TermOf<K>>, 'onRemove'>;

function ValueFields({ path, term, onChange }: FieldsOf<'value'>) {
  const { unit } = SIGNAL_INFO[term.signal];
  const { hysteresis } = term;
  return (
    <div className={classes.grid}>
      <ComparisonFields
        id={path}
        signals={LIMIT_SIGNALS}
        value={term}
        onChange={(next) => onChange({ ...term, ...next })}
      />
      <NumberField
        id={`${path}.by`}
        label={say('protocols-editor.clears-inside-by-unit', { unit })}
        min={0}
        value={hysteresis.by}
        onChange={(by) => onChange({ ...term, hysteresis: { ...hysteresis, by } })}
      />
      <TimeField
        id={`${path}.for`}
        label={say('protocols-editor.clears-after')}
        unit="s"
        value={hysteresis.forMs}
        onChange={(forMs) => onChange({ ...term, hysteresis: { ...hysteresis, forMs } })}
      />
    </div>
  );
}

function EffectFields({ path, term, onChange }: FieldsOf<'effect'>) {
  const { anyOf } = term;
  return (
    <>
      <EffectPicker
        id={`${path}.effects`}
        label={say('protocols-editor.any-of-these-effects')}
        value={anyOf.map((one) => one.term)}
        onChange={(terms) =>
          onChange({
            ...term,
            anyOf: terms.map((code) => anyOf.find((one) => one.term === code) ?? { term: code }),
          })
        }
      />
      <div className={classes.grid}>
        {anyOf.map((one, index) => (
          <ChoiceField
            key={one.term}
            id={`${path}.${one.term}`}
            label={effectLabel(one.term, words)}
            value={one.atLeast ?? 'any'}
            options={LEAST}
            onChange={(least) =>
              onChange({
                ...term,
                anyOf: anyOf.map((each, i) =>
                  i !== index
                    ? each
                    : least === 'any'
                      ? { term: each.term }
                      : { term: each.term, atLeast: least },
                ),
              })
            }
          />
        ))}
      </div>
    </>
  );
}

function ScoreFields({ path, term, onChange }: FieldsOf<'score'>) {
  const { anyOf } = term;
  const at = (index: number, next: Partial<(typeof anyOf)[number]>) =>
    anyOf.map((one, i) => (i === index ? { ...one, ...next } : one));
  return (
    <>
      {anyOf.map((one, index) => (
        <div className={classes.grid} key={one.scale}>
          <ChoiceField
            id={`${path}.${index}.scale`}
            label={index === 0 ? say('protocols-editor.score') : say('protocols-editor.or-score')}
            value={one.scale}
            options={SCALES}
            onChange={(scale) => onChange({ ...term, anyOf: at(index, { scale }) })}
          />
          <ChoiceField
            id={`${path}.${index}.op`}
            label={say('protocols-editor.is')}
            value={one.op}
            options={SCORE_OPS}
            onChange={(op) => onChange({ ...term, anyOf: at(index, { op }) })}
          />
          <NumberField
            id={`${path}.${index}.value`}
            label={say('protocols-editor.limit-min-to-max', {
              min: SCORE_INFO[one.scale].min,
              max: SCORE_INFO[one.scale].max,
            })}
            decimals={0}
            value={one.value}
            onChange={(value) =>
              onChange({ ...term, anyOf: at(index, { value: Math.round(value) }) })
            }
          />
        </div>
      ))}
    </>
  );
}
