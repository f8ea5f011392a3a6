import type { SessionState } from '@chairside/shared/session/state';
import { useState } from 'react';
import { CommandSheet, type SheetProps } from '../chair/command-sheet.tsx';
import { useKept } from '../offline/draft.ts';
import { readNumber } from './kept-fields.ts';
import { Amount } from './order.form.tsx';
import classes from './visit.module.css';
import { bodyText } from './weight-basis.fields.tsx';

const METHODS = [
  { value: 'measured', label: 'Measured today' },
  { value: 'stated', label: 'Stated by the patient' },
] as const;

interface Props extends SheetProps {
  readonly session: SessionState;
}

export function WeightForm({ session, ...sheet }: Props) {
  const scope = `${sheet.sessionId}/weight`;
  const [kg, setKg] = useKept<number | null>(scope, 'kg', readNumber, () => null);
  const [cm, setCm] = useKept<number | null>(
    scope,
    'cm',
    readNumber,
    () => session.weight?.heightCm ?? null,
  );
  const [method, setMethod] = useState<'measured' | 'stated' | null>(null);
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title="Weight today"
      submit="Record weight"
      draft={() =>
        kg === null || method === null
          ? null
          : { type: 'record-weight', kg, method, ...(cm === null ? {} : { heightCm: cm }) }
      }
    >
      <div className={classes.fields}>
        <Amount label="Weight (kg)" value={kg} onChange={setKg} />
        <Amount label="Height (cm, optional)" value={cm} optional onChange={setCm} />
      </div>
      {kg === null || cm === null ? null : (
        <p className={classes.hint}>
          {bodyText({ weightKg: kg, heightCm: cm, sex: session.patient?.sex ?? null })}
        </p>
      )}
      <fieldset className={classes.part}>
        <legend>How it is known</legend>
        <div className={classes.row}>
          {METHODS.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className={classes.chip}
              aria-pressed={method === value}
              onClick={() => setMethod(value)}
            >
              {label}
            </button>
          ))}
        </div>
      </fieldset>
    </CommandSheet>
  );
}
