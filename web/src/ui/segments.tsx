import { SegmentedControl } from '@mantine/core';
import { use } from 'react';
import { InputSize } from './inputs.tsx';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly of: readonly T[];
  readonly text: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onPick: (one: T) => void;
  /** Their names are long for a phone. */
  readonly small?: boolean;
}

/** One of two to four that are never none, in one line. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const { label, of, text, value, onPick, small = false } = props;
  const size = use(InputSize);
  return (
    <SegmentedControl
      fullWidth
      size={small ? 'sm' : size}
      aria-label={label}
      data={of.map((one) => ({ value: one, label: text[one] }))}
      value={value}
      onChange={(chosen) => {
        const found = of.find((one) => one === chosen);
        if (found !== undefined) onPick(found);
      }}
    />
  );
}
