import type { Alarm } from '@chairside/shared/alarms/alarm';
import { calling } from '@chairside/shared/alarms/sound/audio';
import { stopwatchText } from '@chairside/shared/text/time-text';
import { Popover } from '@mantine/core';
import { IconBell, IconBellPause, IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '../language/say.ts';
import { useFromNow } from '../live/clock-store.ts';
import { useSessionState } from '../live/sessions-store.ts';
import { sendCommand } from '../outbox/send-command.ts';
import { useCommand } from '../outbox/use-command.ts';
import classes from './chair-sound.module.css';
import { runningPause } from './heard.ts';
import { lineText } from './line-text.ts';

interface ChairSoundProps {
  readonly alarms: readonly Alarm[];
  readonly sessionId: string;
}

/** What may be done about everything that calls in one chair: pause its sound, or take all of it. */
export function ChairSound({ alarms, sessionId }: ChairSoundProps) {
  const waiting = alarms.filter((alarm) => alarm.acknowledged === null);
  const pause = useSessionState(sessionId)?.soundPause;
  const left = useFromNow((now) => {
    const running = runningPause(pause, now);
    return running ? stopwatchText(running.until - now) : null;
  });
  if (waiting.length === 0 && left === null) return null;
  const loud = calling(alarms).some(({ id }) => left === null || !pause?.covers.includes(id));
  return (
    <div className={classes.row}>
      {loud ? <PauseButton sessionId={sessionId} /> : null}
      {left === null ? null : <ResumeButton sessionId={sessionId} left={left} />}
      {waiting.length > 1 ? <AcknowledgeAll alarms={waiting} sessionId={sessionId} /> : null}
    </div>
  );
}

/** The same in the room of one sign, for a tile: the words stand in its panel and on the bar below the header. */
export function PauseSign({ alarms, sessionId }: ChairSoundProps) {
  const pause = useSessionState(sessionId)?.soundPause;
  const until = useFromNow((now) => runningPause(pause, now)?.until ?? null);
  const loud = calling(alarms).some(({ id }) => until === null || !pause?.covers.includes(id));
  return loud ? <PauseButton sessionId={sessionId} sign /> : null;
}

interface PauseButtonProps {
  readonly sessionId: string;
  readonly sign?: boolean;
}

function PauseButton({ sessionId, sign = false }: PauseButtonProps) {
  const { state, send, retry } = useCommand(sessionId);
  return (
    <button
      type="button"
      className={classes.button}
      disabled={state.kind === 'sending'}
      title={
        state.kind === 'failed' ? say('alarms.not-paused-text', { text: state.text }) : undefined
      }
      onClick={(event) => {
        event.stopPropagation();
        void (state.kind === 'failed' ? retry() : send({ type: 'pause-sound' }));
      }}
    >
      <IconBellPause size={16} aria-hidden />
      <span className={sign ? 'visually-hidden' : undefined}>
        {state.kind === 'failed'
          ? say('alarms.not-paused-try-again')
          : say('alarms.pause-sound-2-min')}
      </span>
    </button>
  );
}

function ResumeButton({ sessionId, left }: { readonly sessionId: string; readonly left: string }) {
  const { state, send } = useCommand(sessionId);
  return (
    <button
      type="button"
      className={classes.button}
      data-paused="true"
      disabled={state.kind === 'sending'}
      onClick={(event) => {
        event.stopPropagation();
        void send({ type: 'resume-sound' });
      }}
    >
      <IconBell size={16} aria-hidden />
      {say('alarms.paused')} {left}
      {say('alarms.sound-again')}
    </button>
  );
}

/** Names what it covers before it does it. Each alarm is a command of its own. */
function AcknowledgeAll({ alarms, sessionId }: ChairSoundProps) {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(0);
  const acknowledge = async () => {
    const sent = await Promise.allSettled(
      alarms.map(({ id }) =>
        // Kept while the server is away: each line says that it is sending.
        sendCommand(sessionId, { type: 'acknowledge-alarm', alarmId: id }, () => setOpen(false)),
      ),
    );
    const refused = sent.filter(({ status }) => status === 'rejected').length;
    setFailed(refused);
    if (refused === 0) setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" withArrow>
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          onClick={(event) => {
            event.stopPropagation();
            setFailed(0);
            setOpen(!open);
          }}
        >
          <IconChecks size={16} aria-hidden />
          {say('alarms.acknowledge-all-alarms', { alarms: alarms.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.list}>
          {alarms.map((alarm) => (
            <li key={alarm.id}>{lineText(alarm, alarm.raisedAt).what}</li>
          ))}
        </ul>
        {failed > 0 ? (
          <p role="alert">{say('alarms.failed-not-acknowledged-look-at', { failed })}</p>
        ) : null}
        <button type="button" className={classes.button} onClick={() => void acknowledge()}>
          {say('alarms.acknowledge-these-alarms', { alarms: alarms.length })}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
