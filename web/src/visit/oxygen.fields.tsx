import { NumberInput, TextInput } from '@mantine/core';
import classes from './visit.module.css';

interface Oxygen {
  readonly lPerMin: number;
  readonly device: string;
}
interface Props {
  readonly value: Oxygen;
  readonly onChange: (oxygen: Oxygen) => void;
}

export function OxygenFields({ value, onChange }: Props) {
  return (
    <div className={classes.fields}>
      <NumberInput
        size="md"
        label="L/min (0: taken off)"
        value={value.lPerMin}
        onChange={(lPerMin) =>
          onChange({ ...value, lPerMin: typeof lPerMin === 'number' ? lPerMin : 0 })
        }
        min={0}
        max={60}
        decimalScale={1}
      />
      <TextInput
        size="md"
        label="Device"
        value={value.device}
        maxLength={40}
        onChange={(event) => onChange({ ...value, device: event.currentTarget.value })}
      />
    </div>
  );
}
