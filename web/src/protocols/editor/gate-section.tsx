import {
  GATE_LEVELS,
  GATE_REQUIREMENTS,
  GATE_SIGNALS,
  type GateSection as Gate,
  type GateLevel,
  type GateRequirement,
  type GateVitalsRule,
  RULE_FIELDS,
} from '@chairside/shared/protocols/document/gate';
import { LIST_CHOICES } from '@chairside/shared/protocols/sections/blocks';
import { Button } from '@mantine/core';
import { say, textOf } from '../../language/say.ts';
import { freeName } from '../document/document-edits.ts';
import { gateRuleText, originText, REQUIREMENT_LABELS } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { ComparisonFields, OwnMark, Term } from './comparison-fields.tsx';
import { useEditor } from './editor-context.ts';
import { EntryCard } from './entry-card.tsx';
import { ChoiceField } from './fields.tsx';
import { CLINIC_OWN } from './new-limit.ts';
import { OptionalPart } from './part-block.tsx';
import { usePut } from './part-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

const LEVEL_LABELS = {
  soft: textOf({ key: GATE_LEVELS.soft }),
  hard: textOf({ key: GATE_LEVELS.hard }),
} as const satisfies Record<GateLevel, string>;
const ASKED = { none: say('protocols-editor.not-asked-2'), ...LEVEL_LABELS } as const;

interface Props {
  /** What is known of the patient, under the rules. */
  readonly children: React.ReactNode;
}

/** What must be there before the infusion starts. */
export function GateSection({ children }: Props) {
  const { gate } = useEditor().document;
  return (
    <OptionalPart place={['gate']} choice={LIST_CHOICES.gate}>
      {gate === undefined ? null : (
        <>
          <h4 className={classes.part}>{say('protocols-editor.what-must-be-there')}</h4>
          {GATE_REQUIREMENTS.map((item) => (
            <Requirement key={item} item={item} gate={gate} />
          ))}
          <h4 className={classes.part}>{say('protocols-editor.vital-signs-that-stop-a-start')}</h4>
          <VitalsRules rules={gate.vitals} />
          {children}
        </>
      )}
    </OptionalPart>
  );
}

function Requirement({ item, gate }: { readonly item: GateRequirement; readonly gate: Gate }) {
  const put = usePut(['gate', 'requirements']);
  const rule = gate.requirements.find((one) => one.item === item);
  const level = (next: GateLevel | 'none') => {
    const others = gate.requirements.filter((one) => one.item !== item);
    const kept =
      next === 'none' ? others : [...others, { source: CLINIC_OWN, ...rule, item, level: next }];
    const order = (one: { item: GateRequirement }) => GATE_REQUIREMENTS.indexOf(one.item);
    put(
      [],
      kept.toSorted((a, b) => order(a) - order(b)),
    );
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
        id={`gate.requirements.${item}.level`}
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

function VitalsRules({ rules }: { readonly rules: readonly GateVitalsRule[] }) {
  const { isOpen, toggle, show } = useOpenItems();
  const put = usePut(['gate', 'vitals']);
  const add = () => {
    const id = freeName(
      'clinic-rule',
      rules.map((rule) => rule.id),
    );
    const added: GateVitalsRule = {
      ...{ id, level: 'soft', readings: 1, source: CLINIC_OWN },
      anyOf: [{ signal: 'sys', op: '>', value: 140 }],
    };
    put([id], added);
    show(id);
  };
  return (
    <>
      {rules.map((rule) => (
        <EntryCard
          key={rule.id}
          place={['gate', 'vitals', rule.id]}
          title={gateRuleText(rule)}
          facts={[LEVEL_LABELS[rule.level]]}
          open={isOpen(rule.id)}
          onToggle={() => toggle(rule.id)}
          fields={RULE_FIELDS}
          value={rule}
          remove={say('protocols-editor.remove-this-rule')}
        >
          <Comparisons rule={rule} />
        </EntryCard>
      ))}
      <Button className={classes.plus ?? ''} variant="default" onClick={add}>
        {say('protocols-editor.add-a-rule')}
      </Button>
    </>
  );
}

/** Any one of these stops the start. */
function Comparisons({ rule: { id, anyOf } }: { readonly rule: GateVitalsRule }) {
  const put = usePut(['gate', 'vitals', id, 'anyOf']);
  const path = `gate.vitals.${id}.anyOf`;
  return (
    <>
      {anyOf.map((one, index) => (
        <Term
          // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no name of their own, their place is what they are
          key={index}
          legend={index === 0 ? say('protocols-editor.where') : say('protocols-editor.or')}
          onRemove={anyOf.length === 1 ? null : () => put([String(index)], undefined)}
        >
          <div className={classes.grid}>
            <ComparisonFields
              id={`${path}.${index}`}
              signals={GATE_SIGNALS}
              value={one}
              onChange={(next) => put([String(index)], { ...one, ...next })}
            />
          </div>
        </Term>
      ))}
      <OwnMark id={path} />
      <div className={classes.wide}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => put([], [...anyOf, { signal: 'dia', op: '>', value: 90 }])}
        >
          {say('protocols-editor.or-another-value')}
        </Button>
      </div>
    </>
  );
}
