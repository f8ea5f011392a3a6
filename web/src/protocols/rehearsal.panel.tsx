import type { ProtocolDocument } from '@chairside/shared/alarms/limits';
import type {
  RehearsalReport,
  RehearsedSessionReport,
} from '@chairside/shared/protocol/rehearsals';
import { Button, NumberInput, Progress, Table } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { errorText } from '../api/problem.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { alarmSubject } from '../session/describe-event.ts';
import { clinicDayAndTime, clockTimeWithSeconds } from '../ui/clinic-time.ts';
import { TIER_LABELS } from './limit-text.ts';
import classes from './protocols.module.css';
import { countText, movedText, totalsOf } from './rate-text.ts';
import type { RehearsalControl } from './rehearsal-queries.ts';

const DEFAULT_SESSIONS = 20;
const MOST_SESSIONS = 200;

interface Props {
  /** As it stands in the editor. */
  readonly document: ProtocolDocument;
  /** Null where it makes sense; else why it cannot be rehearsed. */
  readonly refused: string | null;
  readonly rehearsal: RehearsalControl;
}

/** The draft over past sessions: what would come, go and move against the version in force. */
export function RehearsalPanel({ document, refused, rehearsal }: Props) {
  const [sessions, setSessions] = useState<number | string>(DEFAULT_SESSIONS);
  const { status, error, rehearsed } = rehearsal;
  const running = status?.state === 'running';
  const stale = JSON.stringify(rehearsed) !== JSON.stringify(document);
  return (
    <section aria-label="Rehearsal">
      <div className={classes.rehearse}>
        <NumberInput
          label="Newest sessions"
          w={130}
          min={1}
          max={MOST_SESSIONS}
          value={sessions}
          onChange={setSessions}
        />
        <Button
          disabled={refused !== null || running || Number(sessions) < 1}
          onClick={() => rehearsal.start(document, Math.min(MOST_SESSIONS, Number(sessions)))}
        >
          Rehearse
        </Button>
        {running ? (
          <Button variant="default" onClick={rehearsal.cancel}>
            Cancel
          </Button>
        ) : null}
        <p className={classes.state} role="status">
          {refused ??
            (running
              ? `${status.done} of ${status.total} sessions`
              : status?.state === 'cancelled'
                ? 'Cancelled.'
                : status?.state === 'failed'
                  ? 'The rehearsal failed. Try again.'
                  : 'Runs this version and the one in force over past sessions. Nothing live is touched.')}
        </p>
      </div>
      {running ? (
        <Progress
          aria-label="Sessions rehearsed"
          value={status.total === 0 ? 0 : (100 * status.done) / status.total}
        />
      ) : null}
      {error ? (
        <p className={classes.error} role="alert">
          {errorText(error)}
        </p>
      ) : null}
      {status?.report ? (
        <>
          {stale ? (
            <p className={classes.soft}>
              The limits have been changed since: rehearse again for what they are now.
            </p>
          ) : null}
          <Report report={status.report} />
        </>
      ) : null}
    </section>
  );
}

function Report({ report }: { readonly report: RehearsalReport }) {
  const zone = useTimeZone();
  const { before, after, added, removed, moved } = totalsOf(report);
  const { hours, sessions, against } = report;
  if (sessions.length === 0) return <p className={classes.soft}>There is no session yet.</p>;
  return (
    <>
      <p className={classes.total}>
        <strong>
          {countText(after, hours)} instead of {countText(before, hours)}
        </strong>{' '}
        in {sessions.length} {sessions.length === 1 ? 'session' : 'sessions'} of {hours.toFixed(1)}{' '}
        hours, against {against}: {added} added, {removed} removed, {moved} moved.
      </p>
      <div className={classes.scroll}>
        <Table miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Session</Table.Th>
              <Table.Th>Opened</Table.Th>
              <Table.Th>Alarms</Table.Th>
              <Table.Th>What changes</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sessions.map((session) => (
              <Table.Tr key={session.id}>
                <Table.Td>
                  <Link to={`/sessions/${session.id}`}>{session.patientRef}</Link>
                </Table.Td>
                <Table.Td>{clinicDayAndTime(session.openedAt, zone)}</Table.Td>
                <Table.Td>
                  {session.before === session.after
                    ? session.after
                    : `${session.after} instead of ${session.before}`}
                </Table.Td>
                <Table.Td>
                  <Changes session={session} zone={zone} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

type Rehearsed = RehearsedSessionReport['added'][number];

function Changes({ session, zone }: { session: RehearsedSessionReport; zone: string }) {
  const { added, removed, moved } = session;
  const count = added.length + removed.length + moved.length;
  if (count === 0) return <span className={classes.soft}>nothing</span>;
  const parts = [
    added.length > 0 && `${added.length} added`,
    removed.length > 0 && `${removed.length} removed`,
    moved.length > 0 && `${moved.length} moved`,
  ].filter(Boolean);
  return (
    <details className={classes.changes}>
      <summary>{parts.join(', ')}</summary>
      <ul>
        {added.map((alarm) => (
          <li key={`added ${alarm.key} ${alarm.raisedAt}`}>Added: {traceText(alarm, zone)}</li>
        ))}
        {removed.map((alarm) => (
          <li key={`removed ${alarm.key} ${alarm.raisedAt}`}>Removed: {traceText(alarm, zone)}</li>
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
  const far = worst === null ? '' : `, worst ${worst}`;
  const steps = trace.map(({ change, at }) => `${change} ${clockTimeWithSeconds(at, zone)}`);
  return `${TIER_LABELS[tier]} ${alarmSubject(key)}${by}${far}: ${steps.join(', ')}`;
}
