import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../language/say.ts';
import { saidTemperature, TEMPERATURE_ASKED, temperatureText } from './temperature.ts';

interface Props {
  /** °C. */
  readonly value: number | undefined;
  readonly onChange: (celsius: number | undefined) => void;
}

/** Either unit, told by its value and always said; what is neither cannot be sent, and says so where it stands. */
export function TemperatureInput({ value, onChange }: Props) {
  const [typed, setTyped] = useState(() => (value === undefined ? '' : String(value)));
  const [left, setLeft] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const said = saidTemperature(typed);
  const wrong = said === null && typed.trim() !== '';
  useEffect(() => {
    field.current?.setCustomValidity(
      wrong
        ? say('charting-vital-signs.enter-temperatureasked', {
            temperatureAsked: TEMPERATURE_ASKED,
          })
        : '',
    );
  }, [wrong]);
  return (
    <TextInput
      ref={field}
      size="md"
      label={say('charting-vital-signs.temperature-c-or-f')}
      placeholder="--"
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      error={wrong && left}
      description={
        said !== null
          ? temperatureText(said, typed)
          : wrong && left
            ? say('charting-vital-signs.enter-temperatureasked-2', {
                temperatureAsked: TEMPERATURE_ASKED,
              })
            : TEMPERATURE_ASKED
      }
      inputWrapperOrder={['label', 'input', 'description']}
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setLeft(false);
        onChange(saidTemperature(text)?.celsius);
      }}
    />
  );
}
