import { say } from '../../language/say.ts';
import { Chip } from '../../ui/chip.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FieldRow } from '../../ui/fields.tsx';
import { Amount, TextField } from '../../ui/inputs.tsx';

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
      <Choices
        of={DEVICES}
        value={value.device}
        onPick={(device) => onChange({ ...value, device })}
      >
        <Chip
          look="key"
          pressed={value.lPerMin === 0}
          onClick={() => onChange({ ...value, lPerMin: 0 })}
        >
          {say('charting-interventions.taken-off')}
        </Chip>
      </Choices>
      <FieldRow look="two">
        <Amount
          label={say('charting-interventions.l-min')}
          placeholder="--"
          value={value.lPerMin}
          max={60}
          onChange={(lPerMin) => onChange({ ...value, lPerMin })}
        />
        <TextField
          label={say('charting-interventions.device')}
          value={value.device}
          max={40}
          optional
          onChange={(device) => onChange({ ...value, device })}
        />
      </FieldRow>
    </>
  );
}
