/**
 * The outermost limits that every protocol keeps: absolute, critical, in every phase. A protocol may be stricter, no
 * protocol and no session goes beyond. Sources as in docs/clinical-sources.md; where none is given the value is a
 * clinic default, not from a published source.
 */
import type { Limit, LimitSignal } from './limits.ts';

export interface GuardRail {
  readonly signal: LimitSignal;
  readonly direction: Limit['direction'];
  readonly op: '<' | '<=' | '>' | '>=';
  readonly value: number;
  readonly sources: readonly string[];
}

export const GUARD_RAILS: readonly GuardRail[] = [
  { signal: 'spo2', direction: 'low', op: '<', value: 85, sources: ['S111'] },
  { signal: 'hr', direction: 'low', op: '<=', value: 40, sources: ['S24'] },
  { signal: 'hr', direction: 'high', op: '>', value: 150, sources: ['S111'] },
  { signal: 'rr', direction: 'low', op: '<=', value: 8, sources: ['S24'] },
  { signal: 'rr', direction: 'high', op: '>=', value: 30, sources: ['S111'] },
  { signal: 'sys', direction: 'low', op: '<', value: 90, sources: ['S17', 'S24'] },
  { signal: 'sys', direction: 'high', op: '>=', value: 200, sources: ['S15', 'S111'] },
  { signal: 'dia', direction: 'high', op: '>=', value: 120, sources: ['S15'] },
];
