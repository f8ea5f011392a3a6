import type { SessionPhase } from '@chairside/shared/session/state';
import { describe, expect, it } from 'vitest';
import { phaseActions } from './phase-action.ts';

describe('phase actions', () => {
  it.each<[SessionPhase, string | null, string[]]>([
    ['before', 'set-baseline', ['start-infusion', 'close']],
    ['infusing', 'stop-infusion', ['pause-infusion']],
    ['paused', 'resume-infusion', ['stop-infusion']],
    ['recovery', 'close', []],
    ['closed', null, []],
  ])('UI-47 offers one primary step: %s', (phase, primary, rest) => {
    expect(phaseActions({ phase, baseline: null })).toEqual({ primary, rest });
  });

  it('UI-47 asks for the start once a baseline is set', () => {
    expect(phaseActions({ phase: 'before', baseline: { hr: 70 } }).primary).toBe('start-infusion');
  });
});
