import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../wording/in-english.ts';
import { DEFAULT_PROTOCOL } from '../defaults/first-edition.ts';
import { absolute } from '../defaults/limit-entry.ts';
import type { Limit } from '../document/document.ts';
import { checkLimits, checkProtocol } from './document-rules.ts';
import { GUARD_RAILS } from './guard-rails.ts';

/** Codes that stand against a limit of the default protocol once it is changed. */
function complaints(id: string, change: Partial<Limit>): string[] {
  expect(DEFAULT_PROTOCOL.limits.map((limit) => limit.id)).toContain(id);
  const limits = DEFAULT_PROTOCOL.limits.map((limit) =>
    limit.id === id ? { ...limit, ...change } : limit,
  );
  return checkLimits(limits)
    .filter(({ limitId }) => limitId === id)
    .map(({ code }) => code);
}

const at = (op: '<' | '<=' | '>' | '>=', value: number) => ({ test: absolute(op, value) });
const wait = (seconds: number) => ({ delayMs: seconds * 1000 });
const back = (by: number, seconds = 10) => ({ hysteresis: { by, forMs: seconds * 1000 } });

describe('senseless limits', () => {
  it('PR-10 finds nothing wrong with the default protocol', () => {
    expect(checkProtocol(DEFAULT_PROTOCOL)).toEqual([]);
  });

  it.each([
    ['spo2-low-warning', at('<=', 99), []],
    ['spo2-low-warning', at('<=', 100), ['implausible', 'hysteresis-beyond-gap']],
    ['spo2-low-warning', at('<', 100), ['hysteresis-beyond-gap']],
    ['temp-high-critical', at('>=', 45), []],
    ['temp-high-critical', at('>', 45), ['implausible']],
    ['temp-low-critical', at('<=', 25), []],
    ['temp-low-critical', at('<', 25), ['implausible']],
  ])('PR-11 %s at the edge of what can be measured: %j', (id, change, codes) => {
    expect(complaints(id, { ...change, ...(id.startsWith('spo2') ? back(1) : {}) })).toEqual(codes);
  });

  it('PR-12 a low limit lies below every high limit of its signal', () => {
    expect(complaints('rr-low-warning', { ...at('<', 24), ...back(0) })).toEqual([]);
    expect(complaints('rr-low-warning', { ...at('<', 25), ...back(0) })).toContain(
      'low-not-below-high',
    );
  });

  it.each([
    ['spo2-low-critical', at('<=', 92), []],
    ['spo2-low-critical', at('<', 93), []],
    ['spo2-low-critical', at('<', 94), ['critical-inside-warning']],
    ['hr-high-critical', at('>', 121), []],
    ['hr-high-critical', at('>', 119), ['critical-inside-warning']],
    // The same value is fine where it has to last longer than for the warning.
    ['hr-high-critical', { ...at('>', 120), ...wait(15) }, ['critical-inside-warning']],
    ['hr-high-sustained', wait(16), []],
  ])('PR-13 %s lies beyond the warning: %j', (id, change, codes) => {
    expect(complaints(id, change)).toEqual(codes);
  });

  it.each([
    ['rr-low-critical', wait(15), []],
    ['rr-low-critical', wait(16), ['delay-too-long']],
    ['hr-low-warning', wait(60), []],
    ['hr-low-warning', wait(61), ['delay-too-long']],
    ['hr-high-sustained', wait(600), []],
    ['hr-high-sustained', wait(601), ['delay-too-long']],
    ['sys-high-warning', wait(0), []],
    ['sys-high-warning', wait(1), ['delay-per-reading']],
  ])('PR-14 %s with a delay of %j', (id, change, codes) => {
    expect(complaints(id, change).filter((code) => code.startsWith('delay'))).toEqual(codes);
  });

  it.each([
    [45, []],
    [46, ['delay-too-long']],
  ])('PR-14 no breath counts for %i s', (delay, codes) => {
    const low = DEFAULT_PROTOCOL.limits.find(({ id }) => id === 'rr-low-critical');
    if (low === undefined) throw new Error('the default protocol has no such limit');
    const apnoea = { ...low, id: 'no-breath', ...at('<=', 0), ...wait(delay) };
    const limits = [...DEFAULT_PROTOCOL.limits, apnoea];
    expect(checkLimits(limits).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['rr-low-warning', back(14, 15), []],
    ['rr-low-warning', back(15, 15), ['hysteresis-beyond-gap']],
    ['spo2-low-warning', back(7), []],
    ['spo2-low-warning', back(8), ['hysteresis-beyond-gap']],
    ['spo2-fall-warning', back(4), []],
    ['spo2-fall-warning', back(5), ['hysteresis-beyond-gap']],
    ['hr-fall-warning', back(19), []],
    ['hr-fall-warning', back(20), ['hysteresis-beyond-gap']],
    ['hr-low-warning', back(5, 60), []],
    ['hr-low-warning', back(5, 61), ['hysteresis-too-long']],
  ])('PR-15 %s can be cleared again: %j', (id, change, codes) => {
    expect(complaints(id, change)).toEqual(codes);
  });

  it('PR-16 the desaturation limit that lies further out waits no longer', () => {
    expect(complaints('spo2-low-severe', wait(10))).toEqual([]);
    expect(complaints('spo2-low-severe', wait(11))).toEqual(['never-first']);
    expect(complaints('spo2-low-severe', { ...at('<', 95), ...wait(5) })).toContain(
      'critical-inside-warning',
    );
  });

  it.each(GUARD_RAILS.map((rail) => [`${rail.signal} ${rail.op} ${rail.value}`, rail] as const))(
    'PR-17 no protocol goes without the guard rail %s',
    (_name, rail) => {
      const onRail = (limit: Limit) =>
        limit.signal === rail.signal &&
        limit.direction === rail.direction &&
        limit.tier === 'critical' &&
        limit.test.kind === 'absolute';
      const found = DEFAULT_PROTOCOL.limits.find((one) => onRail(one) && one.id !== 'rr-apnoea');
      if (found === undefined) throw new Error('the default protocol has no such limit');
      const template = { ...found, guardRail: false };
      const others = DEFAULT_PROTOCOL.limits.filter((limit) => !onRail(limit));
      const rails = (...kept: Limit[]) =>
        checkLimits([...others, ...kept]).filter(({ code }) => code === 'guard-rail');
      const { guardRail: _, ...plain } = template;
      const on: Limit = { ...plain, ...at(rail.op, rail.value) };
      const further = rail.direction === 'low' ? rail.value - 1 : rail.value + 1;
      expect(rails(on)).toEqual([]);
      expect(rails()).toHaveLength(1);
      expect(rails({ ...on, ...at(rail.op, further) })).toHaveLength(1);
      expect(rails({ ...on, phases: ['infusing', 'recovery'] })).toHaveLength(1);
      expect(rails({ ...on, tier: 'warning' })).toHaveLength(1);
    },
  );

  it('PR-17 a guard rail is absolute and critical, and nobody at the chair moves it', () => {
    expect(complaints('spo2-low-severe', { guardRail: true })).toEqual([]);
    expect(complaints('spo2-low-severe', { guardRail: true, allowance: 1 })).toEqual([
      'guard-rail',
    ]);
    expect(complaints('spo2-low-warning', { guardRail: true })).toEqual(['guard-rail']);
  });

  it('PR-18 a limit relative to the baseline lies on its own side of it', () => {
    const points = (value: number) => ({
      test: { kind: 'points-from-baseline' as const, op: '<=' as const, points: value },
      ...back(0),
    });
    expect(complaints('spo2-fall-warning', points(-1))).toEqual([]);
    expect(complaints('spo2-fall-warning', points(0))).toContain('wrong-side');
    expect(complaints('spo2-fall-warning', points(3))).toContain('wrong-side');
    const percent = (value: number) => ({
      test: { kind: 'percent-of-baseline' as const, op: '>=' as const, percent: value },
    });
    expect(complaints('sys-percent-warning', percent(1))).toEqual([]);
    expect(complaints('sys-percent-warning', percent(0))).toEqual(['wrong-side']);
  });

  it('PR-18 every limit has a name of its own and every complaint its reason', () => {
    const [first] = DEFAULT_PROTOCOL.limits;
    if (first === undefined) throw new Error('the default protocol has limits');
    const problems = checkLimits([...DEFAULT_PROTOCOL.limits, first]);
    expect(problems.map(({ code }) => code)).toContain('twice');
    for (const { message } of problems) expect(inEnglish.text(message)).toMatch(/\.$/);
  });
});
