import type { Criterion } from '@chairside/shared/session/discharge';
import type { SessionState } from '@chairside/shared/session/state';
import { stopwatchText } from '@chairside/shared/text/time-text';
import { IconCircle, IconCircleCheckFilled, IconCircleX } from '@tabler/icons-react';
import { say } from '../../language/say.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';
import { sheetOfCriterion } from './discharge-steps.ts';

const STATUS_LABELS = {
  met: 'met',
  'not-met': say('charting-recovery.not-met'),
  'not-measured': say('charting-recovery.not-yet-measured'),
} as const satisfies Record<Criterion['status'], string>;

interface Props {
  readonly session: SessionState;
  readonly criteria: readonly Criterion[];
  readonly disabled: boolean;
}

/** Fit to leave? Each criterion by itself, with what it stands on and the way to meet it. */
export function DischargePanel({ session, criteria, disabled }: Props) {
  const met = criteria.filter(({ status }) => status === 'met').length;
  return (
    <section className={classes.block} aria-labelledby="discharge">
      <div className={classes.head}>
        <h2 id="discharge">{say('charting-recovery.discharge')}</h2>
        <span className={classes.soft}>
          {criteria.length === 0
            ? say('charting-recovery.this-protocol-has-no-criteria')
            : say('charting-recovery.met-of-criteria-met', { met, criteria: criteria.length })}
        </span>
      </div>
      <ul className={classes.steps}>
        {criteria.map((criterion) => {
          const { code, label, status, detail, dueAt } = criterion;
          const sheet = sheetOfCriterion(code);
          return (
            <li
              key={code}
              className={classes.step}
              data-state={status === 'met' ? 'done' : 'open'}
              data-criterion={code}
            >
              <StatusMark status={status} />
              <span>
                <strong>{label}</strong>
                <small>
                  {criterion.source === null ? detail : `${STATUS_LABELS[status]}: ${detail}`}
                  {dueAt === undefined ? null : <Countdown until={dueAt} />}
                </small>
              </span>
              {sheet === null || (status === 'met' && code !== 'effects') ? null : (
                <button
                  type="button"
                  className={classes.chip}
                  disabled={disabled}
                  aria-label={say('charting-recovery.enter-label', { label })}
                  onClick={() => openSheet(session.id, sheet)}
                >
                  {say('charting-recovery.enter')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.chip}
          disabled={disabled}
          onClick={() => openSheet(session.id, { kind: 'prepare' })}
        >
          {say('charting-recovery.ride-home')}
        </button>
        <button
          type="button"
          className={classes.chip}
          disabled={disabled}
          onClick={() => openSheet(session.id, { kind: 'waste' })}
        >
          {say('charting-recovery.waste')}
        </button>
      </div>
    </section>
  );
}

function Countdown({ until }: { until: number }) {
  const left = useFromNow((now) => stopwatchText(Math.max(0, until - now)));
  return <>{say('charting-recovery.left-left', { left })}</>;
}

function StatusMark({ status }: Pick<Criterion, 'status'>) {
  switch (status) {
    case 'met':
      return <IconCircleCheckFilled size={18} aria-hidden />;
    case 'not-met':
      return <IconCircleX size={18} aria-hidden />;
    case 'not-measured':
      return <IconCircle size={18} aria-hidden />;
  }
}
