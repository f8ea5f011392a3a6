import { EFFECT_TERMS, effectLabel } from '@chairside/shared/effects/catalogue';
import { EFFECT_GROUP_LABELS } from '@chairside/shared/effects/term';
import { MultiSelect } from '@mantine/core';
import { useMark } from './fields.tsx';

const DATA = Object.entries(EFFECT_GROUP_LABELS).map(([group, label]) => ({
  group: label,
  items: EFFECT_TERMS.filter((term) => term.group === group).map(({ code }) => ({
    value: code,
    label: effectLabel(code),
  })),
}));

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: readonly string[];
  /** Never called with none: a list of nothing is taken out instead. */
  readonly onChange: (terms: string[]) => void;
}

/** Effects of the catalogue, by search. */
export function EffectPicker({ id, label, value, onChange }: Props) {
  const mark = useMark(id);
  return (
    <MultiSelect
      {...mark}
      label={label}
      data={DATA}
      value={[...value]}
      searchable
      hidePickedOptions
      maxDropdownHeight={280}
      onChange={(terms) => {
        if (terms.length > 0) onChange(terms);
      }}
    />
  );
}
