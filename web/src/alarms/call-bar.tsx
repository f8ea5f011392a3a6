import type { Alarm } from '@chairside/shared/alarms/alarm';
import { hasReached } from '@chairside/shared/alarms/escalation';
import { Link } from 'react-router';
import { useAlarms } from '../live/alarms-store.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useClinic } from '../live/clinic-store.ts';
import { useFromNow } from '../live/clock-store.ts';
import { durationText } from '../ui/time-text.ts';
import classes from './call-bar.module.css';
import { AlarmGlyph } from './glyph.tsx';
import { lineText } from './line-text.ts';

/** Calls the whole clinic to a chair whose critical alarm nobody has answered: on every page of every screen. */
export function CallBar() {
  const alarms = useAlarms((state) => state.alarms);
  const protocols = useClinic((state) => state.protocols);
  const chairs = useChairs((state) => state.chairs);
  const calledAt = (alarm: Alarm, now: number) =>
    hasReached(alarm, protocols[alarm.protocol]?.escalation, 'clinic', now);
  const called = useFromNow((now) =>
    Object.entries(alarms)
      .flatMap(([chairId, list]) =>
        list.filter((alarm) => calledAt(alarm, now)).map(({ id }) => `${chairId} ${id}`),
      )
      .join('\n'),
  );
  if (called === '') return null;
  return (
    <div className={classes.calls} role="alert">
      {called.split('\n').map((entry) => {
        const [chairId = '', alarmId = ''] = entry.split(' ');
        const alarm = alarms[chairId]?.find(({ id }) => id === alarmId);
        return alarm ? (
          <Link key={entry} to={`/chairs/${chairId}`} className={classes.call ?? ''}>
            <AlarmGlyph look="high" size={22} />
            <strong>Chair {chairs[chairId]?.label ?? '--'}</strong>
            <span>{lineText(alarm, alarm.raisedAt).what}</span>
            <Unanswered raisedAt={alarm.raisedAt} />
          </Link>
        ) : null;
      })}
    </div>
  );
}

function Unanswered({ raisedAt }: { readonly raisedAt: number }) {
  const age = useFromNow((now) => durationText(now - raisedAt));
  return <span>nobody has answered for {age}</span>;
}
