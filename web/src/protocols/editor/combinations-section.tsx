import { COMBINATIONS } from '@chairside/shared/protocols/defaults/combinations';
import type { Combination } from '@chairside/shared/protocols/document/document';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { freeName, withEntry, withPart } from '../document/document-edits.ts';
import { combinationName } from '../document/limit-statements.ts';
import { TIER_LABELS } from '../document/limit-text.ts';
import { combinationText } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { CombinationTerm } from './combination-term.tsx';
import { useEditor } from './editor-context.ts';
import { ChoiceField, useMark } from './fields.tsx';
import { ItemCard } from './item-card.tsx';
import { NEW_TERMS, newCombination } from './new-combination.ts';
import { OptionalPart } from './optional-part.tsx';
import { PhasesField } from './phases-field.tsx';
import { SourceFields } from './source-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

const pathOf = (id: string) => `combinations.${id}`;
/** A name as it stands in the log: small letters, digits and hyphens. */
const asId = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Things that are worse together. */
export function CombinationsSection() {
  const { document, change } = useEditor();
  const { isOpen, toggle, show } = useOpenItems();
  const [name, setName] = useState('');
  const { combinations } = document;
  const put = (field: string, next: readonly Combination[] | undefined) =>
    change(`combinations.${field}`, (one) => withPart(one, 'combinations', next && [...next]));
  const add = () => {
    const list = combinations ?? [];
    const id = freeName(
      asId(name) || 'combination',
      list.map((one) => one.id),
    );
    put(`${id}.added`, [...list, newCombination(id)]);
    setName('');
    show(id);
  };
  return (
    <OptionalPart
      name="the combinations"
      without={say('protocols-editor.no-combination-of-things-raises-an')}
      present={combinations !== undefined}
      onTake={() => put('taken', COMBINATIONS)}
      remaining={withPart(document, 'combinations', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      <p className={classes.lead}>{say('protocols-editor.an-alarm-at-once-when-all')}</p>
      {(combinations ?? []).map((combination) => (
        <CombinationCard
          key={combination.id}
          combination={combination}
          open={isOpen(combination.id)}
          onToggle={() => toggle(combination.id)}
          onChange={(field, next) =>
            put(
              `${combination.id}.${field}`,
              withEntry(combinations ?? [], combination.id, () => next),
            )
          }
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
  readonly onChange: (field: string, combination: Combination | null) => void;
}

function CombinationCard({ combination, open, onToggle, onChange }: CardProps) {
  const path = pathOf(combination.id);
  const { all } = combination;
  const { description, error } = useMark(`${path}.terms`);
  const values = all.filter(({ kind }) => kind === 'value').length;
  const terms = (field: string, next: Combination['all']) =>
    onChange(field, { ...combination, all: next });
  return (
    <ItemCard
      path={path}
      title={combinationName(combination.id)}
      facts={[combinationText(combination), TIER_LABELS[combination.tier]]}
      open={open}
      onToggle={onToggle}
    >
      {all.map((term, index) => {
        // At least two parts, and one of them a value.
        const fixed = all.length <= 2 || (term.kind === 'value' && values === 1);
        return (
          <CombinationTerm
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, their place is what they are
            key={index}
            path={`${path}.${index}`}
            label={index === 0 ? 'Where' : 'and'}
            term={term}
            onChange={(field, next) =>
              terms(
                `${index}.${field}`,
                all.map((one, i) => (i === index ? next : one)),
              )
            }
            onRemove={
              fixed
                ? null
                : () =>
                    terms(
                      `${index}.removed`,
                      all.filter((_, i) => i !== index),
                    )
            }
          />
        );
      })}
      {description === undefined ? null : <p className={classes.was}>{description}</p>}
      {error === undefined ? null : (
        <p className={classes.problem} role="alert">
          {error}
        </p>
      )}
      <div className={classes.wide}>
        {NEW_TERMS.map(({ label, term }) => (
          <Button
            key={label}
            variant="default"
            size="compact-sm"
            onClick={() => terms(`${all.length}.added`, [...all, term])}
          >
            {label}
          </Button>
        ))}
      </div>
      <div className={classes.grid}>
        <ChoiceField
          id={`${path}.tier`}
          label={say('protocols-editor.priority')}
          value={combination.tier}
          options={TIER_LABELS}
          onChange={(tier) => onChange('tier', { ...combination, tier })}
        />
      </div>
      <PhasesField
        path={path}
        phases={combination.phases}
        onChange={(phases) => onChange('phases', { ...combination, phases })}
      />
      <SourceFields
        path={path}
        source={combination.source}
        onChange={(source) => onChange('source', { ...combination, source })}
      />
      <div className={classes.actions}>
        <span className={classes.soft}>{combination.id}</span>
        <Button variant="default" size="compact-sm" onClick={() => onChange('removed', null)}>
          {say('protocols-editor.remove-this-combination')}
        </Button>
      </div>
    </ItemCard>
  );
}
