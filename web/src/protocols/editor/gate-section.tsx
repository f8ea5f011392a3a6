import {
  defaultGate,
  GATE_REQUIREMENTS,
  type GateSection as Gate,
  type GateLevel,
  type GateRequirement,
  type GateVitalsRule,
} from '@chairside/shared/protocols/document/gate';
import { Button } from '@mantine/core';
import { say } from '../../language/say.ts';
import { freeName, withEntry, withPart } from '../document/document-edits.ts';
import {
  gateRuleText,
  LEVEL_LABELS,
  originText,
  REQUIREMENT_LABELS,
} from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { ChoiceField } from './fields.tsx';
import type { PartProps } from './gate-part.ts';
import { GateRuleFields } from './gate-rule-fields.tsx';
import { ItemCard } from './item-card.tsx';
import { KnownLowPart } from './known-low-part.tsx';
import { CLINIC_OWN } from './new-limit.ts';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

const ASKED = { none: say('protocols-editor.not-asked-2'), ...LEVEL_LABELS } as const;

/** What must be there before the infusion starts. */
export function GateSection() {
  const { document, change } = useEditor();
  const { gate } = document;
  const put = (field: string, next: Gate | undefined) =>
    change(`gate.${field}`, (one) => withPart(one, 'gate', next));
  return (
    <OptionalPart
      name="the gate"
      without={say('protocols-editor.nothing-is-required-before-an')}
      present={gate !== undefined}
      onTake={() => put('taken', defaultGate)}
      remaining={withPart(document, 'gate', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      {gate === undefined ? null : (
        <>
          <h4 className={classes.part}>{say('protocols-editor.what-must-be-there')}</h4>
          {GATE_REQUIREMENTS.map((item) => (
            <Requirement key={item} item={item} gate={gate} put={put} />
          ))}
          <h4 className={classes.part}>{say('protocols-editor.vital-signs-that-stop-a-start')}</h4>
          <VitalsRules gate={gate} put={put} />
          <KnownLowPart gate={gate} put={put} />
        </>
      )}
    </OptionalPart>
  );
}

function Requirement({ item, gate, put }: PartProps & { readonly item: GateRequirement }) {
  const rule = gate.requirements.find((one) => one.item === item);
  const level = (next: GateLevel | 'none') => {
    const others = gate.requirements.filter((one) => one.item !== item);
    const kept =
      next === 'none' ? others : [...others, { source: CLINIC_OWN, ...rule, item, level: next }];
    const order = (one: { item: GateRequirement }) => GATE_REQUIREMENTS.indexOf(one.item);
    put(`${item}.level`, { ...gate, requirements: kept.sort((a, b) => order(a) - order(b)) });
  };
  return (
    <div className={classes.step} data-bare>
      <span>
        {REQUIREMENT_LABELS[item]}
        {rule === undefined ? null : (
          <small>
            {say('protocols-editor.source-confidence-confidence', {
              source: originText(rule.source),
              confidence: rule.source.confidence,
            })}
          </small>
        )}
      </span>
      <ChoiceField
        id={`gate.${item}.level`}
        label={say('protocols-editor.value-where-it-is-missing', {
          value: REQUIREMENT_LABELS[item],
        })}
        value={rule?.level ?? 'none'}
        options={ASKED}
        onChange={level}
      />
    </div>
  );
}

function VitalsRules({ gate, put }: PartProps) {
  const { isOpen, toggle, show } = useOpenItems();
  const change = (id: string, field: string, next: GateVitalsRule | null) =>
    put(`vitals.${id}.${field}`, { ...gate, vitals: withEntry(gate.vitals, id, () => next) });
  const add = () => {
    const id = freeName(
      'clinic-rule',
      gate.vitals.map((rule) => rule.id),
    );
    const added: GateVitalsRule = {
      ...{ id, level: 'soft', readings: 1, source: CLINIC_OWN },
      anyOf: [{ signal: 'sys', op: '>', value: 140 }],
    };
    put(`vitals.${id}.added`, { ...gate, vitals: [...gate.vitals, added] });
    show(id);
  };
  return (
    <>
      {gate.vitals.map((rule) => {
        const path = `gate.vitals.${rule.id}`;
        return (
          <ItemCard
            key={rule.id}
            path={path}
            title={gateRuleText(rule)}
            facts={[LEVEL_LABELS[rule.level]]}
            open={isOpen(rule.id)}
            onToggle={() => toggle(rule.id)}
          >
            <GateRuleFields
              path={path}
              rule={rule}
              onChange={(field, next) => change(rule.id, field, next)}
            />
            <SourceFields
              path={path}
              source={rule.source}
              onChange={(source) => change(rule.id, 'source', { ...rule, source })}
            />
            <div className={classes.actions}>
              <span className={classes.soft}>{rule.id}</span>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => change(rule.id, 'removed', null)}
              >
                {say('protocols-editor.remove-this-rule')}
              </Button>
            </div>
          </ItemCard>
        );
      })}
      <Button className={classes.plus ?? ''} variant="default" onClick={add}>
        {say('protocols-editor.add-a-rule')}
      </Button>
    </>
  );
}
