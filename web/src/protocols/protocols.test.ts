import { DEFAULT_PROTOCOL } from '@chairside/shared/alarms/default-protocol';
import { withLimitValue } from '@chairside/shared/alarms/limit-changes';
import { describe, expect, it } from 'vitest';
import { documentOf, fieldsOf } from './limit-draft.ts';
import { bySignal, limitText, NO_SOURCE, sourceText } from './limit-text.ts';
import { differences } from './protocol-diff.ts';

function limit(id: string) {
  const found = DEFAULT_PROTOCOL.limits.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no limit ${id}`);
  return found;
}

describe('the protocol editor', () => {
  it('PR-40 gives back the protocol as it was where nothing is edited', () => {
    expect(documentOf(DEFAULT_PROTOCOL, fieldsOf(DEFAULT_PROTOCOL))).toEqual(DEFAULT_PROTOCOL);
  });

  it('PR-40 takes an empty field for unchanged, never for zero', () => {
    const fields = fieldsOf(DEFAULT_PROTOCOL);
    const spo2 = fields.limits['spo2-low-warning'];
    if (spo2 === undefined) throw new Error('no fields');
    const edit = (change: Partial<typeof spo2>) =>
      documentOf(DEFAULT_PROTOCOL, {
        ...fields,
        limits: { ...fields.limits, 'spo2-low-warning': { ...spo2, ...change } },
      }).limits.find(({ id }) => id === 'spo2-low-warning');
    expect(edit({ value: '', delay: '', by: '' })).toEqual(limit('spo2-low-warning'));
    expect(edit({ value: 92, delay: 12.5, allowance: 2, sources: 'S24 S79' })).toMatchObject({
      ...{ test: { value: 92 }, delayMs: 12_500, allowance: 2, source: { ids: ['S24', 'S79'] } },
    });
  });

  it('PR-41 says every limit in words, and what has no published source', () => {
    expect(limitText(limit('spo2-low-warning'))).toBe('SpO2 ≤ 93 %');
    expect(limitText(limit('spo2-fall-warning'))).toBe('SpO2 ≤ baseline -5 %');
    expect(limitText(limit('sys-rise-critical'))).toBe('SBP ≥ baseline +40 % and ≥ 160 mmHg');
    expect(limitText(limit('hr-rise-warning'))).toMatch(/^HR > baseline below 60: \+35, /);
    const source = { ids: [], confidence: 'low' as const };
    expect(sourceText({ source })).toBe(NO_SOURCE);
    expect(bySignal(DEFAULT_PROTOCOL.limits).flatMap((group) => group.limits)).toHaveLength(
      DEFAULT_PROTOCOL.limits.length,
    );
  });

  it('PR-42 names each difference to the version in force, field by field', () => {
    const [removed, ...rest] = DEFAULT_PROTOCOL.limits;
    const after = {
      ...DEFAULT_PROTOCOL,
      limits: rest.map((each) =>
        each.id === 'hr-high-warning'
          ? { ...withLimitValue(each, 125), delayMs: 20_000, allowance: 5 }
          : each,
      ),
    };
    const found = differences(DEFAULT_PROTOCOL, after);
    expect(found.map(({ limitId, field, from, to }) => [limitId, field, from, to])).toEqual([
      ['hr-high-warning', 'Limit', 'HR > 120 /min', 'HR > 125 /min'],
      ['hr-high-warning', 'Delay', '15 s', '20 s'],
      ['hr-high-warning', 'Nurse may move it by', '0', '5'],
      [removed?.id, 'Removed', removed && limitText(removed), '--'],
    ]);
    expect(differences(DEFAULT_PROTOCOL, DEFAULT_PROTOCOL)).toEqual([]);
    expect(differences(after, DEFAULT_PROTOCOL).at(0)).toMatchObject({ field: 'Added' });
  });
});
