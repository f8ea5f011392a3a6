import type { Order } from '@chairside/shared/infusion/order';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { defaultGate } from '@chairside/shared/protocols/document/gate';
import { contextOf } from '@chairside/shared/session/build-context';
import { gate, gateCovers } from '@chairside/shared/session/gate';
import { describe, expect, it } from 'vitest';
import { NOW, openedSession, sessionId } from '../../live/station.fixture.ts';
import { preparationSteps, STEPS, stepOf } from './preparation-steps.ts';

const session = openedSession(sessionId(1), '1', '0412');
const context = contextOf(session, {
  now: NOW,
  by: { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' },
  protocolDocument: { ...DEFAULT_PROTOCOL, gate: defaultGate },
});

describe('what is done before the start', () => {
  it('CH-10 puts everything that the gate asks under a step that puts it right', () => {
    const open = gate(session, context, NOW).filter(({ met }) => !met);
    const shown = preparationSteps(session, open).flatMap(({ asks }) => asks);
    expect(shown.map(({ code }) => code).sort()).toEqual(open.map(({ code }) => code).sort());
    expect(open.length).toBeGreaterThan(10);
  });

  it('CH-10 shows every step open before anything was done, hard stops first', () => {
    const steps = preparationSteps(session, gate(session, context, NOW));
    expect(steps.map(({ id }) => id)).toEqual([...STEPS]);
    expect(new Set(steps.map(({ state }) => state))).toEqual(new Set(['open']));
    const levels = steps.find(({ id }) => id === 'checklist')?.asks.map(({ level }) => level) ?? [];
    expect(levels.lastIndexOf('hard')).toBeLessThan(levels.indexOf('soft'));
  });

  it('CH-10 counts a step as decided once a provider has overridden all that it lacks', () => {
    const [covers] = gateCovers(session, context, NOW, ['weight']);
    if (covers === undefined) throw new Error('nothing to cover');
    const weight = { item: 'weight', reason: 'known', by: context.by, at: NOW, covers };
    const decided = { ...session, gateOverrides: { weight } };
    const steps = preparationSteps(decided, gate(decided, context, NOW));
    expect(steps.find(({ id }) => id === 'weight')?.state).toBe('overridden');
  });

  it('CH-251 offers no form that would refuse: a patient who is identified, an order that is signed', () => {
    const by = context.by;
    const identified = { identifiers: ['name', 'date-of-birth'] as const, by, at: NOW };
    const known = {
      ...session,
      identified: { ...identified, identifiers: [...identified.identifiers] },
    };
    const blocked = (of: typeof session, id: string) =>
      preparationSteps(of, []).find((step) => step.id === id)?.blocked ?? null;
    expect(blocked(session, 'identity')).toBeNull();
    expect(blocked(known, 'identity')).toMatch(/cancel it and open a new one/);
    expect(blocked(session, 'sign')).toBe('Write the order first.');
    expect(blocked(session, 'check')).toBe('Program the pump first.');
  });

  it('CH-10 asks for no pump where the drug is in nasal devices', () => {
    const order: Order = {
      ...({ regimen: 'esketamine', route: 'nasal', drug: 'esketamine' } as const),
      ...({ weightKg: 70, weightBasis: 'actual', doseMg: 56 } as const),
      confirmed: [],
    };
    const written = { seq: 4, order, by: context.by, at: NOW, signed: null };
    const nasal = { ...session, order: written };
    const ids = preparationSteps(nasal, []).map(({ id }) => id);
    expect(ids).not.toContain('pump');
    expect(stepOf('order', nasal)).toBe('sign');
  });
});
