import { stopwatchText } from '@chairside/shared/text/time-text';
import { useShallow } from 'zustand/react/shallow';
import { say } from '../language/say.ts';
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
        const who =
          pause.by.kind === 'user' ? ` ${say('alarms.by-name', { name: pause.by.name })}` : '';
        return [
          say('alarms.chair-chairlabel-who-stopwatch', {
            chairLabel,
            who,
            stopwatch: stopwatchText(pause.until - now),
          }),
        ];
      })
      .join('; '),
  );
  if (text === '') return null;
  return (
    <div className={classes.bar} data-kind="paused">
      <strong>{say('alarms.sound-paused')}</strong>
      <span>{say('alarms.text-new-and-worse-alarms-still', { text })}</span>
    </div>
  );
}
