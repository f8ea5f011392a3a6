import { NumberInput, TextInput } from '@mantine/core';
import { say } from '../../language/say.ts';
import classes from '../styles/charting.module.css';

interface Oxygen {
  /** Null: not said; 0: taken off. */
  readonly lPerMin: number | null;
  readonly device: string;
}
interface Props {
  readonly value: Oxygen;
  readonly onChange: (oxygen: Oxygen) => void;
}

const DEVICES = [
  say('charting-interventions.nasal-cannula'),
  say('charting-interventions.simple-mask'),
  say('charting-interventions.reservoir-mask'),
];

/** Nothing is given until it is said: an empty field is no flow that was taken off. */
export function OxygenFields({ value, onChange }: Props) {
  return (
    <>
      <div className={classes.row}>
        {DEVICES.map((device) => (
          <button
            key={device}
            type="button"
            className={classes.chip}
            aria-pressed={value.device === device}
            onClick={() => onChange({ ...value, device })}
          >
            {device}
          </button>
        ))}
        <button
          type="button"
          className={classes.chip}
          aria-pressed={value.lPerMin === 0}
          onClick={() => onChange({ lPerMin: 0, device: value.device })}
        >
          {say('charting-interventions.taken-off')}
        </button>
      </div>
      <div className={classes.fields}>
        <NumberInput
          size="md"
          label={say('charting-interventions.l-min')}
          placeholder="--"
          value={value.lPerMin ?? ''}
          onChange={(lPerMin) =>
            onChange({ ...value, lPerMin: typeof lPerMin === 'number' ? lPerMin : null })
          }
          min={0}
          max={60}
          decimalScale={1}
          hideControls
          required
        />
        <TextInput
          size="md"
          label={say('charting-interventions.device')}
          value={value.device}
          maxLength={40}
          onChange={(event) => onChange({ ...value, device: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
