import { Button } from '@mantine/core';
import type { FormEvent, FormEventHandler, ReactNode } from 'react';
import { say } from '../language/say.ts';
import classes from './form.module.css';
import { Problem } from './text.tsx';

interface FormProps {
  readonly label?: string;
  readonly submit: string;
  readonly pending: boolean;
  /** Something is still missing. */
  readonly disabled?: boolean;
  /** The request that failed; what was typed is still there. */
  readonly error?: unknown;
  /** What was not done: "Not saved." */
  readonly failed?: string;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onCancel?: () => void;
  /** `line`: a few fields with the button behind them. */
  readonly look?: 'stack' | 'line';
  readonly children: ReactNode;
}

/** Fields, why they were not taken, and what sends them. A second submit while the first is on its way does nothing. */
export function Form(props: FormProps) {
  const { label, submit, pending, disabled = false, error = null, failed, look = 'stack' } = props;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!pending) props.onSubmit(event as Parameters<typeof props.onSubmit>[0]);
  };
  return (
    <form
      className={classes.form}
      data-look={look}
      aria-label={label}
      noValidate
      onSubmit={onSubmit}
    >
      {props.children}
      {look === 'stack' ? <Problem {...told(error, failed)} /> : null}
      <div className={classes.foot}>
        <Button type="submit" loading={pending} disabled={disabled}>
          {submit}
        </Button>
        {props.onCancel === undefined ? null : (
          <Button variant="default" onClick={props.onCancel}>
            {say('ui.cancel')}
          </Button>
        )}
      </div>
      {look === 'line' ? <Problem {...told(error, failed)} /> : null}
    </form>
  );
}

const told = (error: unknown, failed: string | undefined) =>
  failed === undefined ? { error } : { error, what: failed };
