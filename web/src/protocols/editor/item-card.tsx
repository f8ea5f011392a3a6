import { Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';

interface Props {
  readonly path: string;
  readonly title: string;
  /** Beside the title, short. */
  readonly facts: readonly string[];
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** An entry of a section: closed it says what it is, what is wrong with it and whether it differs. */
export function ItemCard({ path, title, facts, open, onToggle, children }: Props) {
  const { changed, problemsOf } = useEditor();
  const id = useId();
  const problems = problemsOf(path);
  const differs = changed(path);
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
              {problems.length === 1
                ? say('protocols-editor.1-problem')
                : say('protocols-editor.problems-problems', { problems: problems.length })}
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
        <div className={classes.body}>{children}</div>
      </Collapse>
    </section>
  );
}
