/** Default limits of breathing and temperature (docs/clinical.md 7), ordered as those of the heart. */

import type { Limit } from '../document/document.ts';
import { from } from '../document/source.ts';
import { absolute, limit, rule } from './limit-entry.ts';

const RR_WARNING = rule(20, 2, 15);
const RR_CRITICAL = rule(15, 2, 15);
const ETCO2_WARNING = rule(15, 3, 15);
const ETCO2_CRITICAL = rule(10, 3, 15);
const SPOT = rule(0, 0, 0);

const RR_LOW = { signal: 'rr', direction: 'low' } as const;
const RR_HIGH = { signal: 'rr', direction: 'high' } as const;
const ETCO2_LOW = { signal: 'etco2', direction: 'low' } as const;
const ETCO2_HIGH = { signal: 'etco2', direction: 'high' } as const;
const TEMP_LOW = { signal: 'temp', direction: 'low' } as const;
const TEMP_HIGH = { signal: 'temp', direction: 'high' } as const;

/** No breath (docs/clinical.md 7), the worst of slow breathing: over with the first one. */
const APNOEA = rule(20, 0, 0);

const rr: readonly Limit[] = [
  limit(
    {
      id: 'rr-apnoea',
      ...RR_LOW,
      tier: 'critical',
      test: absolute('<=', 0),
      guardRail: true,
      source: from('medium', ['S114'], 'makers: 20 to 45 s, default 30'),
    },
    APNOEA,
  ),
  limit(
    {
      id: 'rr-low-critical',
      ...RR_LOW,
      tier: 'critical',
      test: absolute('<=', 8),
      guardRail: true,
      source: from('medium', ['S24']),
    },
    RR_CRITICAL,
  ),
  limit(
    {
      id: 'rr-low-warning',
      ...RR_LOW,
      tier: 'warning',
      test: absolute('<', 10),
      source: from('medium', ['S17', 'S19']),
    },
    RR_WARNING,
  ),
  limit(
    {
      id: 'rr-high-critical',
      ...RR_HIGH,
      tier: 'critical',
      test: absolute('>=', 30),
      guardRail: true,
      source: from('medium', ['S17', 'S19']),
    },
    RR_CRITICAL,
  ),
  limit(
    {
      id: 'rr-high-warning',
      ...RR_HIGH,
      tier: 'warning',
      test: absolute('>=', 25),
      source: from('medium', ['S24']),
    },
    RR_WARNING,
  ),
];

const etco2: readonly Limit[] = [
  limit(
    {
      id: 'etco2-low-critical',
      ...ETCO2_LOW,
      tier: 'critical',
      test: absolute('<', 15),
      source: from('low', ['S111']),
    },
    ETCO2_CRITICAL,
  ),
  limit(
    {
      id: 'etco2-low-warning',
      ...ETCO2_LOW,
      tier: 'warning',
      test: absolute('<', 30),
      source: from('low', []),
    },
    ETCO2_WARNING,
  ),
  limit(
    {
      id: 'etco2-fall-warning',
      ...ETCO2_LOW,
      tier: 'warning',
      test: { kind: 'points-from-baseline', op: '<=', points: -10 },
      source: from('low', ['S111']),
    },
    ETCO2_WARNING,
  ),
  limit(
    {
      id: 'etco2-high-critical',
      ...ETCO2_HIGH,
      tier: 'critical',
      test: absolute('>', 60),
      source: from('low', []),
    },
    ETCO2_CRITICAL,
  ),
  limit(
    {
      id: 'etco2-high-warning',
      ...ETCO2_HIGH,
      tier: 'warning',
      test: absolute('>', 50),
      source: from('low', ['S111']),
    },
    ETCO2_WARNING,
  ),
  limit(
    {
      id: 'etco2-rise-warning',
      ...ETCO2_HIGH,
      tier: 'warning',
      test: { kind: 'points-from-baseline', op: '>=', points: 15 },
      source: from('low', ['S111']),
    },
    ETCO2_WARNING,
  ),
];

const TEMP_SOURCE = from('high', ['S24'], 'low relevance during an infusion');
const temp: readonly Limit[] = [
  limit(
    {
      id: 'temp-low-critical',
      ...TEMP_LOW,
      tier: 'critical',
      test: absolute('<=', 35),
      source: TEMP_SOURCE,
    },
    SPOT,
  ),
  limit(
    {
      id: 'temp-low-warning',
      ...TEMP_LOW,
      tier: 'warning',
      test: absolute('<=', 36),
      source: TEMP_SOURCE,
    },
    SPOT,
  ),
  limit(
    {
      id: 'temp-high-critical',
      ...TEMP_HIGH,
      tier: 'critical',
      test: absolute('>=', 39.1),
      source: TEMP_SOURCE,
    },
    SPOT,
  ),
  limit(
    {
      id: 'temp-high-warning',
      ...TEMP_HIGH,
      tier: 'warning',
      test: absolute('>=', 38.1),
      source: TEMP_SOURCE,
    },
    SPOT,
  ),
];

export const BREATH_LIMITS: readonly Limit[] = [...rr, ...etco2, ...temp];
