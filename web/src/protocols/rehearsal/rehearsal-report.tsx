import { alarmSubject } from '@chairside/shared/alarms/words/describe-alarm';
import type { RehearsalReport, RehearsedSessionReport } from '@chairside/shared/wire/rehearsals';
import { Button, Switch, Table } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { say, words } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { clinicDayAndTime, clockTimeWithSeconds } from '../../time/clinic-time.ts';
import { Soft } from '../../ui/text.tsx';
import { tierText } from '../document/limit-text.ts';
import classes from '../styles/protocols.module.css';
import { changeText, countText, enough, hoursText, movedText, totalsOf } from './rate-text.ts';
import { rehearsalCsv } from './rehearsal-csv.ts';

function download(report: RehearsalReport): void {
  const url = URL.createObjectURL(new Blob([rehearsalCsv(report)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'rehearsal.csv';
  link.click();
  URL.revokeObjectURL(url);
}

const touched = ({ added, removed, moved }: RehearsedSessionReport) =>
  added.length + removed.length + moved.length > 0;

/** In total and by session: what comes, goes and moves, with the trace of each. */
export function RehearsalReportView({ report }: { readonly report: RehearsalReport }) {
  const zone = useTimeZone();
  const [changedOnly, setChangedOnly] = useState(false);
  const { before, after, added, removed, moved } = totalsOf(report);
  const { hours, sessions, against } = report;
  if (sessions.length === 0) return <Soft>{say('protocols-rehearsal.no-session-matches')}</Soft>;
  const shown = changedOnly ? sessions.filter(touched) : sessions;
  return (
    <>
      <div className={classes.total}>
        <p>
          <strong>
            {say('protocols-rehearsal.after-instead-of-before', {
              after: countText(after, hours),
              before: countText(before, hours),
            })}
          </strong>{' '}
          {say('protocols-rehearsal.in-sessions-sessions-of-hours', {
            sessions: sessions.length,
            hours: hoursText(hours),
            against,
          })}
        </p>
        <dl className={classes.sums}>
          <div>
            <dt>{say('protocols-rehearsal.added')}</dt>
            <dd>{added}</dd>
          </div>
          <div>
            <dt>{say('protocols-rehearsal.removed')}</dt>
            <dd>{removed}</dd>
          </div>
          <div>
            <dt>{say('protocols-rehearsal.moved')}</dt>
            <dd>{moved}</dd>
          </div>
        </dl>
        <Switch
          label={say('protocols-rehearsal.only-sessions-that-change')}
          checked={changedOnly}
          onChange={(event) => setChangedOnly(event.currentTarget.checked)}
        />
        <Button variant="default" size="compact-sm" onClick={() => download(report)}>
          {say('protocols-rehearsal.save-as-csv')}
        </Button>
      </div>
      <div className={classes.scroll}>
        <Table miw={620}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('protocols-rehearsal.session')}</Table.Th>
              <Table.Th>{say('protocols-rehearsal.opened')}</Table.Th>
              <Table.Th>{say('protocols-rehearsal.alarms')}</Table.Th>
              <Table.Th>{say('protocols-rehearsal.by-the-hour')}</Table.Th>
              <Table.Th>{say('protocols-rehearsal.what-changes')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((session) => (
              <Table.Tr key={session.id}>
                <Table.Td>
                  <Link to={`/sessions/${session.id}`}>{session.patientRef}</Link>
                </Table.Td>
                <Table.Td>{clinicDayAndTime(session.openedAt, zone)}</Table.Td>
                <Table.Td>
                  {session.before === session.after
                    ? session.after
                    : say('protocols-rehearsal.after-was-before', {
                        after: session.after,
                        before: session.before,
                      })}
                </Table.Td>
                <Table.Td>{hourly(session)}</Table.Td>
                <Table.Td>
                  <Changes session={session} zone={zone} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {shown.length === 0 ? (
          <Soft>{say('protocols-rehearsal.in-none-of-these-sessions-would')}</Soft>
        ) : null}
      </div>
    </>
  );
}

/** Too short a session says nothing about an hour. */
function hourly({ before, after, hours }: RehearsedSessionReport): string {
  if (!enough(hours)) return '--';
  return changeText({ before: before / hours, after: after / hours });
}

type Rehearsed = RehearsedSessionReport['added'][number];

function Changes({ session, zone }: { session: RehearsedSessionReport; zone: string }) {
  const { added, removed, moved } = session;
  if (!touched(session))
    return <span className={classes.soft}>{say('protocols-rehearsal.nothing')}</span>;
  const parts = [
    added.length > 0 && say('protocols-rehearsal.added-added', { added: added.length }),
    removed.length > 0 && say('protocols-rehearsal.removed-removed', { removed: removed.length }),
    moved.length > 0 && say('protocols-rehearsal.moved-moved', { moved: moved.length }),
  ].filter(Boolean);
  return (
    <details className={classes.changes}>
      <summary>{parts.join(', ')}</summary>
      <ul>
        {added.map((alarm) => (
          <li key={`added ${alarm.key} ${alarm.raisedAt}`}>
            {say('protocols-rehearsal.added-alarm', { alarm: traceText(alarm, zone) })}
          </li>
        ))}
        {removed.map((alarm) => (
          <li key={`removed ${alarm.key} ${alarm.raisedAt}`}>
            {say('protocols-rehearsal.removed-alarm', { alarm: traceText(alarm, zone) })}
          </li>
        ))}
        {moved.map(({ after, seconds }) => (
          <li key={`moved ${after.key} ${after.raisedAt}`}>
            {movedText(seconds)}: {traceText(after, zone)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `Warning SpO2 low <= 93 %, worst 92: raised 14:32:07, returned 14:33:10`. */
function traceText({ key, tier, limit, worst, trace }: Rehearsed, zone: string): string {
  const by = limit === null ? '' : ` ${limit.op} ${limit.value} ${limit.unit}`;
  const far = worst === null ? '' : say('protocols-rehearsal.worst-worst', { worst });
  const steps = trace.map(({ change, at }) => `${change} ${clockTimeWithSeconds(at, zone)}`);
  return `${tierText(tier)} ${alarmSubject(key, words)}${by}${far}: ${steps.join(', ')}`;
}
