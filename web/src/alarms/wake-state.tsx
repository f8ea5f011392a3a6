import { IconZzz } from '@tabler/icons-react';
import { useSessions } from '../live/sessions-store.ts';
import { useWakeLock, type WakeLockMissing, type WakeLockState } from '../live/wake-lock.ts';
import classes from './wake-state.module.css';

const WHY: Readonly<Record<WakeLockMissing, string>> = {
  insecure: 'keeping it on needs HTTPS',
  unsupported: 'this browser cannot keep it on',
  refused: 'the system refused to keep it on',
  lost: 'the system stopped keeping it on',
};

/** Whether the display stays on, in words; null until the browser has answered. */
export function wakeText(state: WakeLockState): string | null {
  switch (state.kind) {
    case 'asking':
      return null;
    case 'held':
      return 'screen stays on';
    case 'missing':
      return `this screen may go to sleep: ${WHY[state.why]}`;
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
      <span className={classes.word}>may go to sleep</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
