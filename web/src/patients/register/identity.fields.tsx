import { IDENTIFIERS, type Identifier } from '@chairside/shared/patients/identifiers';
import type { Patient } from '@chairside/shared/patients/patient';
import { Checkbox } from '@mantine/core';
import { FieldGroup } from '../../ui/fields.tsx';

interface Props {
  readonly patient: Pick<Patient, 'name' | 'dateOfBirth' | 'recordNumber'>;
  readonly value: readonly Identifier[];
  readonly onChange: (identifiers: readonly Identifier[]) => void;
}

/** Each is compared with what the patient says or wears, never read out to them first. */
export function IdentityFields({ patient, value, onChange }: Props) {
  const says: Record<Identifier, string> = {
    name: `Name: ${patient.name}`,
    'date-of-birth': `Date of birth: ${patient.dateOfBirth}`,
    'record-number': `Record number: ${patient.recordNumber}`,
    photo: 'Photo looks like the patient',
  };
  return (
    <FieldGroup look="bare" legend="Compared with the patient, two at least">
      {IDENTIFIERS.map((identifier) => (
        <Checkbox
          key={identifier}
          size="md"
          label={says[identifier]}
          checked={value.includes(identifier)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? [...value, identifier]
                : value.filter((one) => one !== identifier),
            )
          }
        />
      ))}
    </FieldGroup>
  );
}
