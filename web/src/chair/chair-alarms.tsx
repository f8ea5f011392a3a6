import { AlarmLine } from '../alarms/alarm-line.tsx';
import { ChairSound } from '../alarms/chair-sound.tsx';
import { useChairAlarms } from '../live/alarms-store.ts';
import classes from './chair.module.css';

/** Every live alarm of the chair, worst first. Nothing on this page may cover it. */
export function ChairAlarms({ chairId, sessionId }: { chairId: string; sessionId: string }) {
  const alarms = useChairAlarms(chairId);
  return (
    <section className={classes.alarms} aria-label="Alarms" data-chair={chairId}>
      {alarms.length === 0 ? <p className={classes.quiet}>No alarms</p> : null}
      {alarms.map((alarm) => (
        <AlarmLine key={alarm.id} chairId={chairId} alarm={alarm} sessionId={sessionId} />
      ))}
      <ChairSound alarms={alarms} sessionId={sessionId} />
    </section>
  );
}
