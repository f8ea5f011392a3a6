import type { ObservedEffect } from '@chairside/shared/session/state';
import { beforeEach, describe, expect, it } from 'vitest';
import { putSession, useSessions } from '../live/sessions-store.ts';
import { session } from '../live/station.fixture.ts';
import { latestEffects } from '../station/effect-summary.tsx';
import { effectDraft, openEpisode, severityText } from './effect-draft.ts';

const effect = (seq: number, term: string, more: Partial<ObservedEffect> = {}): ObservedEffect =>
  ({
    ...{ seq, term, at: seq * 1000, onset: seq * 1000, severity: 'moderate', worst: 'moderate' },
    ...{ first: { severity: 'moderate' }, actions: [], resolvedAt: null, course: [] },
    ...{ withdrawn: false, ...more },
  }) as ObservedEffect;

const NAUSEA = effect(5, 'nausea');
const OVER = effect(4, 'headache', { resolvedAt: 9_000 });
const running = { ...session(1), effects: [OVER, NAUSEA] };

beforeEach(() => {
  useSessions.setState({ sessions: {}, byChair: {}, heard: {} });
  putSession(running.chairId, running);
});
const draft = (term: string, severity: 'mild' | 'moderate' | 'severe') =>
  effectDraft({ sessionId: running.id, term, severity, at: 20_000.4 });

describe('an effect that is charted again', () => {
  it.each([
    ['severe', 'worsened'],
    ['moderate', 'unchanged'],
    ['mild', 'eased'],
  ] as const)('CH-301 said as %s is the same episode, %s', (severity, change) => {
    expect(draft('nausea', severity)).toEqual({
      ...{ type: 'update-effect', effect: 5, change, severity },
    });
  });

  it('CH-301 one that is over, or was never there, begins an episode at the touch', () => {
    const begins = { type: 'observe-effect', severity: 'mild', onset: 20_000 };
    expect(draft('headache', 'mild')).toEqual({ ...begins, term: 'headache' });
    expect(draft('dizziness', 'mild')).toEqual({ ...begins, term: 'dizziness' });
  });

  it('CH-301 asks how it compares', () => {
    const open = openEpisode(running, 'nausea');
    expect(severityText(open, 'severe', 'Severe')).toBe('Worse: severe');
    expect(severityText(open, 'moderate', 'Moderate')).toBe('Still moderate');
    expect(severityText(open, 'mild', 'Mild')).toBe('Better: mild');
    expect(severityText(null, 'mild', 'Mild')).toBe('Mild');
  });
});

describe('effects of a tile', () => {
  it('CH-302 stand worst first, then newest', () => {
    const all = [
      effect(1, 'dissociation', { severity: 'severe' }),
      effect(2, 'nausea', { severity: 'mild' }),
      effect(3, 'drowsiness', { severity: 'mild' }),
    ];
    expect(latestEffects(all).map(({ term }) => term)).toEqual([
      'dissociation',
      'drowsiness',
      'nausea',
    ]);
  });
});
