import { durationText } from '@chairside/shared/text/time-text';
import type { PatientDetail } from '@chairside/shared/wire/patients';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { clinicDayAndTime } from '../time/clinic-time.ts';
import { Block } from '../ui/block.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { Soft } from '../ui/text.tsx';
import { PHASE_LABELS } from '../wording/phase-text.ts';

/** What the server sends at most with a patient. */
const SENT = 100;

type Row = PatientDetail['sessions'][number];

const infusionText = ({ startedAt, stoppedAt }: Row): string => {
  if (startedAt === null) return '--';
  return stoppedAt === null ? say('patients.running') : durationText(stoppedAt - startedAt);
};

/** Newest first. */
export function SessionsPanel({ detail }: { readonly detail: PatientDetail }) {
  const { patient, sessions } = detail;
  return (
    <Block
      title={say('patients.sessions')}
      aside={
        sessions.length > 0 ? (
          <Button
            component={Link}
            to={`/patients/${patient.id}/review`}
            variant="default"
            size="xs"
          >
            {say('patients.compare-all-sessions')}
          </Button>
        ) : null
      }
    >
      {sessions.length === 0 ? (
        <Soft>{say('patients.no-session-yet-open-one-above')}</Soft>
      ) : (
        <SessionRows sessions={sessions} />
      )}
      {sessions.length >= SENT ? (
        <Soft>
          {say('patients.the-newest-sent-older-ones-stand', { sent: SENT })}{' '}
          <Link to="/sessions">{say('patients.sessions')}</Link>.
        </Soft>
      ) : null}
    </Block>
  );
}

const number = (title: string) => ({ title, cell: 'number' }) as const;
const COLUMNS = [
  say('patients.opened'),
  say('patients.chair'),
  say('patients.phase'),
  number(say('patients.start-to-stop')),
  number(say('patients.effects')),
  number(say('patients.critical')),
  number(say('patients.warning')),
];

function SessionRows({ sessions }: { readonly sessions: readonly Row[] }) {
  const { timeZone } = useMe().clinic;
  return (
    <Table>
      <TableHead columns={COLUMNS} />
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row" data-cell="whole">
              <Link to={`/sessions/${session.id}`}>
                {clinicDayAndTime(session.openedAt, timeZone)}
              </Link>
            </th>
            <td>{session.chairLabel}</td>
            <td>{PHASE_LABELS[session.phase]}</td>
            <td data-cell="number">{infusionText(session)}</td>
            <td data-cell="number">{session.effects}</td>
            <td data-cell="number">{session.criticalAlarms}</td>
            <td data-cell="number">{session.warningAlarms}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
