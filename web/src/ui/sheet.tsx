import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { say } from '../language/say.ts';
import classes from './sheet.module.css';

interface SheetProps {
  readonly title: ReactNode;
  readonly submit: string;
  readonly pending: boolean;
  /** Something is still missing. */
  readonly disabled?: boolean;
  /** Why it was not done, over the buttons; nothing while all is well. */
  readonly problem?: ReactNode;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly onCancel: () => void;
  /** `touch`: beside a patient, for a finger. `desk`: in a page of the office. */
  readonly look?: 'touch' | 'desk';
  readonly children: ReactNode;
}

/**
 * A form that opens in its place: no dialog, which would cover a vital or an alarm. Its title has the focus, Escape
 * leaves it.
 */
export function Sheet(props: SheetProps) {
  const { title, submit, pending, disabled = false, problem, look = 'touch', onCancel } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    heading.current?.focus({ preventScroll: look === 'desk' });
    // With its buttons, not only with its title.
    if (look === 'desk') heading.current?.closest('form')?.scrollIntoView({ block: 'nearest' });
  }, [look]);
  return (
    <form
      className={classes.sheet}
      data-look={look}
      aria-labelledby={id}
      noValidate={look === 'desk'}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <div className={classes.head}>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {look === 'touch' ? (
          <button
            type="button"
            className={classes.cross}
            aria-label={say('ui.cancel')}
            onClick={onCancel}
          >
            <IconX size={18} aria-hidden />
          </button>
        ) : null}
      </div>
      {props.children}
      {problem}
      <div className={classes.foot}>
        <Button variant="default" h={look === 'touch' ? 44 : undefined} onClick={onCancel}>
          {say('ui.cancel')}
        </Button>
        <Button
          type="submit"
          h={look === 'touch' ? 44 : undefined}
          loading={pending}
          disabled={disabled}
        >
          {submit}
        </Button>
      </div>
    </form>
  );
}
