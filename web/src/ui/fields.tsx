import type { ReactNode } from 'react';
import classes from './fields.module.css';

interface FieldRowProps {
  /**
   * `pair`: two of one width, below each other on a phone. `two`: two of one width everywhere. `many`: small ones, as many as there is room for. `line`: as
   * wide as each wants, on one line with a button.
   */
  readonly look?: 'pair' | 'two' | 'many' | 'line';
  readonly children: ReactNode;
}

/** Fields beside each other. */
export function FieldRow({ look = 'pair', children }: FieldRowProps) {
  return (
    <div className={classes.row} data-look={look}>
      {children}
    </div>
  );
}

interface FieldGroupProps {
  /** `bare`: without a line over it, where a sheet holds little else. `boxed`: what somebody else fills in. */
  readonly look?: 'ruled' | 'bare' | 'boxed';
  readonly legend: ReactNode;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** Fields that answer one question, under its words. */
export function FieldGroup({
  look = 'ruled',
  legend,
  disabled = false,
  children,
}: FieldGroupProps) {
  return (
    <fieldset className={classes.group} data-look={look} disabled={disabled}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

/** Buttons beside each other. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.buttons}>{children}</div>;
}
