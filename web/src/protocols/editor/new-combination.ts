/** What a new combination begins with: the clinic sets every number itself. */
import { type Combination, PHASES } from '@chairside/shared/protocols/document/document';
import { say } from '../../language/say.ts';
import { CLINIC_OWN } from './new-limit.ts';

type Term = Combination['all'][number];

const still = { by: 2, forMs: 10_000 };
const VALUE: Term = { kind: 'value', signal: 'spo2', op: '<=', value: 93, hysteresis: still };
const SCORE: Term = { kind: 'score', anyOf: [{ scale: 'moaas', op: '<=', value: 3 }] };
const EFFECT: Term = { kind: 'effect', anyOf: [{ term: 'chest-pain' }] };

export const NEW_TERMS = [
  { label: say('protocols-editor.and-a-value'), term: VALUE },
  { label: say('protocols-editor.and-an-effect'), term: EFFECT },
  { label: say('protocols-editor.and-a-score'), term: SCORE },
] as const;

/** Two values to change: a combination has at least two parts. */
export function newCombination(id: string): Combination {
  const rate: Term = {
    kind: 'value',
    signal: 'hr',
    op: '>',
    value: 120,
    hysteresis: { by: 5, forMs: 10_000 },
  };
  return {
    ...{ id, tier: 'warning', all: [VALUE, rate], phases: [...PHASES], source: CLINIC_OWN },
  };
}
