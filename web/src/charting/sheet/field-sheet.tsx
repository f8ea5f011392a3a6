import { Fragment, type ReactNode } from 'react';
import { say } from '../../language/say.ts';
import type { CommandDraft } from '../../outbox/send-command.ts';
import { Choices } from '../../ui/choices.tsx';
import { FieldRow } from '../../ui/fields.tsx';
import {
  Amount,
  type AmountProps,
  LongTextField,
  TextField,
  type TextFieldProps,
} from '../../ui/inputs.tsx';
import { CommandSheet, type CommandSheetProps } from './command-sheet.tsx';

/** One part of a command's payload and where it is typed in. */
export interface Field<T> {
  /** As the payload takes it; undefined: left out; null: still missing. */
  readonly said: T | null;
  readonly input: ReactNode;
  /** Beside another one. */
  readonly narrow?: boolean;
}
type Fields = Readonly<Record<string, Field<unknown>>>;
type Of<F> = F extends Field<infer T> ? T : never;
/** The part of the payload that fields make together. */
type Said<F extends Fields> = {
  [K in keyof F as undefined extends Of<F[K]> ? never : K]: Of<F[K]>;
} & {
  [K in keyof F as undefined extends Of<F[K]> ? K : never]?: Exclude<Of<F[K]>, undefined>;
};

/** As `useState`, `useDraft` and `useKept` give it. */
type Held<T> = readonly [T, (value: T) => void];
type Own<Props> = Omit<Props, 'value' | 'onChange' | 'optional'>;
type Optional = { readonly optional: true };

interface TextProps extends Own<TextFieldProps> {
  /** What stands there most often, in one tap. */
  readonly common?: readonly string[];
  readonly long?: boolean;
  readonly narrow?: boolean;
}

export function text(held: Held<string>, props: TextProps & Optional): Field<string | undefined>;
export function text(held: Held<string>, props: TextProps): Field<string>;
export function text(
  [value, onChange]: Held<string>,
  { common, long = false, narrow = false, ...props }: TextProps & Partial<Optional>,
): Field<string | undefined> {
  const said = value.trim();
  const Input = long ? LongTextField : TextField;
  return {
    said: said !== '' ? said : props.optional ? undefined : null,
    narrow,
    input: (
      <>
        {common === undefined ? null : <Choices of={common} value={value} onPick={onChange} />}
        <Input {...props} value={value} onChange={onChange} />
      </>
    ),
  };
}

export const reason = (held: Held<string>, common?: readonly string[]): Field<string> =>
  text(held, {
    label: say('charting-sheet.reason'),
    max: 200,
    ...(common === undefined ? {} : { common }),
  });

export const note = (held: Held<string>): Field<string | undefined> =>
  text(held, { label: say('charting-sheet.note-optional'), max: 500, long: true, optional: true });

/** More than nothing: a dose, a rate, a weight. */
export function amount(
  held: Held<number | null>,
  props: Own<AmountProps> & Optional,
): Field<number | undefined>;
export function amount(held: Held<number | null>, props: Own<AmountProps>): Field<number>;
export function amount(
  [value, onChange]: Held<number | null>,
  props: Own<AmountProps> & Partial<Optional>,
): Field<number | undefined> {
  const given = value !== null && value > 0;
  return {
    said: given ? value : props.optional ? undefined : null,
    narrow: true,
    input: <Amount {...props} value={value} onChange={onChange} />,
  };
}

/** What the fields say together; null while one is missing. */
function saidBy<F extends Fields>(fields: F): Said<F> | null {
  const said = Object.entries(fields).map(([name, field]) => [name, field.said] as const);
  if (said.some(([, one]) => one === null)) return null;
  return Object.fromEntries(said.filter(([, one]) => one !== undefined)) as Said<F>;
}

/** The inputs in their order, narrow ones beside each other. */
function Inputs({ of }: { readonly of: Fields }) {
  const rows: (readonly (readonly [string, Field<unknown>])[])[] = [];
  for (const entry of Object.entries(of)) {
    const row = rows.at(-1);
    if (row !== undefined && entry[1].narrow && row.every(([, { narrow }]) => narrow)) {
      rows[rows.length - 1] = [...row, entry];
    } else rows.push([entry]);
  }
  return rows.map((row) => {
    const inputs = row.map(([name, { input }]) => <Fragment key={name}>{input}</Fragment>);
    const key = row[0]?.[0];
    if (row.length === 1) return <Fragment key={key}>{inputs}</Fragment>;
    return (
      <FieldRow key={key} look="two">
        {inputs}
      </FieldRow>
    );
  });
}

interface Props<F extends Fields> extends Omit<CommandSheetProps, 'draft'> {
  readonly fields: F;
  readonly command: (said: Said<F>) => CommandDraft | null;
}

/** A command whose payload is what its fields say. `children` stand over them. */
export function FieldSheet<F extends Fields>({ fields, command, children, ...sheet }: Props<F>) {
  const draft = () => {
    const said = saidBy(fields);
    return said === null ? null : command(said);
  };
  return (
    <CommandSheet {...sheet} draft={draft}>
      {children}
      <Inputs of={fields} />
    </CommandSheet>
  );
}
