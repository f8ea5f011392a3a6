import { durationText } from '@chairside/shared/text/time-text';
import { say } from '../language/say.ts';
import { useFromNow } from '../live/clock-store.ts';
import { useHealth, useLinkState } from '../live/link-store.ts';
import classes from '../ui/bars.module.css';

/** Says over the whole width that what is on screen is not live, or is not being kept. */
export function LinkBar() {
  const link = useLinkState();
  const health = useHealth();
  const since = useFromNow((now) => (link.kind === 'lost' ? durationText(now - link.since) : ''));
  switch (link.kind) {
    case 'lost':
      return (
        <div className={classes.bar} data-kind="lost" role="alert">
          <strong>{say('shell.link-lost')}</strong>
          <span>{say('shell.no-response-from-the-server-for', { since })}</span>
        </div>
      );
    case 'refused':
      return (
        <div className={classes.bar} data-kind="lost" role="alert">
          <strong>{say('shell.not-watching')}</strong>
          <span>{link.text}</span>
        </div>
      );
    case 'connecting':
    case 'live':
      return health.recording ? null : (
        <div className={classes.bar} data-kind="not-recording" role="status">
          <strong>{say('shell.not-recording')}</strong>
          <span>{say('shell.the-database-is-unavailable-values')}</span>
        </div>
      );
  }
}
