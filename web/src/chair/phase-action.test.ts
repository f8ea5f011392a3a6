import { describe, expect, it } from 'vitest';
import { chair } from '../live/station.fixture.ts';
import type { PreparationStep } from '../visit/preparation-steps.ts';
import { phaseActions } from './phase-action.ts';

const { session } = chair(1);
if (session === null) throw new Error('fixture without session');
const baseline = { sys: 120, dia: 75 };
const step = (state: PreparationStep['state'], asked: boolean): PreparationStep => ({
  ...{ id: 'weight', label: 'Weight today', action: 'Record weight', sheet: { kind: 'weight' } },
  ...{ state, detail: '' },
  asks: asked
    ? [{ code: 'weight', level: 'hard', met: false, message: 'Missing.', overridden: null }]
    : [],
});

describe('phaseActions', () => {
  it.each([
    ['before', null, 'Set baseline', ['Start infusion', 'Close session']],
    ['before', baseline, 'Start infusion', ['Close session']],
    ['infusing', baseline, 'Stop infusion', ['Pause', 'Bolus']],
    ['paused', baseline, 'Resume infusion', ['Stop infusion']],
    ['recovery', baseline, 'Close session', []],
    ['closed', baseline, null, []],
  ] as const)('UI-47 offers one primary step in %s', (phase, set, primary, rest) => {
    const actions = phaseActions({ ...session, phase, baseline: set }, [step('open', false)]);
    expect(actions.primary?.label ?? null).toBe(primary);
    expect(actions.rest.map(({ label }) => label)).toEqual(rest);
  });

  it('CH-13 names the next thing that the gate asks for, and the start once nothing is left', () => {
    const before = { ...session, phase: 'before', baseline } as const;
    expect(phaseActions(before, [step('open', true)]).primary?.label).toBe('Record weight');
    expect(phaseActions(before, [step('overridden', true)]).primary?.label).toBe('Start infusion');
    expect(phaseActions(before, [step('done', false)]).primary?.label).toBe('Start infusion');
  });
});
