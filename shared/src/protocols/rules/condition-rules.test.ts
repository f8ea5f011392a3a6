import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL_V2 } from '../defaults/second-edition.ts';
import type { Limit, ProtocolDocument } from '../document/document.ts';
import { checkProtocol } from './document-rules.ts';

const with_ = (id: string, change: (limit: Limit) => Limit): ProtocolDocument => ({
  ...DEFAULT_PROTOCOL_V2,
  limits: DEFAULT_PROTOCOL_V2.limits.map((one) => (one.id === id ? change(one) : one)),
});
const yields = (percent: number, notBelow: number) => (limit: Limit) => {
  if (limit.test.kind !== 'absolute') throw new Error('no absolute limit');
  return { ...limit, test: { ...limit.test, yields: { percent, notBelow } } };
};
const beside =
  (...onlyWith: NonNullable<Limit['onlyWith']>) =>
  (limit: Limit): Limit => ({ ...limit, onlyWith });
const found = (document: ProtocolDocument) =>
  checkProtocol(document).map(({ code, limitId, field }) => [code, limitId, field]);

describe('what a limit gives way to, and beside what it is judged', () => {
  it('PR-360 has nothing to say of the protocol that ships', () => {
    expect(checkProtocol(DEFAULT_PROTOCOL_V2)).toEqual([]);
  });

  it('PR-360 a critical limit gives way to nobody, and a guard rail that depends on anything is none', () => {
    expect(found(with_('hr-low-critical', yields(10, 35)))).toEqual([
      ['critical-gives-way', 'hr-low-critical', 'yields'],
      ['guard-rail', 'hr-low-critical', 'value'],
    ]);
    const still = { kind: 'missing', signal: 'rr' } as const;
    const rails = found(with_('hr-low-critical', beside(still)));
    expect(rails).toContainEqual(['guard-rail', 'hr-low-critical', 'value']);
  });

  it('PR-360 a warning gives way only between its own value and the critical one', () => {
    for (const notBelow of [41, 43, 49]) {
      expect(found(with_('hr-low-warning', yields(10, notBelow)))).toEqual([]);
    }
    for (const [notBelow, code] of [
      [40, 'critical-inside-warning'],
      [50, 'implausible'],
      [60, 'implausible'],
      [10, 'implausible'],
    ] as const) {
      expect(found(with_('hr-low-warning', yields(10, notBelow)))).toEqual([
        [code, 'hr-low-warning', 'yields'],
      ]);
    }
  });

  it('PR-360 beside its own value, or one that cannot be measured, no limit is judged', () => {
    const id = 'etco2-low-warning';
    const value = { kind: 'value', op: '<', by: 2 } as const;
    for (const one of [
      { ...value, signal: 'etco2', value: 20 },
      { ...value, signal: 'rr', value: 90 },
      { kind: 'missing', signal: 'etco2' },
    ] as const) {
      expect(found(with_(id, beside(one)))).toEqual([['implausible', id, 'onlyWith']]);
    }
    expect(found(with_(id, beside({ ...value, signal: 'rr', value: 9 })))).toEqual([]);
  });

  it('PR-360 only an advisory of a score is silent, and never what stands for a guard rail', () => {
    const scores = DEFAULT_PROTOCOL_V2.scores ?? [];
    const silent = (tier: string) =>
      found({
        ...DEFAULT_PROTOCOL_V2,
        scores: scores.map((one) => (one.tier === tier ? { ...one, silent: true } : one)),
      }).map(([code]) => code);
    expect(silent('info')).toEqual([]);
    expect(silent('warning')).toContain('silent');
    expect(silent('critical')).toContain('guard-rail');
  });
});
