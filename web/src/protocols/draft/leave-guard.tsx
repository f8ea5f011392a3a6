import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';

interface Props {
  readonly changed: boolean;
  /** Whether this browser keeps what is not saved. */
  readonly kept: boolean;
  readonly onDiscard: () => void;
}

/** The station, a chair, the alarms: who goes there is never held up by a draft. */
const ALARMS = /^\/(chairs\/.*|alarms)?$/;

/** Asks before a draft with unsaved changes is left. */
export function LeaveGuard({ changed, kept, onDiscard }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      changed &&
      currentLocation.pathname !== nextLocation.pathname &&
      !ALARMS.test(nextLocation.pathname),
  );
  useEffect(() => {
    // What the browser keeps survives a reload; only what it does not keep needs its question.
    if (!changed || kept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed, kept]);
  if (blocker.state !== 'blocked') return null;
  return (
    <section
      className={classes.leaving}
      role="alertdialog"
      aria-label={say('protocols-draft.changes-that-are-not-saved')}
    >
      <p>
        <strong>{say('protocols-draft.changes-that-are-not-saved-2')}</strong>{' '}
        {kept
          ? say('protocols-draft.this-browser-keeps-them-until-you')
          : say('protocols-draft.this-browser-cannot-keep-them-they')}
      </p>
      <div className={classes.actions}>
        <Button
          variant="default"
          onClick={() => {
            onDiscard();
            blocker.proceed();
          }}
        >
          {say('protocols-draft.discard-and-leave')}
        </Button>
        {kept ? (
          <Button variant="default" onClick={() => blocker.proceed()}>
            {say('protocols-draft.keep-and-leave')}
          </Button>
        ) : null}
        <Button autoFocus onClick={() => blocker.reset()}>
          {say('protocols-draft.stay')}
        </Button>
      </div>
    </section>
  );
}
