import type { Criterion } from '@chairside/shared/session/discharge';
import type { SessionState } from '@chairside/shared/session/state';
import { stopwatchText } from '@chairside/shared/text/time-text';
import { IconCircle, IconCircleCheckFilled, IconCircleX } from '@tabler/icons-react';
import { say, textOf } from '../../language/say.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { Block } from '../../ui/block.tsx';
import { Chip, ChipRow } from '../../ui/chip.tsx';
import { Soft } from '../../ui/text.tsx';
import { openSheet, type Sheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';
import { sheetOfCriterion } from './discharge-steps.ts';

const STATUS_LABELS = {
  met: say('charting-recovery.met'),
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
  const opens = (sheet: Sheet) => ({ disabled, onClick: () => openSheet(session.id, sheet) });
  return (
    <Block
      look="plain"
      title={say('charting-recovery.discharge')}
      aside={
        <Soft>
          {criteria.length === 0
            ? say('charting-recovery.this-protocol-has-no-criteria')
            : say('charting-recovery.met-of-criteria-met', { met, criteria: criteria.length })}
        </Soft>
      }
    >
      <ul className={classes.steps}>
        {criteria.map(({ code, label, status, detail, dueAt, source }) => {
          const sheet = sheetOfCriterion(code);
          return (
            <li key={code} data-state={status === 'met' ? 'done' : 'open'} data-criterion={code}>
              <StatusMark status={status} />
              <span>
                <strong>{textOf(label)}</strong>
                <small>
                  {source === null ? textOf(detail) : `${STATUS_LABELS[status]}: ${textOf(detail)}`}
                  {dueAt === undefined ? null : <Countdown until={dueAt} />}
                </small>
              </span>
              {sheet === null || (status === 'met' && code !== 'effects') ? null : (
                <Chip
                  look="key"
                  aria-label={say('charting-recovery.enter-label', { label: textOf(label) })}
                  {...opens(sheet)}
                >
                  {say('charting-recovery.enter')}
                </Chip>
              )}
            </li>
          );
        })}
      </ul>
      <ChipRow>
        <Chip look="key" {...opens({ kind: 'prepare' })}>
          {say('charting-recovery.ride-home')}
        </Chip>
        <Chip look="key" {...opens({ kind: 'waste' })}>
          {say('charting-recovery.waste')}
        </Chip>
      </ChipRow>
    </Block>
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
