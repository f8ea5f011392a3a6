import { EFFECT_TERMS } from '@chairside/shared/effects/catalogue';
import { describe, expect, it } from 'vitest';
import { searchCatalogue } from './catalogue-search.ts';

const codes = (query: string, role: 'nurse' | 'provider') =>
  searchCatalogue(query, role).flatMap((group) => group.terms.map((term) => term.code));

describe('effect catalogue', () => {
  it('UI-15 offers every term to those who may chart it', () => {
    const own = EFFECT_TERMS.filter((term) => term.scope === 'provider-note');
    expect(codes('', 'provider')).toHaveLength(EFFECT_TERMS.length);
    expect(codes('', 'nurse')).toHaveLength(EFFECT_TERMS.length - own.length);
    expect(own.length).toBeGreaterThan(0);
  });

  it('UI-15 finds by any words of name or group, in any order', () => {
    expect(codes('sense time', 'nurse')).toEqual(['altered-perception-time']);
    expect(codes('TIME altered', 'nurse')).toEqual(['altered-perception-time']);
    expect(codes('stomach', 'nurse')).toContain('nausea');
    expect(codes('no such thing', 'nurse')).toEqual([]);
  });
});
