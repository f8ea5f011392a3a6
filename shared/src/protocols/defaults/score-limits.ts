/** Default limits of charted scores (docs/clinical.md 7): judged when they are charted, in every phase. */

import { PHASES, type ScoreLimit } from '../document/document.ts';
import type { AssessmentsSection } from '../document/score-limits.ts';
import { from } from '../document/source.ts';

type Side = Pick<ScoreLimit, 'scale' | 'direction' | 'phases'>;
const MOAAS: Side = { scale: 'moaas', direction: 'low', phases: [...PHASES] };
const RASS_LOW: Side = { scale: 'rass', direction: 'low', phases: [...PHASES] };
const RASS_HIGH: Side = { scale: 'rass', direction: 'high', phases: [...PHASES] };
const NAUSEA: Side = { scale: 'nausea', direction: 'high', phases: [...PHASES] };
const SEDATION = from('medium', ['S8', 'S57']);
const RASS_SOURCE = from('low', ['S58'], 'the scale; its limits are clinic defaults');
const OWN = from('low', []);
const atMost = (value: number) => ({ kind: 'absolute', op: '<=', value }) as const;
const atLeast = (value: number) => ({ kind: 'absolute', op: '>=', value }) as const;

export const SCORE_LIMITS: ScoreLimit[] = [
  { id: 'moaas-low-critical', ...MOAAS, tier: 'critical', test: atMost(2), source: SEDATION },
  { id: 'moaas-low-warning', ...MOAAS, tier: 'warning', test: atMost(3), source: SEDATION },
  {
    id: 'moaas-fall',
    ...MOAAS,
    tier: 'info',
    test: { kind: 'points-from-baseline', op: '<=', points: -1 },
    source: from('medium', ['S8', 'S57'], 'any fall below the score before the drug is sedation'),
  },
  { id: 'rass-low-critical', ...RASS_LOW, tier: 'critical', test: atMost(-3), source: RASS_SOURCE },
  { id: 'rass-low-warning', ...RASS_LOW, tier: 'warning', test: atMost(-2), source: RASS_SOURCE },
  {
    id: 'rass-high-critical',
    ...RASS_HIGH,
    tier: 'critical',
    test: atLeast(3),
    source: RASS_SOURCE,
  },
  { id: 'rass-high-warning', ...RASS_HIGH, tier: 'warning', test: atLeast(2), source: RASS_SOURCE },
  { id: 'nausea-high-warning', ...NAUSEA, tier: 'warning', test: atLeast(7), source: OWN },
  { id: 'nausea-high-info', ...NAUSEA, tier: 'info', test: atLeast(4), source: OWN },
];

/** Sedation and dissociation with each cuff (docs/clinical.md 4.3). */
export const defaultAssessments: AssessmentsSection = {
  withCuff: ['sedation', 'dissociation'],
  overdueAfterMs: 120_000,
  source: OWN,
};
