import type { ReactNode } from 'react';
import classes from './table.module.css';

interface TableProps {
  readonly label?: string;
  /** `list`: rows that lead somewhere, on a ground of their own. `dense`: many lines to read, none to tap. */
  readonly look?: 'plain' | 'list' | 'dense';
  readonly caption?: ReactNode;
  /** `<thead>` and `<tbody>`. A cell says what it holds: `data-cell="number"`, `figure` (a number that counts
   * most), `whole` (never wraps), `soft`, `minor` (left out on a phone). */
  readonly children: ReactNode;
}

/** A table that scrolls within its own room where it is wider than the screen. */
export function Table({ label, look = 'plain', caption, children }: TableProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table} data-look={look} aria-label={label}>
        {caption === undefined ? null : <caption>{caption}</caption>}
        {children}
      </table>
    </div>
  );
}

type Column = string | { readonly title: string; readonly cell: 'number' | 'whole' | 'minor' };

/** The line of titles. */
export function TableHead({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const { title, cell = undefined } =
            typeof column === 'string' ? { title: column } : column;
          return (
            <th key={title} scope="col" data-cell={cell}>
              {title}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
