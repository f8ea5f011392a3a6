import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { createContext, type ReactNode, use, useState } from 'react';

/** As high as its place needs: a finger beside a patient, a mouse at a desk. `Sheet` says which. */
export const InputSize = createContext<'sm' | 'md'>('sm');

interface InputProps<T> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** It may be left empty. */
  readonly optional?: boolean;
  readonly disabled?: boolean;
  /** A line under its label. */
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly error?: ReactNode;
}

export interface TextFieldProps extends InputProps<string> {
  readonly max?: number;
  readonly type?: 'text' | 'date' | 'datetime-local';
}

export function TextField({ value, onChange, max, optional, hint, ...rest }: TextFieldProps) {
  return (
    <TextInput
      {...rest}
      size={use(InputSize)}
      value={value}
      {...(max === undefined ? {} : { maxLength: max })}
      description={hint}
      required={!optional}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A text of more than a line: it grows with what is typed. */
export function LongTextField({ value, onChange, max, optional, hint, ...rest }: TextFieldProps) {
  return (
    <Textarea
      {...rest}
      size={use(InputSize)}
      value={value}
      {...(max === undefined ? {} : { maxLength: max })}
      description={hint}
      required={!optional}
      autosize
      minRows={2}
      maxRows={10}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface AmountProps extends InputProps<number | null> {
  readonly decimals?: number;
  readonly max?: number;
  /** It may be below 0. */
  readonly signed?: boolean;
  readonly placeholder?: string;
}

const numberOf = (typed: string | number): number | null => {
  const number = typed === '' ? Number.NaN : Number(typed);
  return Number.isFinite(number) ? number : null;
};

/** A quantity; empty is null, never 0. */
export function Amount(props: AmountProps) {
  const { value, onChange, decimals = 1, signed, optional, hint, ...rest } = props;
  // What is half typed stays as it is typed: "12." is 12 and goes on to 12.5.
  const [typed, setTyped] = useState<string | number>(value ?? '');
  return (
    <NumberInput
      {...rest}
      size={use(InputSize)}
      value={numberOf(typed) === value ? typed : (value ?? '')}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...(signed ? {} : { min: 0 })}
      clampBehavior="none"
      decimalScale={decimals}
      hideControls
      required={!optional}
      onChange={(next) => {
        setTyped(next);
        onChange(numberOf(next));
      }}
    />
  );
}

export function Tick({ value, onChange, hint, optional: _, ...rest }: InputProps<boolean>) {
  return (
    <Checkbox
      {...rest}
      size={use(InputSize)}
      description={hint}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
