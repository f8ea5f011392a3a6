import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import { FieldRow } from '../../ui/fields.tsx';
import { Amount } from '../../ui/inputs.tsx';
import { TemperatureInput } from './temperature.fields.tsx';

const NUMBERS = ['sys', 'dia', 'hr', 'spo2', 'rr'] as const;
type Typed = (typeof NUMBERS)[number] | 'temp';
export type VitalSigns = { readonly [signal in Typed]?: number | undefined };

interface Props {
  readonly value: VitalSigns;
  /** Undefined: the field is empty. */
  readonly onChange: (signal: Typed, value: number | undefined) => void;
}

/** The vital signs that a person types in, one field each; what cannot be measured is said at its field. */
export function VitalSignFields({ value, onChange }: Props) {
  return (
    <FieldRow look="two">
      {NUMBERS.map((signal) => {
        const { label, unit, decimals, min, max } = SIGNAL_INFO[signal];
        const typed = value[signal];
        const outside = typed !== undefined && (typed < min || typed > max);
        return (
          <Amount
            key={signal}
            label={`${label} (${unit})`}
            placeholder="--"
            value={typed ?? null}
            optional
            signed
            decimals={decimals}
            error={outside}
            hint={outside ? say('charting-vital-signs.enter-min-to-max', { min, max }) : ' '}
            onChange={(next) => onChange(signal, next ?? undefined)}
          />
        );
      })}
      <TemperatureInput value={value.temp} onChange={(next) => onChange('temp', next)} />
    </FieldRow>
  );
}
