import {
  DEFAULT_ESCALATION,
  ESCALATION_TARGETS,
  type Escalation,
  type EscalationTarget,
} from '@chairside/shared/protocols/document/escalation-steps';
import { CARD_FIELDS } from '@chairside/shared/protocols/document/first-steps';
import { stalenessOf } from '@chairside/shared/protocols/document/staleness';
import { BLOCKS, hasRoomFor, LIST_CHOICES } from '@chairside/shared/protocols/sections/blocks';
import { isLimitSection, type SectionId } from '@chairside/shared/protocols/sections/sections';
import { LIMIT_SIGNALS, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import type { ReactNode } from 'react';
import { say } from '../../language/say.ts';
import { LADDER_FIELDS, ladderOf, stalenessFields } from '../document/parts.ts';
import classes from '../styles/editor.module.css';
import { CombinationsSection } from './combinations-section.tsx';
import { OwnMark } from './comparison-fields.tsx';
import { useEditor } from './editor-context.ts';
import { NumberField } from './fields.tsx';
import { GateSection } from './gate-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { OptionalPart, PartBlock } from './part-block.tsx';
import { PartFields, usePut } from './part-fields.tsx';
import { PrnSection } from './prn-section.tsx';
import { ScoresSection } from './scores-section.tsx';

/** What stands before the fixed fields of a section, or around them. */
function formOf(section: SectionId, blocks: ReactNode): ReactNode {
  if (isLimitSection(section)) return <LimitsSection key={section} signal={section} />;
  switch (section) {
    case 'scores':
      return <ScoresSection />;
    case 'combinations':
      return <CombinationsSection />;
    case 'prn':
      return <PrnSection />;
    case 'gate':
      return <GateSection>{blocks}</GateSection>;
    case 'effects':
      return (
        <>
          {blocks}
          <FirstSteps />
        </>
      );
    case 'missing':
      return (
        <>
          <Staleness />
          {blocks}
        </>
      );
    case 'calls':
      return (
        <>
          <Ladder />
          {blocks}
        </>
      );
    case 'cuff':
    case 'equipment':
    case 'recovery':
    case 'dosing':
    case 'version':
      return blocks;
    default:
      return section satisfies never;
  }
}

/** The fields of one section of a draft. */
export function SectionEditor({ section }: { readonly section: SectionId }) {
  const { document } = useEditor();
  const blocks = BLOCKS.filter((one) => one.section === section && hasRoomFor(document, one));
  return formOf(
    section,
    blocks.map((block) => (
      <PartBlock key={block.title} block={block}>
        {'pressureBelow' in block.fields ? <Pressures /> : null}
      </PartBlock>
    )),
  );
}

/** How long a value is shown, and when its absence is an alarm. */
function Staleness() {
  const { document } = useEditor();
  const put = usePut(['staleness']);
  return (
    <>
      <p className={classes.lead}>{say('protocols-editor.a-value-that-is-older-is')}</p>
      {LIMIT_SIGNALS.map((signal) => {
        const value = stalenessOf(document, signal);
        return (
          <fieldset key={signal} className={classes.line}>
            <legend>{SIGNAL_INFO[signal].name}</legend>
            <PartFields
              place={['staleness', signal]}
              fields={stalenessFields(signal)}
              value={value}
              put={([key = ''], next) => put([signal], { ...value, [key]: next })}
            />
          </fieldset>
        );
      })}
    </>
  );
}

/** The ladder with this step at that time; null takes the step out. */
export function withStep(
  ladder: Escalation | undefined,
  to: EscalationTarget,
  afterMs: number | null,
): Escalation {
  const others = (ladder ?? DEFAULT_ESCALATION).filter((step) => step.to !== to);
  const steps = afterMs === null ? others : [...others, { afterMs, to }];
  return steps.sort((a, b) => a.afterMs - b.afterMs);
}

/** Who is called when a critical alarm waits. */
function Ladder() {
  const { document } = useEditor();
  const put = usePut(['escalation']);
  return (
    <>
      <p className={classes.lead}>{say('protocols-editor.an-unanswered-critical-alarm-goes')}</p>
      <PartFields
        place={['escalation']}
        fields={LADDER_FIELDS}
        value={ladderOf(document)}
        put={([key], next) => {
          const to = ESCALATION_TARGETS.find((one) => one === key);
          const afterMs = typeof next === 'number' ? next : null;
          if (to !== undefined) put([], withStep(document.escalation, to, afterMs));
        }}
      />
    </>
  );
}

/** Cards that stand beside a charted effect. */
function FirstSteps() {
  const { document } = useEditor();
  return (
    <>
      <h4 className={classes.part}>{say('protocols-editor.first-steps')}</h4>
      <OptionalPart place={['firstSteps']} choice={LIST_CHOICES.firstSteps}>
        {(document.firstSteps ?? []).map((card) => (
          <section
            key={card.id}
            className={classes.body}
            aria-label={say('protocols-document.first-steps-title', { title: card.title })}
          >
            <PartFields place={['firstSteps', card.id]} fields={CARD_FIELDS} value={card} />
          </section>
        ))}
      </OptionalPart>
    </>
  );
}

/** Both pressures, or neither. */
function Pressures() {
  const below = useEditor().document.observation?.discharge?.pressureBelow;
  const place = ['observation', 'discharge', 'pressureBelow'];
  const put = usePut(place);
  return (
    <>
      <div className={classes.grid}>
        <NumberField
          id={`${place.join('.')}.sys`}
          label={say('protocols-editor.or-sbp-below-mmhg')}
          decimals={0}
          placeholder={say('protocols-fields.not-asked')}
          value={below?.sys ?? null}
          onChange={(sys) => put([], { dia: below?.dia ?? 90, sys })}
          onEmpty={() => put([], undefined)}
        />
        {below === undefined ? null : (
          <NumberField
            id={`${place.join('.')}.dia`}
            label={say('protocols-editor.and-dbp-below-mmhg')}
            decimals={0}
            value={below.dia}
            onChange={(dia) => put([], { ...below, dia })}
          />
        )}
      </div>
      <OwnMark id={place.join('.')} />
    </>
  );
}
