import { CHECKLIST } from '@chairside/shared/screening/checklist';
import { say } from '../../language/say.ts';
import { FieldGroup, FieldRow } from '../../ui/fields.tsx';
import { Tick } from '../../ui/inputs.tsx';
import { Soft } from '../../ui/text.tsx';
import { riskLabel } from './document-text.ts';

/** What staff have looked at, or measured on a day, is no trait of the patient. */
const NO_TRAIT: ReadonlySet<string> = new Set([
  'medical-history-taken',
  'phq9-15-or-more',
  'ecg-reviewed',
  'kidney-and-liver-function-reviewed',
]);
const HISTORY: readonly string[] = CHECKLIST.filter(
  ({ id, section }) => section === 'history' && !NO_TRAIT.has(id),
).map(({ id }) => id);

interface Props {
  readonly value: readonly string[];
  readonly onChange: (items: string[]) => void;
}

/** The history part of the screening checklist; whatever else is registered stays to be seen and taken away. */
export function RiskFactorsFields({ value, onChange }: Props) {
  const offered = [...HISTORY, ...value.filter((id) => !HISTORY.includes(id))];
  return (
    <FieldGroup legend={say('patients-register.lasting-risk-factors')}>
      <Soft>{say('patients-register.an-empty-box-is-not-an')}</Soft>
      <FieldRow>
        {offered.map((id) => (
          <Tick
            key={id}
            label={riskLabel(id)}
            value={value.includes(id)}
            onChange={(on) => onChange(on ? [...value, id] : value.filter((one) => one !== id))}
          />
        ))}
      </FieldRow>
    </FieldGroup>
  );
}
