import { say } from '../language/say.ts';
import { useHealth, useLinkState } from '../live/link-store.ts';
import classes from '../ui/state-item.module.css';

/** Link and recording in two words; the bars below the header explain what is wrong. */
export function LinkState() {
  const link = useLinkState();
  const { recording } = useHealth();
  const bad = link.kind === 'lost' || link.kind === 'refused' || !recording;
  const text =
    link.kind === 'connecting'
      ? say('shell.connecting')
      : link.kind !== 'live'
        ? say('shell.link-lost-2')
        : recording
          ? say('shell.live')
          : say('shell.not-recording-2');
  return (
    <span className={classes.item} data-bad={bad || undefined} data-link={link.kind}>
      <span className={classes.dot} data-hollow={bad || undefined} aria-hidden="true" />
      <span className={classes.word}>{text}</span>
    </span>
  );
}
