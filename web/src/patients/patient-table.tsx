import { allergiesText } from '@chairside/shared/patients/allergies-text';
import type { Patient } from '@chairside/shared/patients/patient';
import { dateText } from '@chairside/shared/time/calendar';
import { Link } from 'react-router';
import { say } from '../language/say.ts';
import { useToday } from '../live/use-today.ts';
import { Table, TableHead } from '../ui/table.tsx';
import { ageText } from './register/patient-text.ts';
import classes from './styles/patients.module.css';

export function PatientTable({ patients }: { readonly patients: readonly Patient[] }) {
  const today = useToday();
  return (
    <Table look="list">
      <TableHead
        columns={[
          say('patients.name'),
          say('patients.record-number'),
          say('patients.born'),
          { title: say('patients.age'), cell: 'number' },
          { title: say('patients.allergies'), cell: 'minor' },
          { title: say('patients.risk-factors'), cell: 'minor' },
        ]}
      />
      <tbody>
        {patients.map((patient) => (
          <tr key={patient.id}>
            <th scope="row">
              <Link to={`/patients/${patient.id}`}>{patient.name}</Link>
            </th>
            <td>{patient.recordNumber}</td>
            <td>{dateText(patient.dateOfBirth)}</td>
            <td data-cell="number">{ageText(patient.dateOfBirth, today)}</td>
            <td data-cell="minor">
              {patient.allergies === 'unknown' ? (
                <span className={classes.unknown}>{say('patients.not-known')}</span>
              ) : (
                allergiesText(patient.allergies)
              )}
            </td>
            <td data-cell="minor">{patient.riskFactors.length || '--'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
