import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './editor.module.css';

interface Props {
  /** What it means that this is not part of the protocol. */
  readonly without: string;
  readonly present: boolean;
  readonly onTake: () => void;
  /** Absent where it cannot be taken out again. */
  readonly onRemove?: () => void;
  /** Such as `the gate`. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A part that a protocol may do without. */
export function OptionalPart({ without, present, onTake, onRemove, name, children }: Props) {
  if (!present) {
    return (
      <div className={classes.none}>
        <p>{without}</p>
        <Button onClick={onTake}>Take the product's suggestion</Button>
      </div>
    );
  }
  return (
    <>
      {children}
      {onRemove === undefined ? null : (
        <div className={classes.actions}>
          <Button variant="default" size="compact-sm" onClick={onRemove}>
            Take {name} out of this protocol
          </Button>
        </div>
      )}
    </>
  );
}
