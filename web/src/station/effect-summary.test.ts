import type { Severity } from '@chairside/shared/effects/severity';
import type { ObservedEffect } from '@chairside/shared/session/state';
import { describe, expect, it } from 'vitest';
import { latestEffects } from './effect-summary.tsx';

const effect = (seq: number, term: string, severity: Severity): ObservedEffect => ({
  ...{ seq, term, severity, worst: severity, at: seq * 1000, onset: seq * 1000 },
  ...{ recordedAt: seq * 1000, by: { kind: 'engine' }, source: 'observed', actions: [] },
  ...{ first: { severity }, resolvedAt: null, course: [], withdrawn: false },
});

describe('effects of a tile', () => {
  it('CH-302 stand worst first, then newest', () => {
    const all = [
      effect(1, 'dissociation', 'severe'),
      effect(2, 'nausea', 'mild'),
      effect(3, 'drowsiness', 'mild'),
    ];
    expect(latestEffects(all).map(({ term }) => term)).toEqual([
      ...['dissociation', 'drowsiness', 'nausea'],
    ]);
  });
});
