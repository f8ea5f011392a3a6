/** The fields of the protocol editor: unit in the label, what is wrong below, what is in force where it differs. */
import type { Options } from '@chairside/shared/protocols/document/field';
import { Chip, Input, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { say, textOf } from '../../language/say.ts';
import { NONE } from '../document/protocol-diff.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';

const ORDER = ['label', 'input', 'description', 'error'] as const;

/** What is said around the field of that name. */
export function useMark(id: string) {
  const editor = useEditor();
  const before = editor.inForce(id);
  const problems = editor.problemsAt(id);
  return {
    inputWrapperOrder: [...ORDER],
    ...(before === null
      ? {}
      : {
          description:
            before === NONE
              ? say('protocols-editor.new')
              : say('protocols-editor.in-force-before', { before }),
        }),
    ...(problems.length === 0 ? {} : { error: problems.join(' ') }),
    classNames: {
      ...{ root: classes.field ?? '', label: classes.label ?? '' },
      ...{ description: classes.hint ?? '', error: classes.hint ?? '' },
    },
    'data-field': id,
    ...(before === null ? {} : { wrapperProps: { 'data-changed': true } }),
  };
}

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly decimals?: number;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** Before the number, such as `≤`. */
  readonly sign?: string;
  /** Null only where the field may be empty. */
  readonly onChange: (value: number) => void;
  /** Given where the field may be empty; else an empty field is unchanged, never zero. */
  readonly onEmpty?: () => void;
}

export function NumberField(props: NumberFieldProps) {
  const { id, label, value, onChange, onEmpty, sign, decimals = 1, ...rest } = props;
  const mark = useMark(id);
  const [text, setText] = useState<number | string>(value ?? '');
  const [known, setKnown] = useState(value);
  // Undone or put in from elsewhere: what stands here is no longer what was typed.
  if (value !== known) {
    setKnown(value);
    setText(value ?? '');
  }
  return (
    <NumberInput
      {...rest}
      {...mark}
      label={label}
      value={text}
      decimalScale={decimals}
      clampBehavior="none"
      hideControls
      {...(sign === undefined
        ? {}
        : { leftSection: sign, leftSectionWidth: sign.length > 2 ? 92 : 32 })}
      onChange={(next) => {
        setText(next);
        if (next === '') {
          if (onEmpty === undefined) return;
          setKnown(null);
          onEmpty();
          return;
        }
        const number = Number(next);
        if (!Number.isFinite(number)) return;
        setKnown(number);
        if (number !== value) onChange(number);
      }}
      onBlur={() => setText(value ?? '')}
    />
  );
}

/** A time that the protocol keeps in ms, entered in seconds or minutes. */
export function TimeField({
  value,
  unit,
  onChange,
  label,
  ...rest
}: Omit<NumberFieldProps, 'decimals'> & { readonly unit: 's' | 'min' }) {
  const scale = unit === 's' ? 1000 : 60_000;
  return (
    <NumberField
      {...rest}
      label={`${label}, ${unit}`}
      value={value === null ? null : Number((value / scale).toFixed(3))}
      min={rest.min ?? 0}
      decimals={unit === 's' ? 1 : 2}
      onChange={(number) => onChange(Math.round(number * scale))}
    />
  );
}

interface ChoiceFieldProps<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly options: Readonly<Record<T, string>>;
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { id, label, value, options, onChange, disabled = false } = props;
  const mark = useMark(id);
  const keys = Object.keys(options) as T[];
  return (
    <Select
      {...mark}
      label={label}
      disabled={disabled}
      data={keys.map((key) => ({ value: key, label: options[key] }))}
      value={value}
      allowDeselect={false}
      onChange={(next) => {
        const found = keys.find((key) => key === next);
        if (found !== undefined && found !== value) onChange(found);
      }}
    />
  );
}

interface SwitchFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: boolean) => void;
}

export function SwitchField({ id, label, value, onChange, disabled = false }: SwitchFieldProps) {
  const { description, error } = useMark(id);
  return (
    <Switch
      className={classes.switch ?? ''}
      label={label}
      checked={value}
      disabled={disabled}
      description={description}
      error={error}
      data-field={id}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

interface WordsFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly onChange: (value: string) => void;
}

export function WordsField({ id, onChange, maxLength = 120, ...rest }: WordsFieldProps) {
  const mark = useMark(id);
  return (
    <TextInput
      {...rest}
      {...mark}
      maxLength={maxLength}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface ListProps<T> {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly value: readonly T[];
  readonly onChange: (value: T[]) => void;
}

/** One a line. */
export function LinesField({ id, value, onChange, ...rest }: ListProps<string>) {
  return (
    <Textarea
      {...useMark(id)}
      {...rest}
      autosize
      maxLength={1000}
      value={value.join('\n')}
      onChange={(event) => onChange(event.currentTarget.value.split('\n'))}
    />
  );
}

/** Some of these, at least one: what counts nowhere is taken out instead. */
export function ChipsField(props: ListProps<string> & { readonly options: Options }) {
  const { id, label, value, options, onChange, disabled = false } = props;
  const { description, error } = useMark(id);
  const keys = Object.keys(options);
  return (
    <Input.Wrapper
      {...{ label, description, error }}
      labelElement="div"
      role="group"
      aria-label={label}
      data-field={id}
      inputWrapperOrder={[...ORDER]}
    >
      <div className={classes.chips}>
        {Object.entries(options).map(([key, text]) => (
          <Chip
            key={key}
            size="sm"
            checked={value.includes(key)}
            disabled={disabled || (value.length === 1 && value.includes(key))}
            onChange={(on) =>
              onChange(keys.filter((one) => (one === key ? on : value.includes(one))))
            }
          >
            {textOf({ key: text })}
          </Chip>
        ))}
      </div>
    </Input.Wrapper>
  );
}

/** `0, 5, 10, 20` as minutes that rise; null where it is anything else. */
export function minutesIn(text: string): number[] | null {
  const minutes = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
  const fit = minutes.every(
    (minute, i) =>
      Number.isFinite(minute) &&
      minute >= 0 &&
      minute <= 1440 &&
      (i === 0 || minute > (minutes[i - 1] ?? minute)),
  );
  return fit ? minutes : null;
}

interface MinutesProps extends ListProps<number> {
  readonly placeholder?: string;
  readonly onEmpty?: () => void;
}

export function MinutesField({ id, value, onChange, onEmpty, ...rest }: MinutesProps) {
  const { error, ...mark } = useMark(id);
  const said = value.join(', ');
  const [text, setText] = useState(said);
  const [known, setKnown] = useState(said);
  if (said !== known) {
    setKnown(said);
    if (minutesIn(text)?.join(', ') !== said) setText(said);
  }
  return (
    <TextInput
      {...mark}
      {...rest}
      value={text}
      error={
        minutesIn(text) === null ? say('protocols-editor.ascending-minutes-such-as-0-5') : error
      }
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const minutes = minutesIn(next);
        if (minutes === null) return;
        if (minutes.length > 0) onChange(minutes);
        else onEmpty?.();
      }}
      onBlur={() => setText(said)}
    />
  );
}
