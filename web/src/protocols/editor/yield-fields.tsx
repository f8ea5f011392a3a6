import type { Limit, LimitTest } from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import { NumberField } from './fields.tsx';

type Absolute = Extract<LimitTest, { kind: 'absolute' }>;

/** How far a new one gives way at most, beyond its limit: a place to begin. */
const FURTHER = 5;

interface Props {
  readonly limit: Limit;
  readonly test: Absolute;
  readonly onChange: (test: LimitTest) => void;
}

/** A low limit that gives way to a patient who is low at rest. */
export function YieldFields({ limit, test, onChange }: Props) {
  const { unit } = SIGNAL_INFO[limit.signal];
  const { yields, ...fixed } = test;
  const path = `limits.${limit.id}`;
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
