/** Default limits of the cuff (docs/clinical.md 7): judged per inflation, without delay; a first critical one asks for a repeat. */

import type { Limit } from '../document/document.ts';
import { from } from '../document/source.ts';
import { absolute, limit, rule } from './limit-entry.ts';

/** The next reading must be below the limit less 5 (above it plus 5 on the low side). */
const PER_CUFF = rule(0, 5, 0);
const SYS_LOW = { signal: 'sys', direction: 'low' } as const;
const SYS_HIGH = { signal: 'sys', direction: 'high' } as const;
const DIA_LOW = { signal: 'dia', direction: 'low' } as const;
const DIA_HIGH = { signal: 'dia', direction: 'high' } as const;

const sys: readonly Limit[] = [
  limit(
    {
      id: 'sys-low-critical',
      ...SYS_LOW,
      tier: 'critical',
      test: absolute('<', 90),
      guardRail: true,
      source: from('medium', ['S17', 'S24']),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'sys-low-warning',
      ...SYS_LOW,
      tier: 'warning',
      test: absolute('<', 100),
      source: from('medium', ['S24']),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'sys-high-severe',
      ...SYS_HIGH,
      tier: 'critical',
      test: absolute('>=', 200),
      guardRail: true,
      source: from('medium', ['S15'], "one clinic's rule, not a society stop limit"),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'sys-high-critical',
      ...SYS_HIGH,
      tier: 'critical',
      test: absolute('>=', 180),
      confirm: true,
      source: from(
        'medium',
        ['S8', 'S15'],
        "label outlier category and one clinic's rule, not a society stop limit",
      ),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'sys-rise-critical',
      ...SYS_HIGH,
      tier: 'critical',
      test: { kind: 'percent-of-baseline', op: '>=', percent: 40, and: absolute('>=', 160) },
      confirm: true,
      source: from('low', ['S22']),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'sys-high-warning',
      ...SYS_HIGH,
      tier: 'warning',
      test: absolute('>=', 160),
      source: from('low-medium', ['S79']),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'sys-percent-warning',
      ...SYS_HIGH,
      tier: 'warning',
      test: { kind: 'percent-of-baseline', op: '>=', percent: 20, and: absolute('>=', 140) },
      source: from('low', ['S22']),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'sys-rise-warning',
      ...SYS_HIGH,
      tier: 'warning',
      test: { kind: 'points-from-baseline', op: '>=', points: 40 },
      source: from('medium', ['S8']),
    },
    PER_CUFF,
  ),
];

const dia: readonly Limit[] = [
  limit(
    {
      id: 'dia-low-warning',
      ...DIA_LOW,
      tier: 'warning',
      test: absolute('<', 50),
      source: from('medium', ['S79']),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'dia-high-severe',
      ...DIA_HIGH,
      tier: 'critical',
      test: absolute('>=', 120),
      guardRail: true,
      source: from('medium', ['S15'], "one clinic's rule, not a society stop limit"),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'dia-high-critical',
      ...DIA_HIGH,
      tier: 'critical',
      test: absolute('>=', 110),
      confirm: true,
      source: from(
        'medium',
        ['S8', 'S15'],
        "label outlier category and one clinic's rule, not a society stop limit",
      ),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'dia-high-warning',
      ...DIA_HIGH,
      tier: 'warning',
      test: absolute('>=', 100),
      source: from('medium', ['S6']),
    },
    PER_CUFF,
  ),
  limit(
    {
      id: 'dia-rise-warning',
      ...DIA_HIGH,
      tier: 'warning',
      test: { kind: 'points-from-baseline', op: '>=', points: 25 },
      source: from('medium', ['S8']),
    },
    PER_CUFF,
  ),
];

export const CUFF_LIMITS: readonly Limit[] = [...sys, ...dia];
