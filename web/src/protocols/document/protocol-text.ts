/** Parts of a protocol other than its limits, in words. */

import { effectLabel } from '@chairside/shared/effects/catalogue';
import {
  type AlarmPhase,
  type Combination,
  type Companion,
  type Limit,
  type LimitSource,
  PHASE_LABELS,
  type ScoreLimit,
} from '@chairside/shared/protocols/document/document';
import type { GateRequirement, GateVitalsRule } from '@chairside/shared/protocols/document/gate';
import {
  type DrugCaps,
  type PrnDrug,
  ROUTE_LABELS,
} from '@chairside/shared/protocols/document/prn';
import { SCORE_INFO } from '@chairside/shared/protocols/document/score-limits';
import { noteText, referencesOf } from '@chairside/shared/references/references';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say, textOf, words } from '../../language/say.ts';
import { NO_SOURCE, SIGNS, secondsText } from './limit-text.ts';

const MINUTE = 60_000;

export const minutesText = (ms: number) =>
  say('protocols-document.number-min', { number: Number((ms / MINUTE).toFixed(2)) });
export const yesNo = (yes: boolean) => (yes ? 'yes' : 'no');

export const phasesText = (phases: readonly AlarmPhase[]) =>
  phases.length === 3
    ? say('protocols-document.every-phase')
    : phases.map((phase) => textOf({ key: PHASE_LABELS[phase] })).join(', ');

/** `LIFEPAK 15 instructions, table A-3 (outer bands)`, or that it is the clinic's own. */
export function originText({ ids, note }: Pick<LimitSource, 'ids' | 'note'>): string {
  const named =
    referencesOf(ids)
      .map(({ short }) => short)
      .join('; ') || NO_SOURCE;
  return note === undefined ? named : `${named} (${noteText(note)})`;
}

export const REQUIREMENT_LABELS = {
  identity: say('protocols-document.two-identifiers-checked'),
  weight: say('protocols-document.weight-recorded'),
  order: say('protocols-document.signed-order'),
  consent: 'Consent',
  escort: say('protocols-document.escort-home'),
  'pregnancy-answer': say('protocols-document.answer-about-pregnancy'),
  'pump-check': say('protocols-document.pump-checked-by-a-second-person'),
  baseline: say('protocols-document.baseline-set'),
  allergies: say('protocols-document.allergies-known'),
  fasting: 'Fasting',
  checklist: say('protocols-document.screening-checklist-answered'),
  'emergency-equipment': say('protocols-document.emergency-equipment-at-hand'),
} as const satisfies Record<GateRequirement, string>;

type Comparison = GateVitalsRule['anyOf'][number];
type Term = Combination['all'][number];

function comparisonText({ signal, op, value }: Comparison): string {
  const { label, unit } = SIGNAL_INFO[signal];
  return `${label} ${SIGNS[op]} ${value} ${unit}`;
}

/** `SBP > 140 mmHg or DBP > 90 mmHg, in 2 readings running`. */
export function gateRuleText({ anyOf, readings }: Pick<GateVitalsRule, 'anyOf' | 'readings'>) {
  const any = anyOf.map(comparisonText).join(' or ');
  return readings === 1
    ? any
    : say('protocols-document.any-in-readings-consecutive', { any, readings });
}

export function scoreText({ scale, test }: Pick<ScoreLimit, 'scale' | 'test'>): string {
  const label = say(SCORE_INFO[scale].label);
  if (test.kind === 'absolute') return `${label} ${SIGNS[test.op]} ${test.value}`;
  const far = Math.abs(test.points);
  return say('protocols-document.label-far-or-more-value-the', {
    label,
    far,
    value: test.op === '<=' ? 'below' : 'above',
  });
}

function termText(term: Term): string {
  switch (term.kind) {
    case 'value': {
      const { label, unit } = SIGNAL_INFO[term.signal];
      return `${label} ${SIGNS[term.op]} ${term.value} ${unit}`;
    }
    case 'effect':
      return term.anyOf
        .map(({ term: code, atLeast }) =>
          atLeast === undefined
            ? effectLabel(code, words)
            : say('protocols-document.code-atleast-or-worse', {
                code: effectLabel(code, words),
                atLeast,
              }),
        )
        .join(' or ');
    case 'score':
      return term.anyOf
        .map(({ scale, op, value }) => `${say(SCORE_INFO[scale].label)} ${SIGNS[op]} ${value}`)
        .join(' or ');
    default:
      return term satisfies never;
  }
}

