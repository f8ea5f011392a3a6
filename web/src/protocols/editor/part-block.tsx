import { idOf, type Place, valueAt, withValueAt } from '@chairside/shared/protocols/document/place';
import type { Block, Choice } from '@chairside/shared/protocols/sections/blocks';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { say, textOf } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { PartFields, usePut } from './part-fields.tsx';

interface PartProps {
  readonly place: Place;
  /** Absent: every protocol has it. */
  readonly choice?: Choice | undefined;
  readonly children: ReactNode;
}

/** A part that a protocol may do without; where the rules keep it, that is said in place of the button. */
export function OptionalPart({ place, choice, children }: PartProps) {
  const { document, whyKept } = useEditor();
  const put = usePut(place);
  if (choice === undefined) return children;
  if (valueAt(document, place) === undefined) {
    return (
      <div className={classes.none}>
        <p>{textOf({ key: choice.without })}</p>
        <Button onClick={() => put([], choice.suggested)}>
          {say('protocols-editor.take-the-products-suggestion')}
        </Button>
      </div>
    );
  }
  const kept = whyKept(withValueAt(document, place, undefined));
  return (
    <>
      {children}
      {kept === null ? (
        <div className={classes.actions}>
          <Button variant="default" size="compact-sm" onClick={() => put([], undefined)}>
            {say('protocols-editor.take-name-out-of-this-protocol', {
              name: textOf({ key: choice.name }),
            })}
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

interface BlockProps {
  readonly block: Block;
  /** Fields with a form of their own. */
  readonly children?: ReactNode;
}

/** A fixed set of fields under its title. */
export function PartBlock({ block, children }: BlockProps) {
  const { document } = useEditor();
  const { place, fields, title, heading, lead, choice } = block;
  const cadence = document.cuff.cadence;
  // The grid says when: the early part counts only without one.
  const idle =
    cadence?.atMinutes === undefined ? ['outlivesStop'] : ['earlyForMs', 'earlyIntervalMs'];
  return (
    <>
      {heading === false ? null : <h4 className={classes.part}>{textOf({ key: title })}</h4>}
      <OptionalPart place={place} choice={choice}>
        {lead === undefined ? null : <p className={classes.lead}>{textOf({ key: lead })}</p>}
        <PartFields
          place={place}
          fields={fields}
          value={valueAt(document, place)}
          disabled={idOf(place) === 'cuff.cadence' ? idle : []}
        />
        {children}
      </OptionalPart>
    </>
  );
}
