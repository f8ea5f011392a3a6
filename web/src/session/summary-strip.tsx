import type { SessionState } from '@chairside/shared/session/state';
import type { ReactNode } from 'react';
import { PHASE_LABELS } from '../chair/phase-text.ts';
import { clockTime } from '../ui/clinic-time.ts';
import { stopwatchText } from '../ui/time-text.ts';
import { STOP_REASON_LABELS } from './describe-infusion.ts';
import { describeBaseline } from './describe-vitals.ts';
import classes from './session.module.css';
import type { SessionSummary } from './session-summary.ts';

interface Props {
  readonly session: SessionState;
  readonly summary: SessionSummary;
  readonly zone: string;
}

/** The session in figures, for the head of the page and of the print. */
export function SummaryStrip({ session, summary, zone }: Props) {
  const { infusion } = session;
  const spent = (...phases: string[]) =>
    summary.phases
      .filter(({ phase }) => phases.includes(phase))
      .reduce((sum, { from, to }) => sum + to - from, 0);
  return (
    <dl className={classes.strip}>
      <Figure
        label="Infusion"
        value={infusion === null ? '--' : stopwatchText(spent('infusing'))}
        note={
          infusion === null
            ? 'not started'
            : `${infusion.drug}${infusion.doseMg === undefined ? '' : ` ${infusion.doseMg} mg`}, planned ${infusion.plannedMinutes} min`
        }
      />
      <Figure
        label="Ended"
        value={infusion?.stoppedAt ? clockTime(infusion.stoppedAt, zone) : '--'}
        note={infusion?.stopReason ? STOP_REASON_LABELS[infusion.stopReason] : 'not stopped'}
      />
      <Figure
        label="Recovery"
        value={spent('recovery') === 0 ? '--' : stopwatchText(spent('recovery'))}
        note={
          session.closedAt === null ? 'still open' : `closed ${clockTime(session.closedAt, zone)}`
        }
      />
      <Figure
        label="Effects"
        value={String(summary.effects)}
        note={summary.withdrawn === 0 ? 'none withdrawn' : `${summary.withdrawn} withdrawn`}
      />
      <Figure
        label="Alarms"
        value={
          <>
            {summary.alarms.critical} <small>critical</small> {summary.alarms.warning}{' '}
            <small>warning</small>
          </>
        }
        note={`${summary.unacknowledged} not acknowledged, ${summary.technical} technical`}
      />
      <Figure
        label="Baseline"
        value={null}
        note={
          session.baseline === null ? 'No baseline was set' : describeBaseline(session.baseline)
        }
      />
      <div className={classes.phases}>
        <dt>Phases</dt>
        <dd>
          {summary.phases.map(({ phase, from, to }) => (
            <span key={from}>
              {PHASE_LABELS[phase]} <b>{clockTime(from, zone)}</b> {stopwatchText(to - from)}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note: string }) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      {value === null ? null : <dd className={classes.value}>{value}</dd>}
      <dd>{note}</dd>
    </div>
  );
}
