import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { SwitchField, TimeField, useMark } from './fields.tsx';

type Cadence = NonNullable<ProtocolDocument['cuff']['cadence']>;

const TIMES = [
  ['earlyForMs', say('protocols-editor.early-part-lasts')],
  ['earlyIntervalMs', say('protocols-editor.interval-in-the-early-part')],
  ['recoveryIntervalMs', say('protocols-editor.interval-in-recovery')],
  ['repeatWithinMs', say('protocols-editor.critical-value-again-in')],
  ['overdueAfterMs', say('protocols-editor.overdue-after')],
] as const;

interface Props {
  readonly cadence: Cadence;
  readonly onChange: (field: string, cadence: Cadence) => void;
}

export function CadencePart({ cadence, onChange }: Props) {
  const grid = cadence.atMinutes !== undefined;
  return (
    <div className={classes.stack}>
      <MinutesField cadence={cadence} onChange={onChange} />
      {grid ? (
        <SwitchField
          id="cuff.cadence.outlivesStop"
          label={say('protocols-editor.listed-minutes-up-to-the-planned')}
          value={cadence.outlivesStop === true}
          onChange={(outlivesStop) => onChange('outlivesStop', { ...cadence, outlivesStop })}
        />
      ) : null}
      <div className={classes.grid}>
        {TIMES.map(([key, label]) => (
          <TimeField
            key={key}
            id={`cuff.cadence.${key}`}
            label={label}
            unit="min"
            value={cadence[key]}
            // The grid says when: the early part counts only without one.
            disabled={grid && key.startsWith('early')}
            onChange={(value) => onChange(key, { ...cadence, [key]: value })}
          />
        ))}
      </div>
    </div>
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

function MinutesField({ cadence, onChange }: Props) {
  const { error, ...mark } = useMark('cuff.cadence.atMinutes');
  const said = cadence.atMinutes?.join(', ') ?? '';
  const [text, setText] = useState(said);
  const [known, setKnown] = useState(said);
  if (said !== known) {
    setKnown(said);
    if (minutesIn(text)?.join(', ') !== said) setText(said);
  }
  const { atMinutes: _, ...without } = cadence;
  return (
    <TextInput
      {...mark}
      label={say('protocols-editor.due-at-these-minutes-of-the')}
      placeholder={say('protocols-editor.no-grid-intervals-run-from-the')}
      value={text}
      error={
        minutesIn(text) === null ? say('protocols-editor.ascending-minutes-such-as-0-5') : error
      }
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const minutes = minutesIn(next);
        if (minutes === null) return;
        onChange('atMinutes', minutes.length === 0 ? without : { ...cadence, atMinutes: minutes });
      }}
      onBlur={() => setText(said)}
    />
  );
}
