import { CHECKLIST } from '@chairside/shared/screening/checklist';
import { Checkbox } from '@mantine/core';
import { say } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import classes from '../styles/patients.module.css';
import { riskLabel } from './document-text.ts';

/** What staff have looked at, or measured on a day, is no trait of the patient. */
const NO_TRAIT: ReadonlySet<string> = new Set([
  'medical-history-taken',
  'phq9-15-or-more',
  'ecg-reviewed',
  'kidney-and-liver-function-reviewed',
]);
const HISTORY = CHECKLIST.filter(
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
    <fieldset className={classes.group}>
      <legend>{say('patients-register.lasting-risk-factors')}</legend>
      <Soft>{say('patients-register.an-empty-box-is-not-an')}</Soft>
      <div className={classes.checks}>
        {offered.map((id) => (
          <Checkbox
            key={id}
            label={riskLabel(id)}
            checked={value.includes(id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...value, id] : value.filter((one) => one !== id),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
