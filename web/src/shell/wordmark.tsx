import { say } from '../language/say.ts';
import classes from './wordmark.module.css';

export function Wordmark({ large = false }: { readonly large?: boolean }) {
  return (
    <span className={classes.wordmark} data-large={large || undefined}>
      <svg viewBox="0 0 24 24" aria-hidden="true" className={classes.mark}>
        <path d="M2 13h5l2.5-7 4 12 2.5-5h6" />
      </svg>
      <span className={classes.name}>{say('shell.chairside')}</span>
    </span>
  );
}
