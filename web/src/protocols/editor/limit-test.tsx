/** The test of a limit: a value, a distance from the baseline, or a table by baseline. */
import type { Limit, LimitTest } from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import { SIGNS } from '../document/limit-text.ts';
import classes from '../styles/editor.module.css';
import { BandTable } from './band-table.tsx';
import { ChoiceField, NumberField } from './fields.tsx';

type Op = keyof typeof SIGNS;
const LOW_OPS = { '<': SIGNS['<'], '<=': SIGNS['<='] } as Readonly<Record<Op, string>>;
const HIGH_OPS = { '>': SIGNS['>'], '>=': SIGNS['>='] } as Readonly<Record<Op, string>>;

type Absolute = Extract<LimitTest, { kind: 'absolute' }>;

export function TestFields({
  limit,
  onChange,
}: {
  limit: Limit;
  onChange: (test: LimitTest) => void;
}) {
  const { test, signal, direction } = limit;
  const { unit } = SIGNAL_INFO[signal];
  const id = `limits.${limit.id}.test`;
  const ops = direction === 'low' ? LOW_OPS : HIGH_OPS;
  switch (test.kind) {
    case 'absolute':
      return (
        <div className={classes.grid}>
          <ChoiceField
            id={`${id}.op`}
            label={say('protocols-editor.alarm-where-it-is')}
            value={test.op}
            options={ops}
            onChange={(op) => onChange({ ...test, op })}
          />
          <NumberField
            id={id}
            label={say('protocols-editor.limit-unit', { unit })}
            value={test.value}
            onChange={(value) => onChange({ ...test, value })}
          />
          {direction === 'low' ? (
            <YieldFields limit={limit} test={test} onChange={onChange} />
          ) : null}
        </div>
      );
    case 'points-from-baseline':
      return (
        <div className={classes.grid}>
          <NumberField
            id={id}
            label={say('protocols-editor.limit-unit-from-the-baseline', { unit })}
            sign={SIGNS[test.op]}
            value={test.points}
            onChange={(points) => onChange({ ...test, points })}
          />
          <AndFields limit={limit} test={test} onChange={onChange} />
        </div>
      );
    case 'percent-of-baseline':
      return (
        <div className={classes.grid}>
          <NumberField
            id={id}
            label={say('protocols-editor.limit-from-the-baseline')}
            sign={SIGNS[test.op]}
            value={test.percent}
            onChange={(percent) => onChange({ ...test, percent })}
          />
          <AndFields limit={limit} test={test} onChange={onChange} />
        </div>
      );
    case 'band-around-baseline':
      return (
        <BandTable
          limit={limit}
          bands={test.bands}
          onChange={(bands) => onChange({ ...test, bands })}
        />
      );
    default:
      return test satisfies never;
  }
}

type Relative = Extract<LimitTest, { kind: 'points-from-baseline' | 'percent-of-baseline' }>;

/** "and at least 160": empty where the distance alone is enough. */
function AndFields({
  limit,
  test,
  onChange,
}: {
  limit: Limit;
  test: Relative;
  onChange: (test: LimitTest) => void;
}) {
  const { unit } = SIGNAL_INFO[limit.signal];
  const op = test.and?.op ?? (limit.direction === 'low' ? '<=' : '>=');
  const { and: _, ...alone } = test;
  return (
    <NumberField
      id={`limits.${limit.id}.test.and`}
      label={say('protocols-editor.and-the-value-itself-unit', { unit })}
      sign={SIGNS[op]}
      placeholder={say('protocols-editor.not-asked')}
      value={test.and?.value ?? null}
      onChange={(value) => onChange({ ...test, and: { kind: 'absolute', op, value } })}
      onEmpty={() => onChange(alone)}
    />
  );
}

/** How far a new one gives way at most, beyond its limit: a place to begin. */
const FURTHER = 5;

interface YieldProps {
  readonly limit: Limit;
  readonly test: Absolute;
  readonly onChange: (test: LimitTest) => void;
}

/** A low limit that gives way to a patient who is low at rest. */
function YieldFields({ limit, test, onChange }: YieldProps) {
  const { unit } = SIGNAL_INFO[limit.signal];
  const { yields, ...fixed } = test;
  const path = `limits.${limit.id}.test`;
  return (
    <>
      <NumberField
        id={`${path}.yields`}
        label={say('protocols-editor.relaxed-at-rest')}
        placeholder={say('protocols-editor.does-not')}
        value={yields?.percent ?? null}
        disabled={limit.tier === 'critical' && yields === undefined}
        onChange={(percent) => {
          if (percent < 1 || percent > 50) return;
          const notBelow = yields?.notBelow ?? test.value - FURTHER;
          onChange({ ...fixed, yields: { percent, notBelow } });
        }}
        onEmpty={() => onChange(fixed)}
      />
      {yields === undefined ? null : (
        <NumberField
          id={`${path}.notBelow`}
          label={say('protocols-editor.never-relaxed-below-unit', { unit })}
          value={yields.notBelow}
          onChange={(notBelow) => onChange({ ...fixed, yields: { ...yields, notBelow } })}
        />
      )}
    </>
  );
}
