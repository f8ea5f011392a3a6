import { PRN_DRUGS_V2, PRN_ROUTES, type PrnDrug } from '@chairside/shared/protocols/document/prn';
import { Button, Chip, Input, TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { drugPath } from '../document/care-statements.ts';
import { withPart } from '../document/document-edits.ts';
import { drugText, originText, ROUTE_LABELS } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { CapFields } from './cap-fields.tsx';
import { useEditor } from './editor-context.ts';
import { NumberField, WordsField } from './fields.tsx';
import { ItemCard } from './item-card.tsx';
import { CLINIC_OWN } from './new-limit.ts';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

/** Drugs that a nurse may chart as needed. */
export function PrnSection() {
  const { document, change } = useEditor();
  const { isOpen, toggle, show } = useOpenItems();
  const [name, setName] = useState('');
  const { prn } = document;
  const list = prn ?? [];
  const put = (field: string, next: readonly PrnDrug[] | undefined) =>
    change(`prn.${field}`, (one) => withPart(one, 'prn', next && [...next]));
  const add = () => {
    const drug = name.trim();
    const added: PrnDrug = { drug, routes: ['iv'], source: CLINIC_OWN };
    const next = [...list, added];
    put(`${next.length}.added`, next);
    show(drugPath(next, next.length - 1));
    setName('');
  };
  return (
    <OptionalPart
      name="the list"
      without={say('protocols-editor.no-drug-may-be-charted-as')}
      present={prn !== undefined}
      onTake={() => put('taken', PRN_DRUGS_V2)}
      remaining={withPart(document, 'prn', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      <p className={classes.lead}>{say('protocols-editor.a-list-to-choose-from-when')}</p>
      {list.map((drug, index) => {
        const path = drugPath(list, index);
        return (
          <DrugCard
            key={path}
            path={path}
            drug={drug}
            open={isOpen(path)}
            onToggle={() => toggle(path)}
            onChange={(field, next) =>
              put(
                `${index}.${field}`,
                list.flatMap((one, i) => (i !== index ? [one] : next === null ? [] : [next])),
              )
            }
          />
        );
      })}
      <div className={classes.entry}>
        <TextInput
          label={say('protocols-editor.another-drug')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" disabled={name.trim() === ''} onClick={add}>
          {say('protocols-editor.add-to-the-list')}
        </Button>
      </div>
    </OptionalPart>
  );
}

interface CardProps {
  readonly path: string;
  readonly drug: PrnDrug;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onChange: (field: string, drug: PrnDrug | null) => void;
}

function DrugCard({ path, drug, open, onToggle, onChange }: CardProps) {
  const { dose: _dose, unit: _unit, ...ordered } = drug;
  const { purpose: _purpose, ...plain } = drug;
  const { caps: _caps, ...uncapped } = drug;
  return (
    <ItemCard
      path={path}
      title={drugText(drug)}
      facts={[originText(drug.source)]}
      open={open}
      onToggle={onToggle}
    >
      <div className={classes.grid}>
        <NumberField
          id={`${path}.drug`}
          label={say('protocols-editor.dose')}
          decimals={3}
          placeholder={say('protocols-editor.as-ordered')}
          value={drug.dose ?? null}
          onChange={(dose) => {
            if (dose > 0) onChange('dose', { ...drug, dose, unit: drug.unit ?? 'mg' });
          }}
          onEmpty={() => onChange('dose', ordered)}
        />
        {drug.dose === undefined ? null : (
          <WordsField
            id={`${path}.unit`}
            label={say('protocols-editor.unit')}
            maxLength={20}
            value={drug.unit ?? ''}
            onChange={(unit) => {
              if (unit.trim() !== '') onChange('unit', { ...drug, unit });
            }}
          />
        )}
        <WordsField
          id={`${path}.purpose`}
          label={say('protocols-editor.purpose')}
          maxLength={80}
          value={drug.purpose ?? ''}
          onChange={(purpose) => onChange('purpose', purpose === '' ? plain : { ...drug, purpose })}
        />
      </div>
      <CapFields
        path={path}
        caps={drug.caps}
        onChange={(caps) => onChange('caps', caps === undefined ? uncapped : { ...drug, caps })}
      />
      <Input.Wrapper
        label={say('protocols-editor.routes')}
        labelElement="div"
        role="group"
        aria-label={say('protocols-editor.routes')}
      >
        <div className={classes.chips}>
          {PRN_ROUTES.map((route) => (
            <Chip
              key={route}
              size="sm"
              checked={drug.routes.includes(route)}
              disabled={drug.routes.length === 1 && drug.routes.includes(route)}
              onChange={(on) =>
                onChange('routes', {
                  ...drug,
                  routes: PRN_ROUTES.filter((one) =>
                    one === route ? on : drug.routes.includes(one),
                  ),
                })
              }
            >
              {ROUTE_LABELS[route]}
            </Chip>
          ))}
        </div>
      </Input.Wrapper>
      <SourceFields
        path={path}
        source={drug.source}
        onChange={(source) => onChange('source', { ...drug, source })}
      />
      <div className={classes.actions}>
        <span className={classes.soft}>{drug.drug}</span>
        <Button variant="default" size="compact-sm" onClick={() => onChange('removed', null)}>
          {say('protocols-editor.remove-from-the-list')}
        </Button>
      </div>
    </ItemCard>
  );
}
