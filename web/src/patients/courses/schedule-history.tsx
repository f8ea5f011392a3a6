import { plannedInfusions } from '@chairside/shared/patients/schedule';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../http/client.ts';
import { KEYS } from '../../http/patient-keys.ts';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { Details } from '../../ui/details.tsx';
import { Table, TableHead } from '../../ui/table.tsx';

/** What the clinic saved of its schedules, with who and when. */
export function ScheduleHistory() {
  const { timeZone } = useMe().clinic;
  const { data } = useQuery({
    queryKey: [...KEYS.templates, 'versions'],
    queryFn: () => call('GET /api/schedule-templates/versions'),
  });
  if (!data || data.versions.length === 0) return null;
  return (
    <Details summary={say('patients-courses.every-version')}>
      <Table>
        <TableHead
          columns={[
            say('patients-courses.version'),
            say('patients-courses.saved'),
            say('patients-courses.schedules-infusions-planned'),
          ]}
        />
        <tbody>
          {data.versions.map(({ version, at, by, document }) => (
            <tr key={version}>
              <th scope="row">{version}</th>
              <td>
                {by.kind === 'user' ? by.name : '--'}, {clinicDayAndTime(at, timeZone)}
              </td>
              <td>
                {document.templates
                  .map(({ name, schedule }) => `${name} (${plannedInfusions(schedule)})`)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Details>
  );
}
