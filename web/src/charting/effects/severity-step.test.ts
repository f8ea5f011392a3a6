import { describe, expect, it } from 'vitest';
import { toggled } from './effect-detail.fields.tsx';
import { steppedSeverity } from './severity-step.ts';

describe('a further entry in one tap', () => {
  it('CH-04 goes one step up or down, and never to life-threatening', () => {
    expect(steppedSeverity('mild', 'worsened')).toBe('moderate');
    expect(steppedSeverity('moderate', 'worsened')).toBe('severe');
    expect(steppedSeverity('severe', 'worsened')).toBeNull();
    expect(steppedSeverity('life-threatening', 'worsened')).toBeNull();
    expect(steppedSeverity('life-threatening', 'eased')).toBe('severe');
    expect(steppedSeverity('mild', 'eased')).toBeNull();
    expect(steppedSeverity('severe', 'resolved')).toBeNull();
  });

  it('CH-05 takes "nothing needed" back once something was done', () => {
    expect(toggled(['none'], 'oxygen')).toEqual(['oxygen']);
    expect(toggled(['oxygen'], 'none')).toEqual(['none']);
    expect(toggled(['oxygen', 'paused'], 'oxygen')).toEqual(['paused']);
  });
});
