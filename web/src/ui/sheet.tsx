import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from 'react';
import { say } from '../language/say.ts';
import { InputSize } from './inputs.tsx';
import classes from './sheet.module.css';

interface SheetProps {
  readonly title: ReactNode;
  /** What it is called, where its title says less. */
  readonly label?: string;
  /** Without it the form has no button of its own: a tap on an answer sends it. */
  readonly submit?: string;
  readonly pending?: boolean;
  /** Something is still missing. */
  readonly disabled?: boolean;
  /** Why it was not done, over the buttons; nothing while all is well. */
  readonly problem?: ReactNode;
  readonly onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  /** A key that is an answer. */
  readonly onKey?: (event: KeyboardEvent) => void;
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
  const { title, submit, pending = false, disabled = false, problem, onCancel } = props;
  const { look = 'touch', label } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    heading.current?.focus({ preventScroll: look === 'desk' });
    // With its buttons, not only with its title.
    if (look === 'desk')
      heading.current?.closest('form, section')?.scrollIntoView({ block: 'nearest' });
  }, [look]);
  const frame = {
    className: classes.sheet,
    'data-look': look,
    ...(label === undefined ? { 'aria-labelledby': id } : { 'aria-label': label }),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') onCancel();
      else props.onKey?.(event);
    },
  };
  const inside = (
    <>
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
      <InputSize value={look === 'touch' ? 'md' : 'sm'}>{props.children}</InputSize>
      {problem}
      {submit === undefined ? null : (
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
      )}
    </>
  );
  if (submit === undefined) return <section {...frame}>{inside}</section>;
  return (
    <form
      {...frame}
      noValidate={look === 'desk'}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit?.(event);
      }}
    >
      {inside}
    </form>
  );
}
