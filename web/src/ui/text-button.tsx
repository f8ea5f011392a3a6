import type { ComponentProps } from 'react';
import classes from './text-button.module.css';

/** An action that stands among words. */
export function TextButton(props: Omit<ComponentProps<'button'>, 'type' | 'className'>) {
  return <button {...props} type="button" className={classes.button} />;
}
