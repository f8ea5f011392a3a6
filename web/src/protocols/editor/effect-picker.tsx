import { EFFECT_TERMS, effectLabel } from '@chairside/shared/effects/catalogue';
import { EFFECT_GROUP_LABELS, EFFECT_GROUPS } from '@chairside/shared/effects/term';
import { MultiSelect } from '@mantine/core';
import { say, words } from '../../language/say.ts';
import { useMark } from './fields.tsx';

const DATA = EFFECT_GROUPS.map((group) => ({
  group: say(EFFECT_GROUP_LABELS[group]),
  items: EFFECT_TERMS.filter((term) => term.group === group).map(({ code }) => ({
    value: code,
    label: effectLabel(code, words),
  })),
}));

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** Given where there may be none. */
  readonly onEmpty?: () => void;
  /** Never called with none. */
  readonly onChange: (terms: string[]) => void;
}

/** Effects of the catalogue, by search. */
export function EffectPicker({ id, value, onChange, onEmpty, placeholder = '', ...rest }: Props) {
  const mark = useMark(id);
  return (
    <MultiSelect
      {...mark}
      {...rest}
      {...(value.length === 0 ? { placeholder } : {})}
      data={DATA}
      value={[...value]}
      searchable
      hidePickedOptions
      maxDropdownHeight={280}
      onChange={(terms) => {
        if (terms.length > 0) onChange(terms);
        else onEmpty?.();
      }}
    />
  );
}
