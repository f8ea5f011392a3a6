import { entryNames } from '@chairside/shared/protocols/document/place';
import { DRUG_FIELDS, type DrugCaps, type PrnDrug } from '@chairside/shared/protocols/document/prn';
import { LIST_CHOICES } from '@chairside/shared/protocols/sections/blocks';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { drugText, originText } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { OwnMark } from './comparison-fields.tsx';
import { useEditor } from './editor-context.ts';
import { EntryCard } from './entry-card.tsx';
import { NumberField } from './fields.tsx';
import { CLINIC_OWN } from './new-limit.ts';
import { OptionalPart } from './part-block.tsx';
import { usePut } from './part-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

/** Drugs that a nurse may chart as needed. */
export function PrnSection() {
  const { document } = useEditor();
  const { isOpen, toggle, show } = useOpenItems();
  const [name, setName] = useState('');
  const put = usePut(['prn']);
  const list = document.prn ?? [];
  const names = entryNames(list);
  const add = () => {
    const added: PrnDrug = { drug: name.trim(), routes: ['iv'], source: CLINIC_OWN };
    const next = [...list, added];
    put([], next);
    show(entryNames(next).at(-1) ?? '');
    setName('');
  };
  return (
    <OptionalPart place={['prn']} choice={LIST_CHOICES.prn}>
      <p className={classes.lead}>{say('protocols-editor.a-list-to-choose-from-when')}</p>
      {list.map((drug, index) => {
        const key = names[index] ?? drug.drug;
        return (
          <DrugCard
            key={key}
            name={key}
            drug={drug}
            open={isOpen(key)}
            onToggle={() => toggle(key)}
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
  readonly name: string;
  readonly drug: PrnDrug;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function DrugCard({ name, drug, open, onToggle }: CardProps) {
  const place = ['prn', name];
  const put = usePut(place);
  const { dose: _dose, unit: _unit, ...ordered } = drug;
  return (
    <EntryCard
      place={place}
      title={drugText(drug)}
      facts={[originText(drug.source)]}
      open={open}
      onToggle={onToggle}
      fields={DRUG_FIELDS}
      value={drug}
      // A dose has a unit, and only a dose.
      disabled={drug.dose === undefined ? ['unit'] : []}
      put={([key, ...rest], value) => {
        if (key === 'dose' && value === undefined) put([], ordered);
        else if (key === 'dose' && value === 0) return;
        else if (key === 'dose') put([], { ...drug, dose: value, unit: drug.unit ?? 'mg' });
        else if (key !== 'unit' || value !== undefined) put([key ?? '', ...rest], value);
      }}
      remove={say('protocols-editor.remove-from-the-list')}
    >
      <CapFields
        path={`prn.${name}.caps`}
        caps={drug.caps}
        onChange={(caps) => put(['caps'], caps)}
      />
    </EntryCard>
  );
}

interface CapProps {
  readonly path: string;
  readonly caps: DrugCaps | undefined;
  readonly onChange: (caps: DrugCaps | undefined) => void;
}

/** What is asked about before a dose is charted. Without a largest dose there are no caps at all. */
function CapFields({ path, caps, onChange }: CapProps) {
  const { reduced, minutesBetween, mg: most } = caps ?? {};
  const { reduced: _r, ...full } = caps ?? { mg: 0 };
  const { minutesBetween: _m, ...untimed } = caps ?? { mg: 0 };
  return (
    <>
      <div className={classes.grid}>
        <NumberField
          id={`${path}.mg`}
          label={say('protocols-editor.asked-about-above-mg-a-dose')}
          decimals={2}
          placeholder={say('protocols-fields.not-asked')}
          value={most ?? null}
          onChange={(mg) => {
            if (mg > 0) onChange({ ...caps, mg });
          }}
          onEmpty={() => onChange(undefined)}
        />
        {caps === undefined ? null : (
          <NumberField
            id={`${path}.reduced`}
            label={say('protocols-editor.of-the-elderly-or-beside-an')}
            decimals={2}
            placeholder={say('protocols-fields.the-same')}
            value={reduced?.mg ?? null}
            onChange={(mg) => {
              if (mg <= 0) return;
              onChange({ ...caps, reduced: { fromAgeYears: reduced?.fromAgeYears ?? 60, mg } });
            }}
            onEmpty={() => onChange(full)}
          />
        )}
        {caps === undefined || reduced === undefined ? null : (
          <NumberField
            id={`${path}.reduced.fromAgeYears`}
            label={say('protocols-editor.elderly-from-years')}
            decimals={0}
            value={reduced.fromAgeYears}
            onChange={(fromAgeYears) => {
              if (fromAgeYears > 0) onChange({ ...caps, reduced: { ...reduced, fromAgeYears } });
            }}
          />
        )}
        {caps === undefined ? null : (
          <NumberField
            id={`${path}.minutesBetween`}
            label={say('protocols-editor.between-two-doses-min')}
            decimals={1}
            placeholder={say('protocols-fields.not-asked')}
            value={minutesBetween ?? null}
            onChange={(between) => {
              if (between > 0) onChange({ ...caps, minutesBetween: between });
            }}
            onEmpty={() => onChange(untimed)}
          />
        )}
      </div>
      <OwnMark id={path} />
    </>
  );
}
