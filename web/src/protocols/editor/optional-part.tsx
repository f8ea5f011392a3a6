import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';

interface Props {
  /** What it means that this is not part of the protocol. */
  readonly without: string;
  readonly present: boolean;
  readonly onTake: () => void;
  /** The protocol as it would be without the part. */
  readonly remaining: ProtocolDocument;
  readonly onRemove: () => void;
  /** Such as `the gate`. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A part that a protocol may do without; where the rules keep it, that is said in place of the button. */
export function OptionalPart(props: Props) {
  const { without, present, onTake, remaining, onRemove, name, children } = props;
  const { whyKept } = useEditor();
  if (!present) {
    return (
      <div className={classes.none}>
        <p>{without}</p>
        <Button onClick={onTake}>{say('protocols-editor.take-the-products-suggestion')}</Button>
      </div>
    );
  }
  const kept = whyKept(remaining);
  return (
    <>
      {children}
      {kept === null ? (
        <div className={classes.actions}>
          <Button variant="default" size="compact-sm" onClick={onRemove}>
            {say('protocols-editor.take-name-out-of-this-protocol', { name })}
          </Button>
        </div>
      ) : (
        <p className={classes.lead}>
          {say('protocols-editor.a-part-of-every-version-from', { kept })}
        </p>
      )}
    </>
  );
}
