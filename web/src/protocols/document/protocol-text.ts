/** Parts of a protocol other than its limits, in words. */

import { effectLabel } from '@chairside/shared/effects/catalogue';
import type {
  AlarmPhase,
  Combination,
  LimitSource,
  ScoreLimit,
} from '@chairside/shared/protocols/document/document';
import type { EscalationTarget } from '@chairside/shared/protocols/document/escalation-steps';
import type { GateRequirement, GateVitalsRule } from '@chairside/shared/protocols/document/gate';
import type { PrnDrug, PrnRoute } from '@chairside/shared/protocols/document/prn';
import { SCORE_INFO } from '@chairside/shared/protocols/document/score-limits';
import { noteText, referencesOf } from '@chairside/shared/references/references';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import { NO_SOURCE, SIGNS } from './limit-text.ts';

const MINUTE = 60_000;

export const secondsText = (ms: number) => `${ms / 1000} s`;
export const minutesText = (ms: number) =>
  say('protocols-document.number-min', { number: Number((ms / MINUTE).toFixed(2)) });
export const yesNo = (yes: boolean) => (yes ? 'yes' : 'no');

export const PHASE_LABELS = {
  before: say('protocols-document.before-the-start'),
  infusing: 'Infusing',
  recovery: 'Recovery',
} as const satisfies Record<AlarmPhase, string>;

export const phasesText = (phases: readonly AlarmPhase[]) =>
  phases.length === 3
    ? say('protocols-document.every-phase')
    : phases.map((phase) => PHASE_LABELS[phase]).join(', ');

/** `LIFEPAK 15 instructions, table A-3 (outer bands)`, or that it is the clinic's own. */
export function originText({ ids, note }: Pick<LimitSource, 'ids' | 'note'>): string {
  const named =
    referencesOf(ids)
      .map(({ short }) => short)
      .join('; ') || NO_SOURCE;
  return note === undefined ? named : `${named} (${noteText(note)})`;
}

export const TARGET_LABELS = {
  station: say('protocols-document.every-station-shows-and-sounds-it'),
  clinic: say('protocols-document.a-call-across-every-screen-of'),
  'on-call': say('protocols-document.whoever-is-on-call-by-message'),
} as const satisfies Record<EscalationTarget, string>;

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

export const LEVEL_LABELS = {
  hard: say('protocols-document.only-a-provider-overrides-it'),
  soft: say('protocols-document.a-nurse-goes-on-with-a'),
} as const;

export const ROUTE_LABELS = {
  iv: 'intravenous',
  im: 'intramuscular',
  po: say('protocols-document.by-mouth'),
  sl: say('protocols-document.under-the-tongue'),
  sc: 'subcutaneous',
  inhaled: 'inhaled',
  in: 'intranasal',
  topical: say('protocols-document.on-the-skin'),
} as const satisfies Record<PrnRoute, string>;

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
  const { label } = SCORE_INFO[scale];
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
            ? effectLabel(code)
            : say('protocols-document.code-atleast-or-worse', { code: effectLabel(code), atLeast }),
        )
        .join(' or ');
    case 'score':
      return term.anyOf
        .map(({ scale, op, value }) => `${SCORE_INFO[scale].label} ${SIGNS[op]} ${value}`)
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
  const ways = routes.map((route) => ROUTE_LABELS[route]).join(' or ');
  return `${drug} ${amount}, ${ways}${purpose === undefined ? '' : say('protocols-document.for-purpose', { purpose })}`;
}
