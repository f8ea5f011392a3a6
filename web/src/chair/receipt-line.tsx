import { describeEvent } from '@chairside/shared/moves/describe-event';
import { eventMove, type SessionEvent } from '@chairside/shared/moves/events';
import { IconCheck } from '@tabler/icons-react';
import { openSheet } from '../charting/sheet/sheet-store.ts';
import { say, words } from '../language/say.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { useSessionState } from '../live/sessions-store.ts';
import { useCommand } from '../outbox/use-command.ts';
import { clockTimeWithSeconds } from '../time/clinic-time.ts';
import { TextButton } from '../ui/text-button.tsx';
import classes from './chair.module.css';

interface Props {
  readonly event: SessionEvent;
  readonly onUndone: () => void;
}

/** The server's receipt in words, and the way back for what can be withdrawn. */
export function ReceiptLine({ event, onUndone }: Props) {
  const zone = useTimeZone();
  const { state, send, retry } = useCommand(event.sessionId);
  const undo = async () => {
    const answer = await (state.kind === 'failed'
      ? retry()
      : send({ type: 'withdraw-entry', seq: event.seq, reason: say('chair.undone-at-once') }));
    if (answer !== null) onUndone();
  };
  const session = useSessionState(event.sessionId);
  const text = describeEvent(event, {
    ...{ words, entry: () => null, alarm: () => null },
    effectOf: (seq) => session?.effects.find((effect) => effect.seq === seq)?.term ?? null,
  });
  return (
    <div className={classes.receipt} role="status">
      <IconCheck size={16} aria-hidden />
      <span className={classes.receiptText}>
        {say('chair.recorded-recordedat-text', {
          recordedAt: clockTimeWithSeconds(event.recordedAt, zone),
          text,
        })}
        {state.kind === 'failed' ? (
          <b> {say('chair.not-undone-text', { text: state.text })}</b>
        ) : null}
      </span>
      {event.body.type === 'effect-observed' ? (
        <TextButton
          onClick={() =>
            openSheet(event.sessionId, { kind: 'amend', seq: event.seq, details: true })
          }
        >
          {say('chair.details')}
        </TextButton>
      ) : null}
      {eventMove(event.body).correction?.undo ? (
        <TextButton disabled={state.kind === 'sending'} onClick={() => void undo()}>
          {state.kind === 'sending' ? 'Undoing …' : 'Undo'}
        </TextButton>
      ) : null}
    </div>
  );
}
