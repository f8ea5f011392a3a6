import { useShallow } from 'zustand/react/shallow';
import { say } from '../language/say.ts';
import { useChairOrder } from '../live/chairs-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import classes from './station-counts.module.css';

/** "6 chairs, 4 infusing, 1 in recovery". */
export function StationCounts() {
  const chairs = useChairOrder().length;
  const phases = useSessions(
    useShallow((state) => {
      const sum = { infusing: 0, paused: 0, recovery: 0 };
      for (const id of Object.values(state.byChair)) {
        const phase = state.sessions[id]?.phase;
        if (phase === 'infusing' || phase === 'paused' || phase === 'recovery') sum[phase] += 1;
      }
      return sum;
    }),
  );
  const parts = [
    phases.infusing > 0 && say('station.infusing-infusing', { infusing: phases.infusing }),
    phases.paused > 0 && say('station.paused-paused', { paused: phases.paused }),
    phases.recovery > 0 && say('station.recovery-in-recovery', { recovery: phases.recovery }),
  ].filter(Boolean);
  if (chairs === 0) return null;
  return (
    <span className={classes.counts}>
      <span className={classes.total}>
        {chairs} {chairs === 1 ? 'chair' : 'chairs'}
        {parts.length > 0 ? ' · ' : ''}
      </span>
      {parts.join(' · ')}
    </span>
  );
}
