import type { patientVersionsSchema } from '@chairside/shared/wire/patients';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { z } from 'zod';
import { call } from '../http/client.ts';
import { KEYS } from '../http/patient-keys.ts';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { clinicDayAndTime } from '../time/clinic-time.ts';
import { Block, Stack } from '../ui/block.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { Soft } from '../ui/text.tsx';
import { changedFields, FIELD_LABELS, fieldText } from './register/document-text.ts';

/** Who changed what of a registration, newest first; nothing of it can be changed or removed. */
export function PatientVersionsPage() {
  const { patientId = '' } = useParams();
  const query = useQuery({
    queryKey: KEYS.versions(patientId),
    queryFn: () => call('GET /api/patients/:id/versions', { params: { id: patientId } }),
  });
  return (
    <Page width="narrow">
      <Loaded query={query} failed={say('patients.the-changes-could-not-be-read')}>
        {({ versions }) => (
          <>
            <PageHead
              title={say('patients.changes')}
              trail={
                <>
                  <Link to="/patients">{say('patients.patients')}</Link> /{' '}
                  <Link to={`/patients/${patientId}`}>{versions[0]?.document.name}</Link>
                </>
              }
            />
            <Stack>
              {versions.map((one, index) => (
                <Version key={one.version} of={one} before={versions[index + 1]?.document} />
              ))}
            </Stack>
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Saved = z.infer<typeof patientVersionsSchema>['versions'][number];

interface VersionProps {
  readonly of: Saved;
  readonly before: Saved['document'] | undefined;
}

function Version({ of: { version, at, by, document }, before }: VersionProps) {
  const { timeZone } = useMe().clinic;
  const first = before === undefined;
  const columns = first
    ? [say('patients.field'), say('patients.registered-title')]
    : [say('patients.field'), say('patients.before'), say('patients.after')];
  return (
    <Block
      title={
        <>
          {say('patients.version-version', { version })}
          {first ? say('patients.registered') : ''}
        </>
      }
      aside={
        <Soft>
          {by.kind === 'user' ? by.name : '--'}, {clinicDayAndTime(at, timeZone)}
        </Soft>
      }
    >
      <Table>
        <TableHead columns={columns} />
        <tbody>
          {changedFields(document, before).map((field) => (
            <tr key={field}>
              <th scope="row">{FIELD_LABELS[field]}</th>
              {first ? null : <td>{fieldText(before, field)}</td>}
              <td>{fieldText(document, field)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Block>
  );
}
