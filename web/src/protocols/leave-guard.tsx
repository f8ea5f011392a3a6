import { Button, Modal } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import classes from './editor.module.css';

interface Props {
  readonly changed: boolean;
  /** Whether this browser keeps what is not saved. */
  readonly kept: boolean;
  readonly onDiscard: () => void;
}

/** Asks before a draft with unsaved changes is left. */
export function LeaveGuard({ changed, kept, onDiscard }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      changed && currentLocation.pathname !== nextLocation.pathname,
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
    <Modal opened onClose={() => blocker.reset()} title="Changes that are not saved" centered>
      <p className={classes.lead}>
        {kept
          ? 'This browser keeps them for you until you come back to this draft. Nobody else sees them before they are saved.'
          : 'This browser cannot keep them: they are lost when you leave.'}
      </p>
      <div className={classes.actions}>
        <Button
          variant="default"
          onClick={() => {
            onDiscard();
            blocker.proceed();
          }}
        >
          Discard and leave
        </Button>
        {kept ? (
          <Button variant="default" onClick={() => blocker.proceed()}>
            Keep and leave
          </Button>
        ) : null}
        <Button data-autofocus onClick={() => blocker.reset()}>
          Stay
        </Button>
      </div>
    </Modal>
  );
}
