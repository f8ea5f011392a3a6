/** All that a protocol holds, part by part, with the fields of each. */
import {
  COMBINATION_FIELDS,
  type Limit,
  type LimitSignal,
  limitFields,
  type ProtocolDocument,
  SCORE_FIELDS,
  STALENESS_FIELDS,
} from '@chairside/shared/protocols/document/document';
import {
  DEFAULT_ESCALATION,
  ESCALATION_TARGETS,
  type Escalation,
  type EscalationTarget,
} from '@chairside/shared/protocols/document/escalation-steps';
import { type Fields, optional, time } from '@chairside/shared/protocols/document/field';
import { CARD_FIELDS } from '@chairside/shared/protocols/document/first-steps';
import { REQUIREMENT_FIELDS, RULE_FIELDS } from '@chairside/shared/protocols/document/gate';
import { entryNames, valueAt } from '@chairside/shared/protocols/document/place';
import { DRUG_FIELDS } from '@chairside/shared/protocols/document/prn';
import { stalenessOf } from '@chairside/shared/protocols/document/staleness';
import { BLOCKS, hasRoomFor } from '@chairside/shared/protocols/sections/blocks';
import { protocolTitle } from '@chairside/shared/protocols/versions/history';
import { isContinuous, LIMIT_SIGNALS, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { z } from 'zod';
import { say, textOf } from '../../language/say.ts';
import { bySignal, limitText } from './limit-text.ts';
import {
  capsText,
  clearingText,
  combinationName,
  combinationText,
  conditionTexts,
  drugText,
  gateRuleText,
  REQUIREMENT_LABELS,
  scoreText,
} from './protocol-text.ts';
import { type Part, type Said, type Statement, statementsOfPart } from './statement.ts';

function limitPart(limit: Limit): Part {
  const { yields, onlyWith } = conditionTexts(limit);
  const gives: Said[] =
    yields === null
      ? []
      : [{ more: ['yields', say('protocols-document.low-at-rest')], text: yields }];
  return {
    ...{ section: limit.signal, place: ['limits', limit.id], item: limitText(limit) },
    ...{ fields: limitFields(SIGNAL_INFO[limit.signal].unit), value: limit },
    own: {
      test: [{ text: limitText(limit) }, ...gives],
      onlyWith: onlyWith === null ? [] : [{ text: onlyWith }],
    },
  };
}

/** Without the number that each version has of itself. */
const bareName = (name: string) => protocolTitle(name, true).replace(/ v\d+$/, '');

function blockParts(document: ProtocolDocument): Part[] {
  return BLOCKS.flatMap((block) => {
    const { section, place, fields, title } = block;
    const value =
      section === 'version' ? { name: bareName(document.name) } : valueAt(document, place);
    if (value === undefined || !hasRoomFor(document, block)) return [];
    const pressures = document.observation?.discharge?.pressureBelow;
    const own =
      pressures === undefined || !('pressureBelow' in fields)
        ? {}
        : { own: { pressureBelow: [{ text: `${pressures.sys}/${pressures.dia} mmHg` }] } };
    return [{ section, place, fields, value, item: textOf({ key: title }), ...own }];
  });
}

/** In the unit that its signal is thought of in. */
export function stalenessFields(signal: LimitSignal): Fields {
  const unit = isContinuous(signal) ? 's' : 'min';
  return {
    hideAfterMs: { ...STALENESS_FIELDS.hideAfterMs, unit },
    alarmAfterMs: { ...STALENESS_FIELDS.alarmAfterMs, unit },
  };
}

const moment = z.number().int().min(0);
const step = (
  label:
    | 'protocols-fields.step-station'
    | 'protocols-fields.step-clinic'
    | 'protocols-fields.step-on-call',
) => optional(time('s', label, moment), 'protocols-fields.never');
export const LADDER_FIELDS = {
  station: step('protocols-fields.step-station'),
  clinic: step('protocols-fields.step-clinic'),
  'on-call': step('protocols-fields.step-on-call'),
} as const satisfies Record<EscalationTarget, unknown>;

/** When a step is due, ms; null where the ladder has none. Of two steps to the same place the earlier counts. */
export function stepAfterMs(ladder: Escalation | undefined, to: EscalationTarget): number | null {
  const steps = (ladder ?? DEFAULT_ESCALATION).filter((one) => one.to === to);
  return steps.length === 0 ? null : Math.min(...steps.map(({ afterMs }) => afterMs));
}

export const ladderOf = ({ escalation }: ProtocolDocument) =>
  Object.fromEntries(ESCALATION_TARGETS.map((to) => [to, stepAfterMs(escalation, to)]));

function entryParts(document: ProtocolDocument): Part[] {
  const { scores = [], combinations = [], firstSteps = [], gate, prn = [] } = document;
  const drugs = entryNames(prn);
  return [
    ...bySignal(document.limits).flatMap(({ limits }) => limits.map(limitPart)),
    ...scores.map(
      (limit): Part => ({
        ...{ section: 'scores', place: ['scores', limit.id], item: scoreText(limit) },
        ...{ fields: SCORE_FIELDS, value: limit, own: { test: [{ text: scoreText(limit) }] } },
      }),
    ),
    ...combinations.map(
      (one): Part => ({
        ...{ section: 'combinations', place: ['combinations', one.id], value: one },
        ...{ item: combinationName(one.id), fields: COMBINATION_FIELDS },
        own: {
          all: [
            { text: combinationText(one) },
            { more: ['clears', say('protocols-document.clears')], text: clearingText(one) },
          ],
        },
      }),
    ),
    ...firstSteps.map(
      (card): Part => ({
        ...{ section: 'effects', place: ['firstSteps', card.id], fields: CARD_FIELDS, value: card },
        item: say('protocols-document.first-steps-title', { title: card.title }),
      }),
    ),
    ...LIMIT_SIGNALS.map(
      (signal): Part => ({
        ...{ section: 'missing', place: ['staleness', signal], item: SIGNAL_INFO[signal].name },
        ...{ fields: stalenessFields(signal), value: stalenessOf(document, signal) },
      }),
    ),
    {
      ...{ section: 'calls', place: ['escalation'], fields: LADDER_FIELDS },
      ...{
        item: say('protocols-document.an-unanswered-critical-alarm'),
        value: ladderOf(document),
      },
    },
    ...(gate?.requirements ?? []).map(
      (rule): Part => ({
        ...{ section: 'gate', place: ['gate', 'requirements', rule.item], value: rule },
        ...{ item: REQUIREMENT_LABELS[rule.item], fields: REQUIREMENT_FIELDS },
      }),
    ),
    ...(gate?.vitals ?? []).map(
      (rule): Part => ({
        ...{ section: 'gate', place: ['gate', 'vitals', rule.id], item: gateRuleText(rule) },
        ...{ fields: RULE_FIELDS, value: rule, own: { anyOf: [{ text: gateRuleText(rule) }] } },
      }),
    ),
    ...prn.map(
      (drug, index): Part => ({
        ...{ section: 'prn', place: ['prn', drugs[index] ?? drug.drug], item: drug.drug },
        ...{ fields: DRUG_FIELDS, value: drug },
        own: {
          drug: [{ text: drugText(drug) }],
          ...(drug.caps === undefined ? {} : { caps: [{ text: capsText(drug.caps) }] }),
        },
      }),
    ),
  ];
}

/** All that a protocol says, part by part. */
export const statementsOf = (document: ProtocolDocument): Statement[] =>
  [...blockParts(document), ...entryParts(document)].flatMap(statementsOfPart);
