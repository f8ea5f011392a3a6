import type { Limit } from '@chairside/shared/alarms/limits';
import type { ProblemField, ProtocolProblem } from '@chairside/shared/alarms/protocol-rules';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { NumberInput, Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { LimitFields } from './limit-draft.ts';
import { limitParts, limitText, NO_SOURCE, TIER_LABELS } from './limit-text.ts';
import classes from './protocols.module.css';

const TIERS = Object.entries(TIER_LABELS).map(([value, label]) => ({ value, label }));
const CONFIDENCES = ['high', 'medium-high', 'medium', 'low-medium', 'low'] as const;

const ORDER = ['label', 'input', 'description', 'error'] as const;
const hanging = { root: classes.rated ?? '', description: classes.rate ?? '' };

interface Props {
  /** As the draft was saved. */
  readonly limit: Limit;
  readonly fields: LimitFields;
  readonly problems: readonly ProtocolProblem[];
  /** Alarms per hour in past sessions, or why there is no figure. */
  readonly rate: string;
  readonly onChange: (fields: LimitFields) => void;
}

/** One limit of a draft, with every problem said below the fields that it is about. */
export function LimitFieldset({ limit, fields, problems, rate, onChange }: Props) {
  const id = useId();
  const { before, number, unit, after } = limitParts(limit);
  const wrong = (field: ProblemField) =>
    problems.some((problem) => problem.field === field)
      ? { error: true, 'aria-describedby': `${id}-problems` }
      : {};
  const number_ = (key: 'value' | 'delay' | 'by' | 'forSeconds' | 'allowance') => ({
    value: fields[key],
    hideControls: true,
    onChange: (value: number | string) => onChange({ ...fields, [key]: value }),
  });
  const below = {
    description: rate,
    inputWrapperOrder: [...ORDER],
  };
  const source = limit.source.note;
  return (
    <fieldset className={classes.fields}>
      <legend className="visually-hidden">{limitText(limit)}</legend>
      <div className={classes.name} aria-hidden="true">
        {limitText(limit)}
        <span>
          {limit.id}
          {limit.guardRail ? ' · guard rail: never relaxed' : ''}
          {limit.phases.length < 3 ? ` · only ${limit.phases.join(', ')}` : ''}
        </span>
      </div>
      <div className={classes.row}>
        <Select
          label="Priority"
          data={TIERS}
          value={fields.tier}
          allowDeselect={false}
          onChange={(tier) => tier && onChange({ ...fields, tier: tier as Limit['tier'] })}
        />
        {number === null ? (
          <TextInput label="Limit" value={before} readOnly {...below} classNames={hanging} />
        ) : (
          <NumberInput
            label={`Limit, ${unit}${after === '' ? '' : ` ${after}`}`}
            leftSection={before}
            classNames={{ ...hanging, section: classes.sign ?? '' }}
            leftSectionWidth={before.length > 2 ? 92 : 32}
            decimalScale={1}
            {...below}
            {...number_('value')}
            {...wrong('value')}
          />
        )}
        <NumberInput label="Delay, s" min={0} {...number_('delay')} {...wrong('delay')} />
        <NumberInput
          label={`Clears by, ${SIGNAL_INFO[limit.signal].unit}`}
          min={0}
          {...number_('by')}
          {...wrong('hysteresis')}
        />
        <NumberInput
          label="Clears after, s"
          min={0}
          {...number_('forSeconds')}
          {...wrong('hysteresis')}
        />
        <NumberInput
          label="Nurse may, ±"
          min={0}
          {...number_('allowance')}
          {...wrong('allowance')}
          disabled={limit.guardRail === true || number === null}
        />
      </div>
      <div className={classes.row} data-sources>
        <TextInput
          label="Sources"
          placeholder="none"
          value={fields.sources}
          onChange={(event) => onChange({ ...fields, sources: event.currentTarget.value })}
        />
        <Select
          label="Confidence"
          data={[...CONFIDENCES]}
          value={fields.confidence}
          allowDeselect={false}
          onChange={(value) =>
            value && onChange({ ...fields, confidence: value as LimitFields['confidence'] })
          }
        />
        <p className={classes.origin}>
          {fields.sources.trim() === '' ? `${capital(NO_SOURCE)}.` : ''}
          {source === undefined ? '' : ` ${capital(source)}.`}
        </p>
      </div>
      {problems.length === 0 ? null : (
        <ul className={classes.problems} id={`${id}-problems`} role="alert">
          {problems.map(({ code, message }) => (
            <li key={`${code} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
