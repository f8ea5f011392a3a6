import { SCORE_LIMITS } from '@chairside/shared/protocols/defaults/score-limits';
import { PHASES, type ScoreLimit, TIERS } from '@chairside/shared/protocols/document/document';
import {
  SCORE_INFO,
  SCORE_SCALES,
  type ScoreScale,
} from '@chairside/shared/protocols/document/score-limits';
import { Button } from '@mantine/core';
import { say } from '../../language/say.ts';
import { freeName, withEntry, withPart } from '../document/document-edits.ts';
import { SIGNS, TIER_LABELS } from '../document/limit-text.ts';
import { phasesText, scoreText } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { ChoiceField, NumberField, SwitchField } from './fields.tsx';
import { ItemCard } from './item-card.tsx';
import { CLINIC_OWN } from './new-limit.ts';
import { OptionalPart } from './optional-part.tsx';
import { PhasesField } from './phases-field.tsx';
import { SourceFields } from './source-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

const SCALE_LABELS = Object.fromEntries(
  SCORE_SCALES.map((scale) => [scale, SCORE_INFO[scale].label]),
) as Readonly<Record<ScoreScale, string>>;
const SIDE_LABELS = {
  low: say('protocols-editor.at-or-below'),
  high: say('protocols-editor.at-or-above'),
} as const;

/** Of one alarm the more severe limit stands first: it is the one that the alarm names. */
const inOrder = (scores: readonly ScoreLimit[]): ScoreLimit[] =>
  scores.toSorted((a, b) => {
    const one = SCORE_SCALES.indexOf(a.scale) - SCORE_SCALES.indexOf(b.scale);
    const side = a.direction === b.direction ? 0 : a.direction === 'low' ? -1 : 1;
    return one || side || TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier);
  });

/** Limits of charted scores. */
export function ScoresSection() {
  const { document, change } = useEditor();
  const { isOpen, toggle, show } = useOpenItems();
  const { scores } = document;
  const put = (field: string, next: readonly ScoreLimit[] | undefined) =>
    change(`scores.${field}`, (one) => withPart(one, 'scores', next && [...next]));
  const add = () => {
    const list = scores ?? [];
    const id = freeName(
      'moaas-low-warning',
      list.map((score) => score.id),
    );
    const added: ScoreLimit = {
      ...{ id, scale: 'moaas', direction: 'low', tier: 'warning', phases: [...PHASES] },
      test: { kind: 'points-from-baseline', op: '<=', points: -1 },
      source: CLINIC_OWN,
    };
    put(`${id}.added`, inOrder([...list, added]));
    show(id);
  };
  return (
    <OptionalPart
      name="the scores"
      without={say('protocols-editor.no-charted-score-raises-an-alarm')}
      present={scores !== undefined}
      onTake={() => put('taken', SCORE_LIMITS)}
      remaining={withPart(document, 'scores', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      <p className={classes.lead}>{say('protocols-editor.judged-when-a-score-is-charted')}</p>
      {(scores ?? []).map((limit) => (
        <ScoreCard
          key={limit.id}
          limit={limit}
          open={isOpen(limit.id)}
          onToggle={() => toggle(limit.id)}
          onChange={(field, next) =>
            put(`${limit.id}.${field}`, inOrder(withEntry(scores ?? [], limit.id, () => next)))
          }
        />
      ))}
      <Button className={classes.plus ?? ''} variant="default" onClick={add}>
        {say('protocols-editor.add-a-score-limit')}
      </Button>
    </OptionalPart>
  );
}

interface CardProps {
  readonly limit: ScoreLimit;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onChange: (field: string, limit: ScoreLimit | null) => void;
}

function ScoreCard({ limit, open, onToggle, onChange }: CardProps) {
  const path = `scores.${limit.id}`;
  const { test, direction } = limit;
  const { min, max } = SCORE_INFO[limit.scale];
  const side = (next: 'low' | 'high') => {
    const op = next === 'low' ? '<=' : '>=';
    const turned =
      test.kind === 'absolute' ? { ...test, op } : { ...test, op, points: -test.points };
    onChange('direction', { ...limit, direction: next, test: turned } as ScoreLimit);
  };
  const sounds = (on: boolean) => {
    const { silent: _, ...heard } = limit;
    onChange('silent', on ? heard : { ...heard, silent: true });
  };
  const kind = (next: 'absolute' | 'points-from-baseline') => {
    if (next === test.kind) return;
    const { op } = test;
    const far = direction === 'low' ? -1 : 1;
    onChange('kind', {
      ...limit,
      test:
        next === 'absolute'
          ? { kind: next, op, value: direction === 'low' ? min : max }
          : { kind: next, op, points: far },
    });
  };
  return (
    <ItemCard
      path={path}
      title={scoreText(limit)}
      facts={[
        TIER_LABELS[limit.tier],
        ...(limit.silent ? ['silent'] : []),
        ...(limit.phases.length < 3 ? [phasesText(limit.phases)] : []),
      ]}
      open={open}
      onToggle={onToggle}
    >
      <div className={classes.grid}>
        <ChoiceField
          id={`${path}.scale`}
          label={say('protocols-editor.scale')}
          value={limit.scale}
          options={SCALE_LABELS}
          onChange={(scale) => onChange('scale', { ...limit, scale })}
        />
        <ChoiceField
          id={`${path}.direction`}
          label={say('protocols-editor.alarm-where-it-is')}
          value={direction}
          options={SIDE_LABELS}
          onChange={side}
        />
        <ChoiceField
          id={`${path}.kind`}
          label={say('protocols-editor.kind-of-limit')}
          value={test.kind}
          options={{
            absolute: say('protocols-editor.a-score'),
            'points-from-baseline': say('protocols-editor.points-from-the-score-before'),
          }}
          onChange={kind}
        />
        <NumberField
          id={`${path}.value`}
          label={
            test.kind === 'absolute'
              ? say('protocols-editor.score-min-to-max', { min, max })
              : say('protocols-editor.points-from-the-score-before')
          }
          sign={SIGNS[test.op]}
          decimals={0}
          value={test.kind === 'absolute' ? test.value : test.points}
          onChange={(number) =>
            onChange('value', {
              ...limit,
              test:
                test.kind === 'absolute'
                  ? { ...test, value: Math.round(number) }
                  : { ...test, points: Math.round(number) },
            })
          }
        />
        <ChoiceField
          id={`${path}.tier`}
          label={say('protocols-editor.priority')}
          value={limit.tier}
          options={TIER_LABELS}
          onChange={(tier) => onChange('tier', { ...limit, tier })}
        />
      </div>
      <div className={classes.wide}>
        <PhasesField
          path={path}
          phases={limit.phases}
          onChange={(phases) => onChange('phases', { ...limit, phases })}
        />
        <SwitchField
          id={`${path}.silent`}
          label={say('protocols-editor.sounds')}
          value={limit.silent !== true}
          disabled={limit.tier !== 'info' && limit.silent !== true}
          onChange={sounds}
        />
      </div>
      <SourceFields
        path={path}
        source={limit.source}
        onChange={(source) => onChange('source', { ...limit, source })}
      />
      <div className={classes.actions}>
        <span className={classes.soft}>{limit.id}</span>
        <Button variant="default" size="compact-sm" onClick={() => onChange('removed', null)}>
          {say('protocols-editor.remove-this-limit')}
        </Button>
      </div>
    </ItemCard>
  );
}
