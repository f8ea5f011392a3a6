/** Default combinations and serious effects (docs/clinical.md 7): clinic defaults, not from a published source. */

import { type Combination, PHASES, type ProtocolDocument } from '../document/document.ts';
import { from } from '../document/source.ts';

const OWN = from('low', []);
const VISUAL_OR_NEUROLOGICAL = [
  'chest-pain',
  'blurry-vision',
  'double-vision',
  'confusion',
  'slurred-speech',
  'numbness',
  'seizure',
  'syncope',
];

export const COMBINATIONS: Combination[] = [
  {
    id: 'low-oxygen-slow-breathing',
    tier: 'critical',
    all: [
      { kind: 'value', signal: 'spo2', op: '<', value: 90, hysteresis: { by: 2, forMs: 10_000 } },
      { kind: 'value', signal: 'rr', op: '<', value: 10, hysteresis: { by: 2, forMs: 15_000 } },
    ],
    phases: [...PHASES],
    source: OWN,
  },
  {
    id: 'low-oxygen-sedated',
    tier: 'critical',
    all: [
      { kind: 'value', signal: 'spo2', op: '<', value: 90, hysteresis: { by: 2, forMs: 10_000 } },
      {
        kind: 'score',
        // RASS stands where a clinic charts it instead: -2 is the warning beside MOAA/S 3.
        anyOf: [
          { scale: 'moaas', op: '<=', value: 3 },
          { scale: 'rass', op: '<=', value: -2 },
        ],
      },
    ],
    phases: [...PHASES],
    source: OWN,
  },
  {
    id: 'fast-rate-low-oxygen',
    tier: 'critical',
    all: [
      { kind: 'value', signal: 'hr', op: '>', value: 120, hysteresis: { by: 5, forMs: 10_000 } },
      { kind: 'value', signal: 'spo2', op: '<=', value: 93, hysteresis: { by: 2, forMs: 10_000 } },
    ],
    phases: [...PHASES],
    source: OWN,
  },
  {
    id: 'high-pressure-symptom',
    tier: 'critical',
    all: [
      { kind: 'value', signal: 'sys', op: '>=', value: 160, hysteresis: { by: 5, forMs: 0 } },
      {
        kind: 'effect',
        anyOf: [
          ...VISUAL_OR_NEUROLOGICAL.map((term) => ({ term })),
          // A mild headache is common; a severe one under high pressure is an emergency (clinic default).
          { term: 'headache', atLeast: 'severe' },
        ],
      },
    ],
    phases: [...PHASES],
    source: OWN,
  },
];

/** The five of docs/clinical.md 7, and the catalogue's terms for the worst form of two of them. */
export const SERIOUS_EFFECTS: ProtocolDocument['seriousEffects'] = {
  terms: [
    'seizure',
    'respiratory-depression',
    'apnoea',
    'allergic-reaction',
    'anaphylaxis',
    'chest-pain',
    'syncope',
  ],
  tier: 'critical',
  source: OWN,
};
