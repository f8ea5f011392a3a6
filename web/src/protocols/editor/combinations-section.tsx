import {
  COMBINATION_FIELDS,
  type Combination,
} from '@chairside/shared/protocols/document/document';
import { idOf } from '@chairside/shared/protocols/document/place';
import { LIST_CHOICES } from '@chairside/shared/protocols/sections/blocks';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { freeName } from '../document/document-edits.ts';
import { tierText } from '../document/limit-text.ts';
import { combinationName, combinationText } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { CombinationTerm } from './combination-term.tsx';
import { OwnMark } from './comparison-fields.tsx';
import { useEditor } from './editor-context.ts';
import { EntryCard } from './entry-card.tsx';
import { NEW_TERMS, newCombination } from './new-combination.ts';
import { OptionalPart } from './part-block.tsx';
import { usePut } from './part-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

/** A name as it stands in the log: small letters, digits and hyphens. */
const asId = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Things that are worse together. */
export function CombinationsSection() {
  const { document } = useEditor();
  const { isOpen, toggle, show } = useOpenItems();
  const [name, setName] = useState('');
  const list = document.combinations ?? [];
  const put = usePut(['combinations']);
  const add = () => {
    const id = freeName(
      asId(name) || 'combination',
      list.map((one) => one.id),
    );
    put([id], newCombination(id));
    setName('');
    show(id);
  };
  return (
    <OptionalPart place={['combinations']} choice={LIST_CHOICES.combinations}>
      <p className={classes.lead}>{say('protocols-editor.an-alarm-at-once-when-all')}</p>
      {list.map((combination) => (
        <CombinationCard
          key={combination.id}
          combination={combination}
          open={isOpen(combination.id)}
          onToggle={() => toggle(combination.id)}
        />
      ))}
      <div className={classes.entry}>
        <TextInput
          label={say('protocols-editor.name-of-a-new-combination')}
          placeholder={say('protocols-editor.such-as-slow-rate-low-pressure')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" disabled={asId(name) === ''} onClick={add}>
          {say('protocols-editor.add-a-combination')}
        </Button>
      </div>
    </OptionalPart>
  );
}

interface CardProps {
  readonly combination: Combination;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function CombinationCard({ combination, open, onToggle }: CardProps) {
  const { all, id, tier } = combination;
  const place = ['combinations', id];
  const put = usePut(place);
  const values = all.filter(({ kind }) => kind === 'value').length;
  return (
    <EntryCard
      place={place}
      title={combinationName(id)}
      facts={[combinationText(combination), tierText(tier)]}
      open={open}
      onToggle={onToggle}
      fields={COMBINATION_FIELDS}
      value={combination}
      remove={say('protocols-editor.remove-this-combination')}
    >
      {all.map((term, index) => {
        // At least two parts, and one of them a value.
        const fixed = all.length <= 2 || (term.kind === 'value' && values === 1);
        return (
          <CombinationTerm
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, their place is what they are
            key={index}
            path={idOf([...place, 'all', String(index)])}
            label={index === 0 ? say('protocols-editor.where') : say('protocols-editor.and')}
            term={term}
            onChange={(next) => put(['all', String(index)], next)}
            onRemove={fixed ? null : () => put(['all', String(index)], undefined)}
          />
        );
      })}
      <OwnMark id={idOf([...place, 'all'])} />
      <div className={classes.wide}>
        {NEW_TERMS.map(({ label, term }) => (
          <Button
            key={label}
            variant="default"
            size="compact-sm"
            onClick={() => put(['all'], [...all, term])}
          >
            {label}
          </Button>
        ))}
      </div>
    </EntryCard>
  );
}
