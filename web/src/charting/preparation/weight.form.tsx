import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useKept } from '../../outbox/draft.ts';
import { clinicDay } from '../../time/clinic-time.ts';
import { Choices } from '../../ui/choices.tsx';
import { Soft } from '../../ui/text.tsx';
import type { OfSession } from '../sheet/command-sheet.tsx';
import { amount, FieldSheet } from '../sheet/field-sheet.tsx';
import { readNumber } from '../sheet/kept-fields.ts';
import { bodyText } from './weight-basis.fields.tsx';

const METHODS = {
  measured: say('charting-preparation.measured-today'),
  stated: say('charting-preparation.stated-by-the-patient'),
} as const;

export function WeightForm({ session, ...sheet }: OfSession) {
  const scope = `${sheet.sessionId}/weight`;
  const kg = useKept<number | null>(scope, 'kg', readNumber, () => null);
  const before = session.weight?.heightCm ?? null;
  const [cm, setCm] = useKept<number | null>(scope, 'cm', readNumber, () => before);
  const { timeZone: zone } = useMe().clinic;
  const known = session.patient?.height ?? null;
  const [changing, setChanging] = useState(cm !== null);
  const asked = known === null || changing;
  const heightCm = cm ?? known?.cm ?? null;
  const [method, setMethod] = useState<keyof typeof METHODS | null>(null);
  const height = amount([cm, setCm], {
    label: say('charting-preparation.height-cm-optional'),
    optional: true,
  });
  const body = (
    <>
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
      {kg[0] === null || heightCm === null ? null : (
        <Soft>{bodyText({ weightKg: kg[0], heightCm, sex: session.patient?.sex ?? null })}</Soft>
      )}
      <Choices
        legend={say('charting-preparation.how-it-is-known')}
        of={['measured', 'stated']}
        text={METHODS}
        value={method}
        onPick={setMethod}
      />
    </>
  );
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      title={say('charting-preparation.weight-today')}
      submit={say('charting-preparation.record-weight')}
      fields={{
        kg: amount(kg, { label: say('charting-preparation.weight-kg') }),
        heightCm: asked ? height : { ...height, input: null },
        method: { said: method, input: body },
      }}
      command={(said) => ({ type: 'record-weight', ...said })}
    />
  );
}