/** `SpO2 < 90 % and RR < 10 /min`. */
export const combinationText = ({ all }: Pick<Combination, 'all'>): string =>
  all
    .map((term) => {
      const text = termText(term);
      return text.includes(' or ') ? `(${text})` : text;
    })
    .join(' and ');

export function drugText({ drug, dose, unit, routes, purpose }: PrnDrug): string {
  const amount =
    dose === undefined ? say('protocols-document.as-ordered') : `${dose} ${unit ?? ''}`;
  const ways = routes.map((route) => textOf({ key: ROUTE_LABELS[route] })).join(' or ');
  return `${drug} ${amount}, ${ways}${purpose === undefined ? '' : say('protocols-document.for-purpose', { purpose })}`;
}

/** What a limit depends on beside its own value, in a word each: two limits of one number are told apart. */
export const conditionFacts = ({ test, onlyWith }: Limit): string[] => [
  ...(test.kind === 'absolute' && test.yields !== undefined
    ? [say('protocols-document.relaxed-at-rest')]
    : []),
  ...(onlyWith === undefined
    ? []
    : [
        say('protocols-document.only-beside-value', {
          value: onlyWith.map(companionFact).join(', '),
        }),
      ]),
];

function companionFact({ kind, signal }: Companion): string {
  const { label } = SIGNAL_INFO[signal];
  if (kind === 'still') return say('protocols-document.unchanged-label', { label });
  return kind === 'missing' ? say('protocols-document.no-label', { label }) : label;
}

function companionText(one: Companion): string {
  const { label, unit } = SIGNAL_INFO[one.signal];
  if (one.kind === 'still')
    return say('protocols-document.label-and-rr-unchanged-for-forms', {
      label,
      forMs: secondsText(one.forMs),
    });
  if (one.kind === 'missing') return say('protocols-document.no-label-value', { label });
  return say('protocols-document.label-value-value2-unit-until-by', {
    label,
    value: SIGNS[one.op],
    value2: one.value,
    unit,
    by: one.by,
  });
}

/** What a limit depends on beside its own value: what it gives way to, and beside what it is judged. */
export function conditionTexts({ test, onlyWith, signal }: Limit): {
  readonly yields: string | null;
  readonly onlyWith: string | null;
} {
  const { unit } = SIGNAL_INFO[signal];
  const yields = test.kind === 'absolute' ? test.yields : undefined;
  return {
    yields:
      yields === undefined
        ? null
        : say('protocols-document.at-most-percent-below-the-baseline', {
            percent: yields.percent,
            notBelow: yields.notBelow,
            unit,
          }),
    onlyWith: onlyWith === undefined ? null : onlyWith.map(companionText).join(', or '),
  };
}

/** `SBP ≥ 160 mmHg with symptoms`: the name a combination goes by. */
export const combinationName = (id: string) =>
  id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

/** `SpO2 2 inside for 10 s`: when the values of it no longer count. */
export const clearingText = ({ all }: Pick<Combination, 'all'>): string =>
  all
    .flatMap((term) =>
      term.kind === 'value'
        ? [
            say('protocols-document.label-by-inside-for-forms', {
              label: SIGNAL_INFO[term.signal].label,
              by: term.hysteresis.by,
              forMs: secondsText(term.hysteresis.forMs),
            }),
          ]
        : [],
    )
    .join('; ');

/** `above 2.5 mg a dose; 1.5 mg from 60 years or beside an opioid; 2 min between two doses`. */
export function capsText({ mg, reduced, minutesBetween }: DrugCaps): string {
  return [
    say('protocols-document.above-mg-mg-a-dose', { mg }),
    ...(reduced === undefined ? [] : [say('protocols-document.caps-reduced', reduced)]),
    ...(minutesBetween === undefined
      ? []
      : [say('protocols-document.caps-between', { minutesBetween })]),
  ].join('; ');
}
