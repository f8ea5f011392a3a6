import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CommandSheet, type SheetProps } from '../chair/command-sheet.tsx';
import { useKept } from '../offline/draft.ts';
import { readNumber } from './kept-fields.ts';
import { Amount } from './order.form.tsx';

export function WeightForm(sheet: SheetProps) {
  const scope = `${sheet.sessionId}/weight`;
  const [kg, setKg] = useKept<number | null>(scope, 'kg', readNumber, () => null);
  const [method, setMethod] = useState<'measured' | 'stated'>('measured');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title="Weight today"
      submit="Record weight"
      draft={() => (kg === null ? null : { type: 'record-weight', kg, method })}
    >
      <Amount label="Weight (kg)" value={kg} onChange={setKg} />
      <SegmentedControl
        fullWidth
        size="md"
        aria-label="How it is known"
        data={[
          { value: 'measured', label: 'Measured today' },
          { value: 'stated', label: 'Stated by the patient' },
        ]}
        value={method}
        onChange={(value) => setMethod(value === 'stated' ? 'stated' : 'measured')}
      />
    </CommandSheet>
  );
}
