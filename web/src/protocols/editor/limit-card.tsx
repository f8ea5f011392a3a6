import type { Limit, LimitTest } from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button } from '@mantine/core';
import { say } from '../../language/say.ts';
import { withLimit } from '../document/document-edits.ts';
import { conditionFacts } from '../document/limit-statements.ts';
import { limitText, SIGNS, secondsText, TIER_LABELS } from '../document/limit-text.ts';
import classes from '../styles/editor.module.css';
import { BandTable } from './band-table.tsx';
import { CompanionFields } from './companion-fields.tsx';
import { useEditor } from './editor-context.ts';
import { ChoiceField, NumberField, SwitchField, TimeField } from './fields.tsx';
import { ItemCard } from './item-card.tsx';
import { PhasesField } from './phases-field.tsx';
import { SourceFields } from './source-fields.tsx';
import { YieldFields } from './yield-fields.tsx';

type Op = '<' | '<=' | '>' | '>=';
const LOW_OPS = { '<': SIGNS['<'], '<=': SIGNS['<='] } as Readonly<Record<Op, string>>;
const HIGH_OPS = { '>': SIGNS['>'], '>=': SIGNS['>='] } as Readonly<Record<Op, string>>;

interface Props {
  readonly limit: Limit;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One limit: a line to read, and all its fields once it is opened. */
export function LimitCard({ limit, open, onToggle }: Props) {
  const editor = useEditor();
  const { unit } = SIGNAL_INFO[limit.signal];
  const path = `limits.${limit.id}`;
  const change = (field: string, next: (limit: Limit) => Limit | null) =>
    editor.change(`${path}.${field}`, (document) => withLimit(document, limit.id, next));
  const { by, forMs } = limit.hysteresis;
  return (
    <ItemCard
      path={path}
      title={limitText(limit)}
      facts={[
        TIER_LABELS[limit.tier],
        limit.delayMs === 0
          ? say('protocols-editor.at-once')
          : say('protocols-editor.after-delayms', { delayMs: secondsText(limit.delayMs) }),
        ...(limit.guardRail ? [say('protocols-editor.guard-rail')] : []),
        ...conditionFacts(limit),
        editor.rateOf(limit.id),
      ]}
      open={open}
      onToggle={onToggle}
    >
      <TestFields limit={limit} onChange={(test) => change('value', (one) => ({ ...one, test }))} />
      <div className={classes.grid}>
        <ChoiceField
          id={`${path}.tier`}
          label={say('protocols-editor.priority')}
          value={limit.tier}
          options={TIER_LABELS}
          onChange={(tier) => change('tier', (one) => ({ ...one, tier }))}
        />
        <TimeField
          id={`${path}.delay`}
          label={say('protocols-editor.delay')}
          unit="s"
          value={limit.delayMs}
          onChange={(delayMs) => change('delay', (one) => ({ ...one, delayMs }))}
        />
        <NumberField
          id={`${path}.by`}
          label={say('protocols-editor.clears-inside-by-unit', { unit })}
          min={0}
          value={by}
          onChange={(next) =>
            change('by', (one) => ({ ...one, hysteresis: { ...one.hysteresis, by: next } }))
          }
        />
        <TimeField
          id={`${path}.for`}
          label={say('protocols-editor.clears-after')}
          unit="s"
          value={forMs}
          onChange={(next) =>
            change('for', (one) => ({ ...one, hysteresis: { ...one.hysteresis, forMs: next } }))
          }
        />
        <NumberField
          id={`${path}.allowance`}
          label={say('protocols-editor.nurse-may-move-it-by-unit', { unit })}
          min={0}
          value={limit.allowance ?? 0}
          disabled={limit.guardRail === true || limit.test.kind === 'band-around-baseline'}
          onChange={(next) =>
            change('allowance', ({ allowance: _, ...one }) =>
              next > 0 ? { ...one, allowance: next } : one,
            )
          }
        />
      </div>
      <div className={classes.wide}>
        <PhasesField
          path={path}
          phases={limit.phases}
          onChange={(phases) => change('phases', (one) => ({ ...one, phases }))}
        />
        <SwitchField
          id={`${path}.confirm`}
          label={say('protocols-editor.a-first-value-beyond-it-asks')}
          value={limit.confirm}
          onChange={(confirm) => change('confirm', (one) => ({ ...one, confirm }))}
        />
        <SwitchField
          id={`${path}.guardRail`}
          label={say('protocols-editor.guard-rail-nothing-relaxes-it')}
          value={limit.guardRail === true}
          onChange={(on) =>
            change('guardRail', ({ guardRail: _, ...one }) =>
              on ? { ...one, guardRail: true } : one,
            )
          }
        />
      </div>
      <CompanionFields
        limit={limit}
        onChange={(onlyWith) =>
          change('onlyWith', ({ onlyWith: _, ...one }) =>
            onlyWith.length === 0 ? one : { ...one, onlyWith: [...onlyWith] },
          )
        }
      />
      <SourceFields
        path={path}
        source={limit.source}
        onChange={(source) => change('source', (one) => ({ ...one, source }))}
      />
      <div className={classes.actions}>
        <span className={classes.soft}>{limit.id}</span>
        <Button variant="default" size="compact-sm" onClick={() => change('removed', () => null)}>
          {say('protocols-editor.remove-this-limit')}
        </Button>
      </div>
    </ItemCard>
  );
}

function TestFields({ limit, onChange }: { limit: Limit; onChange: (test: LimitTest) => void }) {
  const { test, signal, direction } = limit;
  const { unit } = SIGNAL_INFO[signal];
  const id = `limits.${limit.id}.value`;
  const ops = direction === 'low' ? LOW_OPS : HIGH_OPS;
  switch (test.kind) {
    case 'absolute':
      return (
        <div className={classes.grid}>
          <ChoiceField
            id={`limits.${limit.id}.op`}
            label={say('protocols-editor.alarm-where-it-is')}
            value={test.op}
            options={ops}
            onChange={(op) => onChange({ ...test, op })}
          />
          <NumberField
            id={id}
            label={say('protocols-editor.limit-unit', { unit })}
            value={test.value}
            onChange={(value) => onChange({ ...test, value })}
          />
          {direction === 'low' ? (
            <YieldFields limit={limit} test={test} onChange={onChange} />
          ) : null}
        </div>
      );
    case 'points-from-baseline':
      return (
        <div className={classes.grid}>
          <NumberField
            id={id}
            label={say('protocols-editor.limit-unit-from-the-baseline', { unit })}
            sign={SIGNS[test.op]}
            value={test.points}
            onChange={(points) => onChange({ ...test, points })}
          />
          <AndFields limit={limit} test={test} onChange={onChange} />
        </div>
      );
    case 'percent-of-baseline':
      return (
        <div className={classes.grid}>
          <NumberField
            id={id}
            label={say('protocols-editor.limit-from-the-baseline')}
            sign={SIGNS[test.op]}
            value={test.percent}
            onChange={(percent) => onChange({ ...test, percent })}
          />
          <AndFields limit={limit} test={test} onChange={onChange} />
        </div>
      );
    case 'band-around-baseline':
      return (
        <BandTable
          limit={limit}
          bands={test.bands}
          onChange={(bands) => onChange({ ...test, bands })}
        />
      );
    default:
      return test satisfies never;
  }
}

type Relative = Extract<LimitTest, { kind: 'points-from-baseline' | 'percent-of-baseline' }>;

/** "and at least 160": empty where the distance alone is enough. */
function AndFields({
  limit,
  test,
  onChange,
}: {
  limit: Limit;
  test: Relative;
  onChange: (test: LimitTest) => void;
}) {
  const { unit } = SIGNAL_INFO[limit.signal];
  const op = test.and?.op ?? (limit.direction === 'low' ? '<=' : '>=');
  const { and: _, ...alone } = test;
  return (
    <NumberField
      id={`limits.${limit.id}.and`}
      label={say('protocols-editor.and-the-value-itself-unit', { unit })}
      sign={SIGNS[op]}
      placeholder={say('protocols-editor.not-asked')}
      value={test.and?.value ?? null}
      onChange={(value) => onChange({ ...test, and: { kind: 'absolute', op, value } })}
      onEmpty={() => onChange(alone)}
    />
  );
}
