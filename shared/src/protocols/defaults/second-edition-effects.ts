/** Combinations and serious effects of the second default (docs/clinical.md 7). */

import { type Combination, PHASES, type ProtocolDocument } from '../document/document.ts';
import { from } from '../document/source.ts';
import { COMBINATIONS, SERIOUS_EFFECTS } from './combinations.ts';

const OWN = from('low', []);
const CRISIS = from(
  'medium',
  ['S150'],
  "the label's list for a hypertensive crisis; its pressure is a clinic default",
);

/** Signs of a crisis, at any severity. */
const CRISIS_SIGNS = [
  'chest-pain',
  'seizure',
  'syncope',
  'vision-loss',
  'one-sided-weakness',
  'dyspnoea',
  'reduced-consciousness',
];
/** Ordinary effects of the drug, which the list of a crisis names as well. */
const ORDINARY = ['blurry-vision', 'double-vision', 'numbness', 'slurred-speech', 'confusion'];

const severe = (term: string) => ({ term, atLeast: 'severe' as const });
const anySeverity = (term: string) => ({ term });

function pressure(
  id: string,
  signal: 'sys' | 'dia',
  value: number,
  anyOf: readonly { term: string; atLeast?: 'severe' }[],
  source = CRISIS,
): Combination {
  return {
    id,
    tier: 'critical',
    all: [
      { kind: 'value', signal, op: '>=', value, hysteresis: { by: 5, forMs: 0 } },
      { kind: 'effect', anyOf: [...anyOf] },
    ],
    phases: [...PHASES],
    source,
  };
}

export const COMBINATIONS_V2: Combination[] = [
  ...COMBINATIONS.filter(({ id }) => id !== 'high-pressure-symptom'),
  pressure('high-pressure-symptom', 'sys', 160, [
    ...CRISIS_SIGNS.map(anySeverity),
    ...['headache', ...ORDINARY].map(severe),
  ]),
  pressure('very-high-pressure-symptom', 'sys', 180, ORDINARY.map(anySeverity), OWN),
  pressure('high-diastolic-symptom', 'dia', 110, ORDINARY.map(anySeverity), OWN),
];

export const SERIOUS_EFFECTS_V2: NonNullable<ProtocolDocument['seriousEffects']> = {
  terms: [
    ...(SERIOUS_EFFECTS?.terms ?? []),
    'laryngospasm',
    'stridor',
    'aspiration',
    'airway-obstruction',
    'bronchospasm',
    'arrhythmia-with-symptoms',
    'fall-with-injury',
  ],
  tier: 'critical',
  anyAtLeast: 'life-threatening',
  callProvider: ['suicidal-thoughts', 'suicidal-intent'],
  source: OWN,
};
