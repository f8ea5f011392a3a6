import type { LimitSignal } from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { say } from '../../language/say.ts';
import { SIGNS } from '../document/limit-text.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { ChoiceField, NumberField } from './fields.tsx';

/** The names of these signals, to choose from. */
export const signalNames = <S extends LimitSignal>(signals: readonly S[]) =>
  Object.fromEntries(signals.map((signal) => [signal, SIGNAL_INFO[signal].label])) as Readonly<
    Record<S, string>
  >;

interface Comparison<S extends LimitSignal> {
  readonly signal: S;
  readonly op: keyof typeof SIGNS;
  readonly value: number;
}

interface Props<S extends LimitSignal> {
  readonly id: string;
  readonly signals: readonly S[];
  readonly value: Comparison<S>;
  readonly onChange: (next: Partial<Comparison<S>>) => void;
}

/** A signal, how it compares, and with what. */
export function ComparisonFields<S extends LimitSignal>(props: Props<S>) {
  const { id, signals, value, onChange } = props;
  return (
    <>
      <ChoiceField
        id={`${id}.signal`}
        label={say('protocols-editor.value')}
        value={value.signal}
        options={signalNames(signals)}
        onChange={(signal) => onChange({ signal })}
      />
      <ChoiceField
        id={`${id}.op`}
        label={say('protocols-editor.is')}
        value={value.op}
        options={SIGNS}
        onChange={(op) => onChange({ op })}
      />
      <NumberField
        id={`${id}.value`}
        label={say('protocols-editor.limit-unit', { unit: SIGNAL_INFO[value.signal].unit })}
        value={value.value}
        onChange={(number) => onChange({ value: number })}
      />
    </>
  );
}

interface TermProps {
  readonly legend: string;
  /** Null where it has to stay. */
  readonly onRemove: (() => void) | null;
  readonly children: ReactNode;
}

/** One of several things that are asked together. */
export function Term({ legend, onRemove, children }: TermProps) {
  return (
    <fieldset className={classes.term}>
      <legend>{legend}</legend>
      {children}
      {onRemove === null ? null : (
        <Button variant="subtle" size="compact-sm" onClick={onRemove}>
          {say('protocols-editor.remove')}
        </Button>
      )}
    </fieldset>
  );
}

/** What is said around a form of its own: what is in force, and why it makes no sense. */
export function OwnMark({ id }: { readonly id: string }) {
  const { inForce, problemsAt } = useEditor();
  const before = inForce(id);
  return (
    <>
      {before === null ? null : (
        <p className={classes.was}>{say('protocols-editor.in-force-before', { before })}</p>
      )}
      {problemsAt(id).map((problem) => (
        <p key={problem} className={classes.problem} role="alert">
          {problem}
        </p>
      ))}
    </>
  );
}
