import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../http/client.ts';
import { KEYS } from '../http/patient-keys.ts';
import { errorText } from '../http/problem.ts';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { clinicDayAndTime } from '../time/clinic-time.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { Table } from '../ui/table.tsx';
import { changedFields, FIELD_LABELS, fieldText } from './register/document-text.ts';
import classes from './styles/patients.module.css';

/** Who changed what of a registration, newest first; nothing of it can be changed or removed. */
export function PatientVersionsPage() {
  const { patientId = '' } = useParams();
  const { timeZone } = useMe().clinic;
  const { data, error } = useQuery({
    queryKey: KEYS.versions(patientId),
    queryFn: () => call('GET /api/patients/:id/versions', { params: { id: patientId } }),
  });
  if (error)
    return (
      <Message title={say('patients.the-changes-could-not-be-read')}>{errorText(error)}</Message>
    );
  if (!data) return <Loading />;
  const { versions } = data;
  return (
    <div className={classes.narrow}>
      <p className={classes.crumb}>
        <Link to="/patients">{say('patients.patients')}</Link> /{' '}
        <Link to={`/patients/${patientId}`}>{versions[0]?.document.name}</Link>
      </p>
      <h1 className={classes.title}>{say('patients.changes')}</h1>
      <div className={classes.stack}>
        {versions.map(({ version, at, by, document }, index) => {
          const before = versions[index + 1]?.document;
          return (
            <section key={version} className={classes.block}>
              <div className={classes.blockHead}>
                <h2>
                  {say('patients.version-version', { version })}
                  {before === undefined ? say('patients.registered') : ''}
                </h2>
                <span className={classes.soft}>
                  {by.kind === 'user' ? by.name : '--'}, {clinicDayAndTime(at, timeZone)}
                </span>
              </div>
              <Table>
                <thead>
                  <tr>
                    <th scope="col">{say('patients.field')}</th>
                    {before === undefined ? null : <th scope="col">{say('patients.before')}</th>}
                    <th scope="col">{before === undefined ? 'Registered' : 'After'}</th>
                  </tr>
                </thead>
                <tbody>
                  {changedFields(document, before).map((field) => (
                    <tr key={field}>
                      <th scope="row">{FIELD_LABELS[field]}</th>
                      {before === undefined ? null : <td>{fieldText(before, field)}</td>}
                      <td>{fieldText(document, field)}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </section>
          );
        })}
      </div>
    </div>
  );
}
