import type { Fields } from '@chairside/shared/protocols/document/field';
import { idOf, type Place } from '@chairside/shared/protocols/document/place';
import { Button, Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { PartFields, type Put, usePut } from './part-fields.tsx';

interface Props {
  readonly place: Place;
  readonly title: string;
  /** Beside the title, short. */
  readonly facts: readonly string[];
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly fields: Fields;
  readonly value: unknown;
  readonly put?: Put;
  readonly disabled?: readonly string[];
  /** What its button to take it out says. */
  readonly remove: string;
  /** Fields with a form of their own. */
  readonly children?: ReactNode;
}

/** An entry of a section: closed it says what it is, what is wrong with it and whether it differs. */
export function EntryCard({
  place,
  title,
  facts,
  open,
  onToggle,
  remove,
  children,
  ...part
}: Props) {
  const { changed, problemsOf } = useEditor();
  const own = usePut(place);
  const id = useId();
  const problems = problemsOf(idOf(place));
  const differs = changed(idOf(place));
  return (
    <section className={classes.item} aria-label={title} data-changed={differs || undefined}>
      <UnstyledButton
        className={classes.head ?? ''}
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
      >
        <IconChevronDown className={classes.chevron ?? ''} size={16} aria-hidden />
        <span className={classes.title}>{title}</span>
        <span className={classes.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {differs ? (
            <span className={classes.differs}>{say('protocols-editor.changed')}</span>
          ) : null}
          {problems.length > 0 ? (
            <span className={classes.wrong}>
              {say('protocols-editor.problems', { n: problems.length })}
            </span>
          ) : null}
        </span>
      </UnstyledButton>
      {open
        ? null
        : problems.map((problem) => (
            <p key={problem} className={classes.problem} role="alert">
              {problem}
            </p>
          ))}
      <Collapse expanded={open} id={id} keepMounted={false}>
        <div className={classes.body}>
          {children}
          <PartFields place={place} {...part} />
          <div className={classes.actions}>
            <span className={classes.soft}>{place.at(-1)}</span>
            <Button variant="default" size="compact-sm" onClick={() => own([], undefined)}>
              {remove}
            </Button>
          </div>
        </div>
      </Collapse>
    </section>
  );
}
