import type { EffectTerm } from '@chairside/shared/effects/term';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../sign-in/use-me.ts';
import classes from './chair.module.css';
import { effectChoices } from './effect-choices.ts';

interface Props {
  readonly onChoose: (term: EffectTerm) => void;
  /** Why nothing can be charted now; null when it can. */
  readonly refused: string | null;
}

/** First tap of charting an effect: the common ones as chips, all the others by search or by group. */
export function EffectPad({ onChoose, refused }: Props) {
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const { user } = useMe();
  const groups = effectChoices(search, all, user.role);
  return (
    <section className={classes.block} aria-labelledby="effect-pad">
      <div className={classes.blockHead}>
        <h2 id="effect-pad">Log effect</h2>
        <button
          type="button"
          className={classes.textButton}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Common only' : 'All effects'}
        </button>
      </div>
      <TextInput
        aria-label="Search effects"
        placeholder="Search all effects"
        size="md"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        disabled={refused !== null}
      />
      {refused === null ? null : <p className={classes.hint}>{refused}</p>}
      {groups.length === 0 ? (
        <p className={classes.hint}>
          No effect of this name. Write what you saw as a note instead.
        </p>
      ) : null}
      {groups.map(({ label, terms }) => (
        <div key={label ?? 'common'}>
          {label === null ? null : <h3 className={classes.groupLabel}>{label}</h3>}
          <div className={classes.chips}>
            {terms.map((term) => (
              <button
                key={term.code}
                type="button"
                className={classes.chip}
                disabled={refused !== null}
                onClick={() => onChoose(term)}
              >
                {term.label}
              </button>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
