import type { Alarm } from '@chairside/shared/alarms/alarm';
import { lookOf } from '@chairside/shared/alarms/urgency';
import { IconCheck } from '@tabler/icons-react';
import type { AnimationEvent } from 'react';
import { say } from '../language/say.ts';
import { useFromNow } from '../live/clock-store.ts';
import { useAcknowledging } from '../outbox/queue-store.ts';
import { useCommand } from '../outbox/use-command.ts';
import classes from './alarm-line.module.css';
import { AlarmGlyph } from './glyph.tsx';
import { lineText } from './line-text.ts';
import { useLiveAlarm } from './live-alarm.ts';

interface AlarmLineProps {
  readonly chairId: string;
  readonly alarm: Alarm;
  /** The session to acknowledge in; null shows the alarm without the button. */
  readonly sessionId: string | null;
  /** Further alarms of the chair, for tiles too small to show them. */
  readonly more?: number;
}

const PRIORITY = {
  high: say('alarms.high-priority'),
  medium: say('alarms.medium-priority'),
  low: say('alarms.low-priority'),
} as const;

/** All alarms of a screen flash together: a wall that flickers at random hides the one that is new, and repaints more often. */
function flashInStep({ currentTarget }: AnimationEvent<HTMLElement>): void {
  for (const flash of currentTarget.getAnimations({ subtree: true })) flash.startTime = 0;
}

/** One alarm: shape, what is wrong, the limit, how long, and the way to acknowledge it. */
export function AlarmLine({ chairId, alarm: told, sessionId, more = 0 }: AlarmLineProps) {
  const alarm = useLiveAlarm(chairId, told);
  const look = lookOf(alarm);
  const what = useFromNow((now) => lineText(alarm, now).what);
  const note = useFromNow((now) => lineText(alarm, now).note);
  return (
    <div
      className={classes.line}
      data-look={look}
      data-state={alarm.acknowledged ? 'acknowledged' : alarm.state}
      data-alarm-id={alarm.id}
      onAnimationStart={flashInStep}
    >
      <div className={classes.inner}>
        <span className={classes.glyph}>
          <AlarmGlyph look={look} />
          <span className="visually-hidden">
            {alarm.kind === 'technical' ? 'Technical' : PRIORITY[look]}:
          </span>
          {more > 0 ? <b className={classes.more}>+{more}</b> : null}
        </span>
        <span className={classes.text}>
          <strong data-whole>{what}</strong>
          <span className={classes.note}>{note}</span>
        </span>
        {sessionId && !alarm.acknowledged ? (
          <AcknowledgeButton sessionId={sessionId} alarm={alarm} what={what} />
        ) : null}
      </div>
    </div>
  );
}

interface AcknowledgeButtonProps {
  readonly sessionId: string;
  readonly alarm: Alarm;
  readonly what: string;
}

function AcknowledgeButton({ sessionId, alarm, what }: AcknowledgeButtonProps) {
  const { state, send, retry } = useCommand(sessionId);
  // Also after a reload: it is in the queue, and the alarm looks and calls as before until the server has it.
  const queued = useAcknowledging(sessionId, alarm.id);
  const waiting =
    queued || state.kind === 'sending' || state.kind === 'kept' || state.kind === 'done';
  const label = waiting
    ? say('alarms.sending')
    : state.kind === 'failed'
      ? say('alarms.try-again')
      : say('alarms.acknowledge');
  return (
    <button
      type="button"
      className={classes.acknowledge}
      disabled={waiting}
      title={
        state.kind === 'failed'
          ? say('alarms.not-acknowledged-text', { text: state.text })
          : undefined
      }
      aria-label={`${label}: ${what}`}
      onClick={(event) => {
        event.stopPropagation();
        void (state.kind === 'failed'
          ? retry()
          : send({ type: 'acknowledge-alarm', alarmId: alarm.id }));
      }}
    >
      <span className={classes.word}>{label}</span>
      <span className={classes.sign} aria-hidden="true">
        {waiting ? '...' : state.kind === 'failed' ? '!' : <IconCheck size={18} />}
      </span>
    </button>
  );
}
