import { PRN_ROUTES, type PrnDrug } from '@chairside/shared/protocols/document/prn';
import { ROUTE_LABELS } from '@chairside/shared/session/describe-charting';
import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { say } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import classes from '../styles/charting.module.css';
import { type DrugDraft, draftFrom } from './drug-draft.ts';

interface Props {
  readonly prn: readonly PrnDrug[];
  readonly weightKg: number | null;
  readonly value: DrugDraft;
  readonly onChange: (drug: DrugDraft) => void;
}

export function DrugFields({ prn, weightKg, value, onChange }: Props) {
  return (
    <>
      {prn.length === 0 ? (
        <Soft>{say('charting-interventions.this-sessions-protocol-has-no-as')}</Soft>
      ) : (
        <div className={classes.row}>
          {prn.map((one) => (
            <button
              key={one.drug}
              type="button"
              className={classes.chip}
              aria-pressed={value.name === one.drug}
              onClick={() => onChange(draftFrom(one, weightKg))}
            >
              {one.drug} <small>{one.purpose}</small>
            </button>
          ))}
        </div>
      )}
      <div className={classes.fields}>
        <TextInput
          size="md"
          label={say('charting-interventions.drug')}
          value={value.name}
          maxLength={60}
          onChange={(event) =>
            onChange({ ...value, name: event.currentTarget.value, worked: null })
          }
          required
        />
        <NativeSelect
          size="md"
          label={say('charting-interventions.route')}
          data={PRN_ROUTES.map((route) => ({ value: route, label: ROUTE_LABELS[route] }))}
          value={value.route}
          onChange={(event) => {
            const route = PRN_ROUTES.find((one) => one === event.currentTarget.value);
            if (route !== undefined) onChange({ ...value, route });
          }}
        />
        <NumberInput
          size="md"
          label={say('charting-interventions.dose')}
          value={value.dose ?? ''}
          onChange={(dose) =>
            onChange({ ...value, dose: typeof dose === 'number' ? dose : null, worked: null })
          }
          min={0}
          decimalScale={3}
          hideControls
          required
        />
        <TextInput
          size="md"
          label={say('charting-interventions.unit')}
          value={value.unit}
          maxLength={20}
          onChange={(event) => onChange({ ...value, unit: event.currentTarget.value })}
          required
        />
      </div>
      {value.worked === null ? null : (
        <Soft>
          {say('charting-interventions.worked-check-it-against-the-order', {
            worked: value.worked,
          })}
        </Soft>
      )}
      <TextInput
        size="md"
        label={say('charting-interventions.site-optional')}
        value={value.site}
        maxLength={60}
        onChange={(event) => onChange({ ...value, site: event.currentTarget.value })}
      />
    </>
  );
}
