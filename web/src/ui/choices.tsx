import type { ReactNode } from 'react';
import { Chip, ChipRow } from './chip.tsx';
import { FieldGroup } from './fields.tsx';

interface ChoicesProps<T extends string | number> {
  readonly of: readonly T[];
  /** What is chosen, one or several. */
  readonly value: T | null | readonly T[];
  readonly onPick: (one: T) => void;
  /** What each is called; without it by itself. */
  readonly text?: Readonly<Record<T, string>> | ((one: T) => ReactNode);
  /** The question, over the answers. */
  readonly legend?: string;
  readonly disabled?: (one: T) => boolean;
  /** Among the answers, after them. */
  readonly children?: ReactNode;
}

/** A few answers that are all in sight, each one tap. */
export function Choices<T extends string | number>(props: ChoicesProps<T>) {
  const { of, value, onPick, text, legend, disabled, children } = props;
  const named = (one: T) =>
    text === undefined ? one : typeof text === 'function' ? text(one) : text[one];
  const row = (
    <ChipRow>
      {of.map((one) => (
        <Chip
          key={one}
          look="key"
          pressed={Array.isArray(value) ? value.includes(one) : value === one}
          disabled={disabled?.(one)}
          onClick={() => onPick(one)}
        >
          {named(one)}
        </Chip>
      ))}
      {children}
    </ChipRow>
  );
  if (legend === undefined) return row;
  return (
    <FieldGroup look="bare" legend={legend}>
      {row}
    </FieldGroup>
  );
}
