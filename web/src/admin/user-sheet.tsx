import { Button } from '@mantine/core';
import { type FormEventHandler, type ReactNode, useEffect, useId, useRef } from 'react';
import { errorText } from '../http/problem.ts';
import classes from './users.module.css';

interface Props {
  readonly title: string;
  readonly submit: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** What is done to one user, in the row under theirs: no dialog, which would cover the alarms in the header. */
export function UserSheet(props: Props) {
  const { title, submit, isPending, error, onSubmit, onCancel, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // With its buttons, not only with its title.
    heading.current?.closest('form')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <form
      className={classes.sheet}
      aria-labelledby={id}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      <p className={classes.problem} role="alert">
        {error ? errorText(error) : null}
      </p>
      <div className={classes.foot}>
        <Button type="submit" loading={isPending}>
          {submit}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
