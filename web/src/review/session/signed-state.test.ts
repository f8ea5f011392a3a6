import type { SessionState } from '@chairside/shared/session/state';
import { describe, expect, it } from 'vitest';
import { reviewActions, signedState } from './signed-state.ts';

type Signature = SessionState['signatures'][number];
const signature = (id: string, covers: boolean, kind: Signature['kind'] = 'signed'): Signature => ({
  ...{ seq: 9, kind, at: 5, key: 'k', covers },
  by: { kind: 'user', id, name: 'Provider', role: 'provider' },
});
const closed = (...signatures: Signature[]) => ({ closedAt: 1, signatures });
const provider = { id: 'p1', role: 'provider' } as const;

describe('signing of a session', () => {
  it('RW-06 tells open, unsigned, signed, and added to after the signature', () => {
    expect(signedState({ closedAt: null, signatures: [] })).toBe('open');
    expect(signedState(closed())).toBe('unsigned');
    expect(signedState(closed(signature('p1', true)))).toBe('signed');
    expect(signedState(closed(signature('p1', false)))).toBe('added-to');
  });

  it('RW-06 offers a provider the first signature, another one the second, and nobody their own twice', () => {
    expect(reviewActions({ closedAt: null, signatures: [] }, provider).sign).toBeNull();
    expect(reviewActions(closed(), provider).sign).toBe('sign-session');
    expect(reviewActions(closed(signature('p1', true)), provider).sign).toBeNull();
    expect(reviewActions(closed(signature('p2', true)), provider).sign).toBe('co-sign-session');
    expect(reviewActions(closed(signature('p1', false)), provider).sign).toBe('sign-session');
  });

  it('RW-06 lets a nurse add and not sign, and an administrator neither', () => {
    expect(reviewActions(closed(), { id: 'n', role: 'nurse' })).toEqual({ sign: null, add: true });
    expect(reviewActions(closed(), { id: 'a', role: 'administrator' })).toEqual({
      sign: null,
      add: false,
    });
  });
});
