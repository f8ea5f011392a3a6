import { PRN_ROUTES, type PrnDrug, ROUTE_LABELS } from '@chairside/shared/protocols/document/prn';
import { NativeSelect } from '@mantine/core';
import { say } from '../../language/say.ts';
import { Choices } from '../../ui/choices.tsx';
import { FieldRow } from '../../ui/fields.tsx';
import { Amount, TextField } from '../../ui/inputs.tsx';
import { Soft } from '../../ui/text.tsx';
import { type DrugDraft, draftFrom } from './drug-draft.ts';

interface Props {
  readonly prn: readonly PrnDrug[];
  readonly weightKg: number | null;
  readonly value: DrugDraft;
  readonly onChange: (drug: DrugDraft) => void;
}

export function DrugFields({ prn, weightKg, value, onChange }: Props) {
  const put = (change: Partial<DrugDraft>) => onChange({ ...value, ...change });
  const listed = (name: string) => prn.find(({ drug }) => drug === name);
  return (
    <>
      {prn.length === 0 ? (
        <Soft>{say('charting-interventions.this-sessions-protocol-has-no-as')}</Soft>
      ) : (
        <Choices
          of={prn.map(({ drug }) => drug)}
          text={(drug) => (
            <>
              {drug} <small>{listed(drug)?.purpose}</small>
            </>
          )}
          value={value.name}
          onPick={(drug) => {
            const chosen = listed(drug);
            if (chosen !== undefined) onChange(draftFrom(chosen, weightKg));
          }}
        />
      )}
      <FieldRow look="two">
        <TextField
          label={say('charting-interventions.drug')}
          value={value.name}
          max={60}
          onChange={(name) => put({ name, worked: null })}
        />
        <NativeSelect
          size="md"
          label={say('charting-interventions.route')}
          data={PRN_ROUTES.map((route) => ({ value: route, label: say(ROUTE_LABELS[route]) }))}
          value={value.route}
          onChange={(event) => {
            const route = PRN_ROUTES.find((one) => one === event.currentTarget.value);
            if (route !== undefined) put({ route });
          }}
        />
        <Amount
          label={say('charting-interventions.dose')}
          value={value.dose}
          decimals={3}
          onChange={(dose) => put({ dose, worked: null })}
        />
        <TextField
          label={say('charting-interventions.unit')}
          value={value.unit}
          max={20}
          onChange={(unit) => put({ unit })}
        />
      </FieldRow>
      {value.worked === null ? null : (
        <Soft>
          {say('charting-interventions.worked-check-it-against-the-order', {
            worked: value.worked,
          })}
        </Soft>
      )}
      <TextField
        label={say('charting-interventions.site-optional')}
        value={value.site}
        max={60}
        optional
        onChange={(site) => put({ site })}
      />
    </>
  );
}
