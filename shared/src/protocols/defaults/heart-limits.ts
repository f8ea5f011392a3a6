/**
 * Default limits of oxygen and heart rate (docs/clinical.md 7). Within a key the more severe limit stands first: it is the
 * one that the alarm names. Hysteresis values are clinic defaults throughout.
 */

import type { Limit } from '../document/document.ts';
import { from } from '../document/source.ts';
import { absolute, limit, rule } from './limit-entry.ts';

const SPO2_WARNING = rule(15, 2, 10);
const SPO2_CRITICAL = rule(10, 2, 10);
const HR_WARNING = rule(15, 5, 10);
const HR_CRITICAL = rule(10, 5, 10);

const SPO2 = { signal: 'spo2', direction: 'low' } as const;
const HR_LOW = { signal: 'hr', direction: 'low' } as const;
const HR_HIGH = { signal: 'hr', direction: 'high' } as const;

const spo2: readonly Limit[] = [
  limit(
    {
      id: 'spo2-low-severe',
      ...SPO2,
      tier: 'critical',
      test: absolute('<', 85),
      guardRail: true,
      source: from('medium-high', ['S111'], 'delay: medium'),
    },
    rule(5, 2, 10),
  ),
  limit(
    {
      id: 'spo2-low-critical',
      ...SPO2,
      tier: 'critical',
      test: absolute('<', 90),
      source: from('medium-high', ['S79', 'S117'], 'delay: medium'),
    },
    SPO2_CRITICAL,
  ),
  limit(
    {
      id: 'spo2-low-warning',
      ...SPO2,
      tier: 'warning',
      test: absolute('<=', 93),
      source: from('medium-high', ['S24', 'S17', 'S18'], 'delay S117: medium'),
    },
    SPO2_WARNING,
  ),
  limit(
    {
      id: 'spo2-fall-warning',
      ...SPO2,
      tier: 'warning',
      test: { kind: 'points-from-baseline', op: '<=', points: -5 },
      source: from('medium-high', ['S111'], 'delay: medium'),
    },
    SPO2_WARNING,
  ),
];

const hr: readonly Limit[] = [
  limit(
    {
      id: 'hr-low-critical',
      ...HR_LOW,
      tier: 'critical',
      test: absolute('<=', 40),
      guardRail: true,
      source: from('medium', ['S24']),
    },
    HR_CRITICAL,
  ),
  limit(
    {
      id: 'hr-low-warning',
      ...HR_LOW,
      tier: 'warning',
      test: absolute('<', 50),
      source: from('medium', ['S24', 'S110']),
    },
    HR_WARNING,
  ),
  limit(
    {
      id: 'hr-fall-warning',
      ...HR_LOW,
      tier: 'warning',
      test: {
        kind: 'band-around-baseline',
        direction: 'low',
        bands: [
          { below: 60, points: -20 },
          { below: 80, points: -25 },
          { below: 105, points: -30 },
          { points: -35 },
        ],
      },
      source: from('medium', ['S111']),
    },
    HR_WARNING,
  ),
  limit(
    {
      id: 'hr-high-critical',
      ...HR_HIGH,
      tier: 'critical',
      test: absolute('>', 130),
      source: from('medium', ['S24']),
    },
    HR_CRITICAL,
  ),
  limit(
    {
      id: 'hr-high-sustained',
      ...HR_HIGH,
      tier: 'critical',
      test: absolute('>', 120),
      source: from('medium', ['S15'], 'above 120 for 5 min'),
    },
    rule(300, 5, 10),
  ),
  limit(
    {
      id: 'hr-high-warning',
      ...HR_HIGH,
      tier: 'warning',
      test: absolute('>', 120),
      source: from('medium', ['S110', 'S15']),
    },
    HR_WARNING,
  ),
  limit(
    {
      id: 'hr-rise-warning',
      ...HR_HIGH,
      tier: 'warning',
      test: {
        kind: 'band-around-baseline',
        direction: 'high',
        bands: [
          { below: 60, points: 35 },
          { below: 80, points: 40 },
          { below: 105, points: 40 },
          { points: 45 },
        ],
      },
      source: from('medium', ['S111']),
    },
    HR_WARNING,
  ),
];

export const HEART_LIMITS: readonly Limit[] = [...spo2, ...hr];
