/**
 * The outermost limits that every protocol keeps: absolute, critical, in every phase. A protocol may be stricter, no
 * protocol and no session goes beyond. Sources as in docs/clinical-sources.md; where none is given the value is a
 * clinic default, not from a published source.
 */
import type { Limit, LimitSignal } from '../document/document.ts';

export interface GuardRail {
  readonly signal: LimitSignal;
  readonly direction: Limit['direction'];
  readonly op: '<' | '<=' | '>' | '>=';
  readonly value: number;
  readonly sources: readonly string[];
  /** What the sources are. */
  readonly note?: string;
}

/** HR 50 to 150, RR 5 to 30, SpO2 85, SBP 50 to 200: the limits that a maker ships; beside them trials. */
const MONITOR = "default alarm limits of a maker's monitor";

export const GUARD_RAILS: readonly GuardRail[] = [
  { signal: 'spo2', direction: 'low', op: '<', value: 85, sources: ['S111'], note: MONITOR },
  { signal: 'hr', direction: 'low', op: '<=', value: 40, sources: ['S24'] },
  { signal: 'hr', direction: 'high', op: '>', value: 150, sources: ['S19', 'S111'], note: MONITOR },
  { signal: 'rr', direction: 'low', op: '<=', value: 8, sources: ['S24'] },
  {
    signal: 'rr',
    direction: 'high',
    op: '>=',
    value: 30,
    sources: ['S17', 'S19', 'S111'],
    note: MONITOR,
  },
  { signal: 'sys', direction: 'low', op: '<', value: 90, sources: ['S17', 'S24'] },
  {
    signal: 'sys',
    direction: 'high',
    op: '>=',
    value: 200,
    sources: ['S111'],
    note: MONITOR,
  },
  { signal: 'dia', direction: 'high', op: '>=', value: 120, sources: [] },
];
