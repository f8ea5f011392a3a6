import type { Alarm } from '@chairside/shared/alarms/alarm';
import { hasReached } from '@chairside/shared/alarms/sound/escalation';
import { compareAlarms, isClinicWide, lookOf } from '@chairside/shared/alarms/urgency';
import { durationText } from '@chairside/shared/text/time-text';
import { Link } from 'react-router';
import { say } from '../language/say.ts';
import { useAlarms } from '../live/alarms-store.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useClinic } from '../live/clinic-store.ts';
import { useFromNow } from '../live/clock-store.ts';
import classes from './alarm-ribbon.module.css';
import { AlarmGlyph } from './glyph.tsx';
import { lineText } from './line-text.ts';
import { useLiveAlarm } from './live-alarm.ts';

interface Unanswered {
  readonly chairId: string;
  readonly alarm: Alarm;
}

/** What nobody has acknowledged and what may need somebody at a chair, the worst first: info is left to the tile. */
function unanswered(alarms: Readonly<Record<string, readonly Alarm[]>>): Unanswered[] {
  return Object.entries(alarms)
    .flatMap(([chairId, list]) => list.map((alarm) => ({ chairId, alarm })))
    .filter(({ alarm }) => !alarm.acknowledged && !isClinicWide(alarm) && lookOf(alarm) !== 'low')
    .sort((a, b) => compareAlarms(a.alarm, b.alarm));
}

const MOST_CHIPS = 12;

/** On every page: a chip for each alarm that nobody has answered, and the way to its chair. */
export function AlarmRibbon() {
  const alarms = useAlarms((state) => state.alarms);
  const all = unanswered(alarms);
  const shown = all.slice(0, MOST_CHIPS);
  return (
    <nav
      className={classes.ribbon}
      aria-label={say('alarms.unanswered-alarms')}
      data-count={all.length}
    >
      {shown.map(({ chairId, alarm }) => (
        <Chip key={`${chairId} ${alarm.id}`} chairId={chairId} alarm={alarm} />
      ))}
      {all.length > shown.length ? (
        <Link to="/alarms" className={classes.more ?? ''}>
          {say('alarms.length-more', { length: all.length - shown.length })}
        </Link>
      ) : null}
    </nav>
  );
}

/** "Chair 4 SpO2 85 < 90, 17 s"; once the clinic is called, that nobody has answered. */
function Chip({ chairId, alarm: told }: Unanswered) {
  const alarm = useLiveAlarm(chairId, told);
  const protocols = useClinic((state) => state.protocols);
  const label = useChairs((state) => state.chairs[chairId]?.label ?? '--');
  const what = useFromNow((now) => lineText(alarm, now).what);
  const age = useFromNow((now) => durationText(now - alarm.raisedAt));
  const called = useFromNow((now) =>
    hasReached(alarm, protocols[alarm.protocol]?.escalation, 'clinic', now),
  );
  const chip = (
    <Link
      to={`/chairs/${chairId}`}
      className={classes.chip ?? ''}
      data-look={lookOf(alarm)}
      data-over={alarm.state === 'active' ? undefined : true}
      data-called={called || undefined}
    >
      <AlarmGlyph look={lookOf(alarm)} size={14} />
      <strong>
        <span className="visually-hidden">{say('alarms.chair')} </span>
        {label}
      </strong>
      <span>{what}</span>
      <span>{called ? say('alarms.nobody-has-answered-for-age', { age }) : age}</span>
    </Link>
  );
  return (
    <span className={classes.place} role={called ? 'alert' : undefined}>
      {chip}
    </span>
  );
}
