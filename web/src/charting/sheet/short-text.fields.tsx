import { TextInput } from '@mantine/core';
import classes from '../styles/panel.module.css';

interface Props {
  /** What stands there most often, in one tap. */
  readonly common: readonly string[];
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label?: string;
  readonly maxLength?: number;
}

/** A short text that is asked for: one of the common ones, or typed. */
export function ShortText({ common, value, onChange, label = 'Reason', maxLength = 200 }: Props) {
  return (
    <>
      <div className={classes.chips}>
        {common.map((text) => (
          <button
            key={text}
            type="button"
            className={classes.chip}
            aria-pressed={value === text}
            onClick={() => onChange(text)}
          >
            {text}
          </button>
        ))}
      </div>
      <TextInput
        size="md"
        label={label}
        value={value}
        maxLength={maxLength}
        onChange={(event) => onChange(event.currentTarget.value)}
        required
      />
    </>
  );
}
