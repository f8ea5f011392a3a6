import type { Patient, PatientDocument } from '@chairside/shared/patients/patient';
import { Button } from '@mantine/core';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { ButtonRow } from '../../ui/fields.tsx';
import { Table, TableHead } from '../../ui/table.tsx';
import { Notice } from '../../ui/text.tsx';
import { FIELD_LABELS, fieldText } from './document-text.ts';
import { mergeDocuments } from './merge-documents.ts';

interface Props {
  /** What the form was opened with. */
  readonly base: PatientDocument;
  readonly mine: PatientDocument;
  readonly saved: Patient;
  readonly saving: boolean;
  readonly onSave: (merged: PatientDocument) => void;
  readonly onDrop: () => void;
}

const documentOnly = (patient: Patient): PatientDocument => {
  const { recordNumber, name, dateOfBirth, sex, allergies, riskFactors } = patient;
  return { recordNumber, name, dateOfBirth, sex, allergies, riskFactors };
};

/** Somebody else saved in between: both values side by side, and nothing overwritten unseen. */
export function ConflictNotice({ base, mine, saved, saving, onSave, onDrop }: Props) {
  const { timeZone } = useMe().clinic;
  const now = documentOnly(saved);
  const { merged, both, theirs } = mergeDocuments(base, mine, now);
  const who = saved.by.kind === 'user' ? saved.by.name : say('patients-register.somebody');
  return (
    <Notice role="alert">
      <h2>
        {say('patients-register.who-saved-this-patient-while-you', {
          who,
          at: clinicDayAndTime(saved.at, timeZone),
        })}
      </h2>
      {both.length + theirs.length === 0 ? (
        <p>{say('patients-register.what-you-entered-matches-what-is')}</p>
      ) : (
        <Table>
          <TableHead columns={COLUMNS} />
          <tbody>
            {[...both, ...theirs].map((field) => (
              <tr key={field}>
                <th scope="row">{FIELD_LABELS[field]}</th>
                <td>{fieldText(mine, field)}</td>
                <td>{fieldText(now, field)}</td>
                <td>
                  {both.includes(field)
                    ? say('patients-register.yours-replaces-it')
                    : say('patients-register.stays-as-saved-now')}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <ButtonRow>
        <Button loading={saving} onClick={() => onSave(merged)}>
          {say('patients-register.save-my-changes-over-it')}
        </Button>
        <Button variant="default" onClick={onDrop}>
          {say('patients-register.keep-what-is-saved-now')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}

const COLUMNS = [
  say('patients-register.field'),
  say('patients-register.yours'),
  say('patients-register.saved-now'),
  say('patients-register.if-you-save'),
];
