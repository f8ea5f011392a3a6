import { EFFECT_TERMS } from '@chairside/shared/effects/catalogue';
import { describe, expect, it } from 'vitest';
import { effectChoices } from './effect-choices.ts';

const codes = (...choice: Parameters<typeof effectChoices>) =>
  effectChoices(...choice).flatMap(({ terms }) => terms.map((term) => term.code));

describe('effect choices', () => {
  it('UI-49 begins with the common effects', () => {
    expect(codes('', false, 'nurse').slice(0, 2)).toEqual(['dissociation', 'nausea']);
  });

  it('UI-15 reaches every term of the catalogue that the role may chart', () => {
    const open = EFFECT_TERMS.filter((term) => term.scope !== 'provider-note');
    expect(codes('', true, 'nurse').sort()).toEqual(open.map((term) => term.code).sort());
    expect(codes('', true, 'provider')).toHaveLength(EFFECT_TERMS.length);
  });

  it('UI-15 finds a term by the beginning of any words of its name or group, in any order', () => {
    expect(codes('light', false, 'nurse')).toContain('dizziness');
    expect(codes('OUT of bo', false, 'nurse')).toEqual(['out-of-body-experience']);
    expect(codes('TIME altered', false, 'nurse')).toEqual(['altered-perception-time']);
    expect(codes('stomach', true, 'nurse')).toContain('nausea');
    expect(codes('zzz', false, 'nurse')).toEqual([]);
  });
});
