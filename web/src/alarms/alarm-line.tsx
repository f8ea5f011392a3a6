import type { Alarm } from '@chairside/shared/alarms/alarm';
import { IconCheck } from '@tabler/icons-react';
import { useCommand } from '../api/use-command.ts';
import { useFromNow } from '../live/clock-store.ts';
import classes from './alarm-line.module.css';
import { AlarmGlyph } from './glyph.tsx';
import { conditionText, noteText } from './line-text.ts';
import { lookOf } from './urgency.ts';

interface AlarmLineProps {
  readonly alarm: Alarm;
  /** The session to acknowledge in; null shows the alarm without the button. */
  readonly sessionId: string | null;
}

const PRIORITY = { high: 'High priority', medium: 'Medium priority', low: 'Low priority' } as const;

/** One alarm: shape, what is wrong, the limit, how long, and the way to acknowledge it. */
export function AlarmLine({ alarm, sessionId }: AlarmLineProps) {
  const look = lookOf(alarm);
  const note = useFromNow((now) => noteText(alarm, now));
  return (
    <div
      className={classes.line}
      data-look={look}
      data-state={alarm.acknowledged ? 'acknowledged' : alarm.state}
      data-alarm-id={alarm.id}
    >
      <div className={classes.inner}>
        <span className={classes.glyph}>
          <AlarmGlyph look={look} />
          <span className="visually-hidden">
            {alarm.kind === 'technical' ? 'Technical' : PRIORITY[look]}:
          </span>
        </span>
        <span className={classes.text}>
          <strong>{conditionText(alarm)}</strong>
          <span className={classes.note}>{note}</span>
        </span>
        {sessionId && !alarm.acknowledged ? (
          <AcknowledgeButton sessionId={sessionId} alarm={alarm} />
        ) : null}
      </div>
    </div>
  );
}

function AcknowledgeButton({ sessionId, alarm }: { sessionId: string; alarm: Alarm }) {
  const { state, send, retry } = useCommand(sessionId);
  const waiting = state.kind === 'sending' || state.kind === 'done';
  const label = state.kind === 'failed' ? 'Try again' : waiting ? 'Sending' : 'Acknowledge';
  return (
    <button
      type="button"
      className={classes.acknowledge}
      disabled={waiting}
      title={state.kind === 'failed' ? `Not acknowledged. ${state.text}` : undefined}
      aria-label={`${label}: ${conditionText(alarm)}`}
      onClick={(event) => {
        event.stopPropagation();
        void (state.kind === 'failed'
          ? retry()
          : send({ type: 'acknowledge-alarm', alarmId: alarm.id }));
      }}
    >
      <span className={classes.word}>{label}</span>
      <span className={classes.sign} aria-hidden="true">
        {state.kind === 'failed' ? '!' : waiting ? '...' : <IconCheck size={18} />}
      </span>
    </button>
  );
}
