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
  const byChair = new Map<string, string[]>();
  for (const entry of called.split('\n')) {
    const [chairId = '', alarmId = ''] = entry.split(' ');
    byChair.set(chairId, [...(byChair.get(chairId) ?? []), alarmId]);
  }
  return (
    <div className={classes.calls} role="alert">
      {[...byChair].map(([chairId, ids]) => {
        const unanswered = alarms[chairId]?.filter(({ id }) => ids.includes(id)) ?? [];
        const [first] = unanswered;
        return first ? (
          <Link key={chairId} to={`/chairs/${chairId}`} className={classes.call ?? ''}>
            <AlarmGlyph look="high" size={22} />
            <strong>Chair {chairs[chairId]?.label ?? '--'}</strong>
            <span className={classes.what}>{lineText(first, first.raisedAt).what}</span>
            {unanswered.length > 1 ? (
              <span className={classes.others}>and {unanswered.length - 1} more</span>
            ) : null}
            <Unanswered raisedAt={Math.min(...unanswered.map(({ raisedAt }) => raisedAt))} />
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
