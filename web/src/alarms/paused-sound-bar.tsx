import { stopwatchText } from '@chairside/shared/text/time-text';
import { useShallow } from 'zustand/react/shallow';
import { useFromNow } from '../live/clock-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import classes from '../ui/bars.module.css';
import { runningPause } from './heard.ts';

/** Every chair whose sound is paused, by whom and for how long still: on every page of every screen. */
export function PausedSoundBar() {
  const paused = useSessions(
    useShallow((state) =>
      Object.values(state.byChair).flatMap((id) => {
        const session = state.sessions[id];
        return session?.soundPause ? [session] : [];
      }),
    ),
  );
  const text = useFromNow((now) =>
    paused
      .flatMap(({ chairLabel, soundPause }) => {
        const pause = runningPause(soundPause, now);
        if (!pause) return [];
        const who = pause.by.kind === 'user' ? ` by ${pause.by.name}` : '';
        return [`chair ${chairLabel}${who}, ${stopwatchText(pause.until - now)} left`];
      })
      .join('; '),
  );
  if (text === '') return null;
  return (
    <div className={classes.bar} data-kind="paused">
      <strong>Sound paused</strong>
      <span>{text}. New and worse alarms still sound.</span>
    </div>
  );
}
