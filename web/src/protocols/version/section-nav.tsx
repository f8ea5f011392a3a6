import { NativeSelect } from '@mantine/core';
import { Link } from 'react-router';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';

export interface NavEntry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly problems?: number;
  readonly changes?: number;
}

interface Props {
  readonly entries: readonly NavEntry[];
  readonly current: string;
  readonly onChoose: (id: string) => void;
}

const told = ({ problems = 0, changes = 0 }: NavEntry) =>
  [
    problems > 0 ? say('protocols-version.problems-to-correct', { problems }) : '',
    changes > 0 ? say('protocols-version.changes-changed', { changes }) : '',
  ].filter(Boolean);

/** The sections of a version: what is wrong and what differs stands beside each. */
export function SectionNav({ entries, current, onChoose }: Props) {
  const groups = [...Map.groupBy(entries, ({ group }) => group)];
  return (
    <nav className={classes.nav} aria-label={say('protocols-version.sections')}>
      <NativeSelect
        className={classes.narrow ?? ''}
        aria-label={say('protocols-version.section')}
        value={current}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={groups.map(([group, items]) => ({
          group,
          items: items.map((entry) => ({
            value: entry.id,
            label: [entry.title, ...told(entry)].join(' · '),
          })),
        }))}
      />
      <div className={classes.broad}>
        {groups.map(([group, items]) => (
          <div key={group}>
            <h3>{group}</h3>
            {items.map((entry) => (
              <Link
                key={entry.id}
                to={{ search: `?section=${entry.id}` }}
                replace
                aria-current={entry.id === current ? 'page' : undefined}
              >
                <span>{entry.title}</span>
                {(entry.changes ?? 0) > 0 ? (
                  <span
                    className={classes.changes}
                    title={say('protocols-version.changes-changed', {
                      changes: entry.changes ?? 0,
                    })}
                  >
                    {entry.changes}
                    <span className="visually-hidden"> {say('protocols-version.changed')}</span>
                  </span>
                ) : null}
                {(entry.problems ?? 0) > 0 ? (
                  <span
                    className={classes.count}
                    title={say('protocols-version.problems-to-correct', {
                      problems: entry.problems ?? 0,
                    })}
                  >
                    {entry.problems}
                    <span className="visually-hidden"> {say('protocols-version.to-correct')}</span>
                  </span>
                ) : null}
              </Link>
            ))}
          </div>
        ))}
      </div>
    </nav>
  );
}
