import { criterionLabel } from '@chairside/shared/session/criterion';
import type { Criterion } from '@chairside/shared/session/discharge';
import { message } from '@chairside/shared/wording/message';
import { describe, expect, it } from 'vitest';
import type { PreparationStep } from '../charting/preparation/preparation-steps.ts';
import { chair } from '../live/station.fixture.ts';
import { phaseActions } from './phase-action.ts';

const { session } = chair(1);
if (session === null) throw new Error('fixture without session');
const baseline = { sys: 120, dia: 75 };
const step = (state: PreparationStep['state'], asked: boolean): PreparationStep => ({
  ...{ id: 'weight', label: 'Weight today', action: 'Record weight', sheet: { kind: 'weight' } },
  ...{ state, detail: '', blocked: null, waits: false },
  asks: asked
    ? [
        {
          code: 'weight',
          level: 'hard',
          met: false,
          message: message('gate.weight'),
          overridden: null,
        },
      ]
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
    const actions = phaseActions({ ...session, phase, baseline: set }, [step('open', false)], []);
    expect(actions.primary?.label ?? null).toBe(primary);
    expect(actions.rest.map(({ label }) => label)).toEqual(rest);
  });

  it('CH-13 names the next thing that the gate asks for, and the start once nothing is left', () => {
    const before = { ...session, phase: 'before', baseline } as const;
    expect(phaseActions(before, [step('open', true)], []).primary?.label).toBe('Record weight');
    expect(phaseActions(before, [step('overridden', true)], []).primary?.label).toBe(
      'Start infusion',
    );
    expect(phaseActions(before, [step('done', false)], []).primary?.label).toBe('Start infusion');
  });

  it('CH-251 does what comes before first, and leaves readings that are still to come for later', () => {
    const before = { ...session, phase: 'before', baseline } as const;
    const pump: PreparationStep = {
      ...step('open', false),
      ...{ id: 'pump', action: 'Program pump', sheet: { kind: 'program-pump' } },
    };
    const check: PreparationStep = {
      ...step('open', true),
      ...{ id: 'check', action: 'Check pump', sheet: { kind: 'check-pump' } },
      blocked: 'Program the pump first.',
    };
    const rest: PreparationStep = { ...step('open', true), action: 'Set baseline', waits: true };
    const primary = (steps: PreparationStep[]) => phaseActions(before, steps, []).primary?.label;
    expect(primary([pump, check])).toBe('Program pump');
    expect(primary([rest, pump, check])).toBe('Program pump');
    expect(
      primary([
        { ...pump, state: 'done' },
        { ...check, blocked: null },
      ]),
    ).toBe('Check pump');
    expect(primary([rest])).toBe('Set baseline');
  });

  it('CH-252 in recovery the next criterion that a person can meet comes before the close', () => {
    const criterion = (code: Criterion['code'], status: Criterion['status']): Criterion => ({
      ...{ code, label: criterionLabel(code), status, source: null },
      detail: message('discharge.none'),
    });
    const recovery = { ...session, phase: 'recovery', baseline } as const;
    const actions = (criteria: Criterion[]) => {
      const { primary, rest } = phaseActions(recovery, [], criteria);
      return [primary?.label ?? null, ...rest.map(({ label }) => label)];
    };
    const waiting = criterion('observation', 'not-met');
    expect(actions([waiting, criterion('padss', 'not-measured')])).toEqual([
      'Score PADSS',
      'Close session',
    ]);
    expect(actions([waiting, criterion('effects', 'not-met')])[0]).toBe('Follow up effects');
    expect(actions([waiting, criterion('left-over', 'not-measured')])[0]).toBe('Record waste');
    expect(actions([waiting])).toEqual([null, 'Close session']);
    expect(actions([criterion('observation', 'met')])).toEqual(['Close session']);
  });
});
