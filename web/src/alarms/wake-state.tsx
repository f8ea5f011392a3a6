import { IconZzz } from '@tabler/icons-react';
import { say } from '../language/say.ts';
import { useSessions } from '../live/sessions-store.ts';
import { useWakeLock, type WakeLockMissing, type WakeLockState } from '../live/wake-lock.ts';
import classes from './wake-state.module.css';

const WHY: Readonly<Record<WakeLockMissing, string>> = {
  insecure: say('alarms.keeping-it-on-needs-https'),
  unsupported: say('alarms.this-browser-cannot-keep-it-on'),
  refused: say('alarms.the-system-refused-to-keep-it'),
  lost: say('alarms.the-system-stopped-keeping-it-on'),
};

/** Whether the display stays on, in words; null until the browser has answered. */
export function wakeText(state: WakeLockState): string | null {
  switch (state.kind) {
    case 'asking':
      return null;
    case 'held':
      return say('alarms.screen-stays-on');
    case 'missing':
      return say('alarms.this-screen-may-go-to-sleep', { value: WHY[state.why] });
  }
}

/** Said in the header only while sessions run on a screen that may go dark. */
export function WakeState() {
  const state = useWakeLock((wake) => wake.state);
  const running = useSessions(({ byChair }) => Object.keys(byChair).length > 0);
  const text = wakeText(state);
  if (state.kind !== 'missing' || !running || text === null) return null;
  return (
    <span className={classes.wake} role="status" title={text}>
      <IconZzz size={18} aria-hidden="true" />
      <span className={classes.word}>{say('alarms.may-go-to-sleep')}</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
