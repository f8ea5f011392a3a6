import type { ComponentProps, ReactNode } from 'react';
import classes from './chip.module.css';
import { ChoiceButton } from './choice-button.tsx';

interface ChipProps extends Omit<ComponentProps<'button'>, 'type' | 'ref' | 'className'> {
  /** `pill`: filters what is shown. `key`: charts, with a finger. */
  readonly look?: 'pill' | 'key';
  /** On or off; without it the chip is a button. */
  readonly pressed?: boolean;
  /** How many there are. */
  readonly count?: number | string;
}

/** One of a row of choices that are all in sight. */
export function Chip({ look = 'pill', pressed, count, children, ...button }: ChipProps) {
  return (
    <button
      {...button}
      type="button"
      className={classes.chip}
      data-look={look}
      aria-pressed={pressed}
    >
      {children}
      {count === undefined ? null : <span className={classes.count}>{count}</span>}
    </button>
  );
}

/** A chip that comes up where a finger has just tapped: dim until that finger can mean it. */
export function ChoiceChip(props: Omit<ComponentProps<'button'>, 'type' | 'ref' | 'className'>) {
  return <ChoiceButton {...props} className={classes.chip} data-look="key" />;
}

interface ChipRowProps {
  /** What they choose, where nothing above them says it. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** Chips that belong together. */
export function ChipRow({ label, children }: ChipRowProps) {
  if (label === undefined) return <div className={classes.row}>{children}</div>;
  return (
    <fieldset className={classes.row} aria-label={label}>
      {children}
    </fieldset>
  );
}
