import type { SessionState } from '@chairside/shared/session/state';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useKept } from '../../outbox/draft.ts';
import { clinicDay } from '../../time/clinic-time.ts';
import { Soft } from '../../ui/text.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import { readNumber } from '../sheet/kept-fields.ts';
import classes from '../styles/charting.module.css';
import { Amount } from './order.form.tsx';
import { bodyText } from './weight-basis.fields.tsx';

const METHODS = [
  { value: 'measured', label: say('charting-preparation.measured-today') },
  { value: 'stated', label: say('charting-preparation.stated-by-the-patient') },
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
  const { timeZone: zone } = useMe().clinic;
  const known = session.patient?.height ?? null;
  const [changing, setChanging] = useState(cm !== null);
  const asked = known === null || changing;
  const heightCm = cm ?? known?.cm ?? null;
  const [method, setMethod] = useState<'measured' | 'stated' | null>(null);
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting-preparation.weight-today')}
      submit={say('charting-preparation.record-weight')}
      draft={() =>
        kg === null || method === null
          ? null
          : { type: 'record-weight', kg, method, ...(cm === null ? {} : { heightCm: cm }) }
      }
    >
      <div className={classes.fields}>
        <Amount label={say('charting-preparation.weight-kg')} value={kg} onChange={setKg} />
        {asked ? (
          <Amount
            label={say('charting-preparation.height-cm-optional')}
            value={cm}
            optional
            onChange={setCm}
          />
        ) : null}
      </div>
      {known && !asked ? (
        <Soft>
          {say('charting-preparation.height-cm-cm-recorded-at', {
            cm: known.cm,
            at: clinicDay(known.at, zone),
          })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => setChanging(true)}>
            {say('charting-preparation.change-height')}
          </Button>
        </Soft>
      ) : null}
      {kg === null || heightCm === null ? null : (
        <Soft>{bodyText({ weightKg: kg, heightCm, sex: session.patient?.sex ?? null })}</Soft>
      )}
      <fieldset className={classes.part}>
        <legend>{say('charting-preparation.how-it-is-known')}</legend>
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
