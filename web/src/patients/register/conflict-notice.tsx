import type { Patient, PatientDocument } from '@chairside/shared/patients/patient';
import { Button } from '@mantine/core';
import { useMe } from '../../identity/use-me.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import classes from '../styles/patients.module.css';
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
  const who = saved.by.kind === 'user' ? saved.by.name : 'Somebody';
  return (
    <section className={classes.notice} role="alert">
      <h2>
        {who} saved this patient while you had it open, {clinicDayAndTime(saved.at, timeZone)}
      </h2>
      {both.length + theirs.length === 0 ? <p>What you entered is what is saved now.</p> : null}
      {both.length + theirs.length > 0 ? (
        <table className={classes.compare}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Yours</th>
              <th scope="col">Saved now</th>
              <th scope="col">If you save</th>
            </tr>
          </thead>
          <tbody>
            {[...both, ...theirs].map((field) => (
              <tr key={field}>
                <th scope="row">{FIELD_LABELS[field]}</th>
                <td>{fieldText(mine, field)}</td>
                <td>{fieldText(now, field)}</td>
                <td>{both.includes(field) ? 'yours replaces it' : 'stays as saved now'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <div className={classes.actions}>
        <Button loading={saving} onClick={() => onSave(merged)}>
          Save my changes on top
        </Button>
        <Button variant="default" onClick={onDrop}>
          Leave it as it is saved now
        </Button>
      </div>
    </section>
  );
}
