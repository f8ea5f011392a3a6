import type { SessionState } from '@chairside/shared/session/state';
import { IconUrgent } from '@tabler/icons-react';
import { say } from '../language/say.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { touchDown } from '../outbox/touch-down.ts';
import { clockTimeWithSeconds } from '../time/clinic-time.ts';
import { Choices } from '../ui/choices.tsx';
import { Soft } from '../ui/text.tsx';
import { TextButton } from '../ui/text-button.tsx';
import classes from './emergency.module.css';
import { TapFailure, useOneTap } from './sheet/one-tap.tsx';
import { openSheet } from './sheet/sheet-store.ts';

const KINDS = [
  say('charting.airway-or-breathing'),
  say('charting.chest-pain-or-circulation'),
  say('charting.seizure'),
  say('charting.allergic-reaction'),
  say('charting.behavior-or-suicidal-intent'),
  say('charting.fall-or-injury'),
];
const NOT_SAID = say('charting.emergency-details-follow');

interface ButtonProps {
  readonly session: SessionState;
  readonly stamp: number | null;
  readonly disabled: boolean;
  readonly onStamp: (at: number) => void;
}

/** In the head of the chair at every size. The tap is the onset; nothing is recorded by it alone. */
export function EmergencyButton({ session, stamp, disabled, onStamp }: ButtonProps) {
  const zone = useTimeZone();
  const { emergency } = session;
  if (emergency !== null) {
    return (
      <button
        type="button"
        className={classes.button}
        data-recorded
        aria-label={say('charting.emergency-recorded-at-reason-add-a', {
          at: clockTimeWithSeconds(emergency.at, zone),
          reason: emergency.reason,
        })}
        title={emergency.reason}
        onClick={() => openSheet(session.id, { kind: 'note' })}
      >
        <IconUrgent size={18} aria-hidden />
        <span>
          {say('charting.emergency-at', { at: clockTimeWithSeconds(emergency.at, zone) })}
        </span>
      </button>
    );
  }
  return (
    <button
      type="button"
      className={classes.button}
      data-stamped={stamp !== null || undefined}
      disabled={disabled || stamp !== null}
      onClick={() => onStamp(touchDown(session.openedAt))}
    >
      <IconUrgent size={18} aria-hidden />
      <span>{say('charting.emergency')}</span>
    </button>
  );
}

interface BarProps {
  readonly session: SessionState;
  readonly stamp: number | null;
  readonly onClear: () => void;
}

/** Stands until it is answered: what it is may be said in one tap, or afterwards. */
export function EmergencyBar({ session, stamp, onClear }: BarProps) {
  const zone = useTimeZone();
  const tap = useOneTap(session.id);
  if (stamp === null || session.emergency !== null) return null;
  const record = (reason: string) => {
    void tap
      .tap({ type: 'escalate-emergency', reason, at: stamp })
      .then((answer) => answer !== null && onClear());
  };
  return (
    <section className={classes.bar} aria-label={say('charting.emergency')} role="alert">
      <strong>
        {say('charting.emergency-at-stamp-record-it', { stamp: clockTimeWithSeconds(stamp, zone) })}
      </strong>
      <div className={classes.hint}>
        <Soft>{say('charting.call-for-help-the-way-your')}</Soft>
      </div>
      <Choices of={KINDS} value={null} disabled={() => tap.busy} onPick={record}>
        <button
          type="button"
          className={classes.strong}
          disabled={tap.busy}
          onClick={() => record(NOT_SAID)}
        >
          {say('charting.record-details-later')}
        </button>
        <TextButton disabled={tap.busy} onClick={onClear}>
          {say('charting.not-an-emergency')}
        </TextButton>
      </Choices>
      <TapFailure of={tap} />
    </section>
  );
}
