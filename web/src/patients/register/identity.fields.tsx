import { IDENTIFIERS, type Identifier } from '@chairside/shared/patients/identifiers';
import type { Patient } from '@chairside/shared/patients/patient';
import { say } from '../../language/say.ts';
import { FieldGroup } from '../../ui/fields.tsx';
import { Tick } from '../../ui/inputs.tsx';

interface Props {
  readonly patient: Pick<Patient, 'name' | 'dateOfBirth' | 'recordNumber'>;
  readonly value: readonly Identifier[];
  readonly onChange: (identifiers: readonly Identifier[]) => void;
}

/** Each is compared with what the patient says or wears, never read out to them first. */
export function IdentityFields({ patient, value, onChange }: Props) {
  const says: Record<Identifier, string> = {
    name: say('patients-register.name-name', { name: patient.name }),
    'date-of-birth': say('patients-register.date-of-birth-dateofbirth', {
      dateOfBirth: patient.dateOfBirth,
    }),
    'record-number': say('patients-register.record-number-recordnumber', {
      recordNumber: patient.recordNumber,
    }),
    photo: say('patients-register.photo-matches-the-patient'),
  };
  return (
    <FieldGroup look="bare" legend={say('patients-register.compared-with-the-patient-at-least')}>
      {IDENTIFIERS.map((identifier) => (
        <Tick
          key={identifier}
          label={says[identifier]}
          value={value.includes(identifier)}
          onChange={(on) =>
            onChange(on ? [...value, identifier] : value.filter((one) => one !== identifier))
          }
        />
      ))}
    </FieldGroup>
  );
}
