import type { ManualVitals } from '@chairside/shared/session/entries';
import { say } from '../../language/say.ts';
import { useKept } from '../../outbox/draft.ts';
import { Tick } from '../../ui/inputs.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import { MEASURED_FOR_MS, readVitals } from '../sheet/kept-fields.ts';
import { VitalSignFields } from './vital-signs.fields.tsx';

interface FieldsProps {
  readonly value: ManualVitals;
  readonly onChange: (values: ManualVitals) => void;
}

export function ManualVitalsFields({ value, onChange }: FieldsProps) {
  return (
    <>
      <VitalSignFields
        value={value}
        onChange={(signal, typed) => {
          const { [signal]: _, ...rest } = value;
          onChange(typed === undefined ? rest : { ...rest, [signal]: typed });
        }}
      />
      {value.spo2 === undefined ? null : (
        <Tick
          label={say('charting-vital-signs.spo2-on-room-air')}
          value={value.onAir ?? false}
          onChange={(onAir) => onChange({ ...value, onAir })}
        />
      )}
    </>
  );
}

/** Vital signs that a person measured: the alarms watch them like a reading, and a pressure fulfils its check. */
export function ManualVitalsForm(sheet: SheetProps) {
  const scope = `${sheet.sessionId}/vitals`;
  const [values, setValues] = useKept<ManualVitals>(
    scope,
    'values',
    readVitals,
    () => ({}),
    MEASURED_FOR_MS,
  );
  const { onAir: _, ...numbers } = values;
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting-vital-signs.vital-signs-by-hand')}
      submit={say('charting-sheet.record')}
      draft={() =>
        Object.keys(numbers).length === 0 ? null : { type: 'record-vitals', values: { ...values } }
      }
    >
      <ManualVitalsFields value={values} onChange={setValues} />
    </CommandSheet>
  );
}
