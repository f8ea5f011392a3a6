import { staffCarry } from '@chairside/shared/alarms/sound/quiet-room';
import { may } from '@chairside/shared/people/roles';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { AlarmLine } from '../../alarms/alarm-line.tsx';
import { heardBeside } from '../../alarms/heard.ts';
import { wakeText } from '../../alarms/wake-state.tsx';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useChairAlarms } from '../../live/alarms-store.ts';
import { standBeside, useBedside } from '../../live/bedside-store.ts';
import { useChair } from '../../live/chairs-store.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { useCoverage } from '../../live/coverage-store.ts';
import { useLinkState } from '../../live/link-store.ts';
import { useChairSession } from '../../live/sessions-store.ts';
import { useWakeLock } from '../../live/wake-lock.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Message } from '../../ui/message.tsx';
import classes from './bedside.module.css';
import { carriedText } from './bedside-text.ts';

/** The chair's own screen: dark and silent for as long as the staff's screens carry its alarms. */
export function BedsidePage() {
  const { chairId = '' } = useParams();
  const { user } = useMe();
  if (!may(user.role, 'chart-session')) {
    return (
      <Message title={say('chair-bedside.the-bedside-screen-is-for-nurses')}>
        <Link to={`/chairs/${chairId}`}>{say('chair-bedside.back-to-the-chair')}</Link>
      </Message>
    );
  }
  return <Bedside key={chairId} chairId={chairId} />;
}

function Bedside({ chairId }: { readonly chairId: string }) {
  useEffect(() => standBeside(chairId), [chairId]);
  const label = useChair(chairId)?.label ?? '--';
  const zone = useTimeZone();
  const clock = useFromNow((now) => clockTime(now, zone));
  const link = useLinkState();
  const coverage = useCoverage((state) => state.coverage);
  const session = useChairSession(chairId);
  const wake = useWakeLock((state) => state.state);
  const calls = useCalls(chairId);
  const carried =
    link.kind === 'live' && session !== null && staffCarry({ linked: true, coverage });
  return (
    <div
      className={classes.page}
      data-lit={calls.length > 0 || !carried || undefined}
      data-chair={chairId}
    >
      <h1 className={classes.label}>{say('chair-bedside.chair-label', { label })}</h1>
      <time className={classes.clock}>{clock}</time>
      <p className={classes.state}>
        {carried && calls.length > 0
          ? say('chair-bedside.no-staff-screen-has-confirmed-this')
          : carriedText(link.kind, coverage, session !== null)}
      </p>
      {wake.kind === 'missing' ? <p className={classes.state}>{wakeText(wake)}</p> : null}
      <div className={classes.alarms} role="alert">
        {calls.map((alarm) => (
          <AlarmLine
            key={alarm.id}
            chairId={chairId}
            alarm={alarm}
            sessionId={session?.id ?? null}
          />
        ))}
      </div>
      <Link to={`/chairs/${chairId}`} className={classes.back ?? ''}>
        {say('chair-bedside.back-to-the-chair')}
      </Link>
    </div>
  );
}

/** What sounds here now; shown from the same moment on. */
function useCalls(chairId: string) {
  const alarms = useChairAlarms(chairId);
  // What `heardBeside` reads beside the time and the alarms.
  useBedside();
  const ids = useFromNow((now) =>
    heardBeside(chairId, now)
      .map(({ alarm }) => alarm.id)
      .join('\n'),
  ).split('\n');
  return alarms.filter(({ id }) => ids.includes(id));
}
