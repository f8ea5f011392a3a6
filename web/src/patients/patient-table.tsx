import { allergiesText } from '@chairside/shared/patients/allergies-text';
import type { Patient } from '@chairside/shared/patients/patient';
import { Link } from 'react-router';
import { say } from '../language/say.ts';
import { useToday } from '../live/use-today.ts';
import { Table } from '../ui/table.tsx';
import { ageText, dateText } from './register/patient-text.ts';
import classes from './styles/patients.module.css';

export function PatientTable({ patients }: { readonly patients: readonly Patient[] }) {
  const today = useToday();
  return (
    <Table look="list">
      <thead>
        <tr>
          <th scope="col">{say('patients.name')}</th>
          <th scope="col">{say('patients.record-number')}</th>
          <th scope="col">{say('patients.born')}</th>
          <th scope="col" data-cell="number">
            {say('patients.age')}
          </th>
          <th scope="col" className={classes.minor}>
            {say('patients.allergies')}
          </th>
          <th scope="col" className={classes.minor}>
            {say('patients.risk-factors')}
          </th>
        </tr>
      </thead>
      <tbody>
        {patients.map((patient) => (
          <tr key={patient.id}>
            <th scope="row">
              <Link to={`/patients/${patient.id}`}>{patient.name}</Link>
            </th>
            <td>{patient.recordNumber}</td>
            <td>{dateText(patient.dateOfBirth)}</td>
            <td data-cell="number">{ageText(patient.dateOfBirth, today)}</td>
            <td className={classes.minor}>
              {patient.allergies === 'unknown' ? (
                <span className={classes.unknown}>{say('patients.not-known')}</span>
              ) : (
                allergiesText(patient.allergies)
              )}
            </td>
            <td className={classes.minor}>{patient.riskFactors.length || '--'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
