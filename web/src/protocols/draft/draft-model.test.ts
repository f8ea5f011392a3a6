import { withLimitValue } from '@chairside/shared/alarms/limits/limit-changes';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { withValueAt } from '@chairside/shared/protocols/document/place';
import { describe, expect, it } from 'vitest';
import { dayBegins } from '../../time/clinic-time.ts';
import { arranged, freeName, withNewLimit } from '../document/document-edits.ts';
import { sameDocument } from '../document/same-document.ts';
import { CLINIC_OWN, limitFrom } from '../editor/new-limit.ts';
import { historyOf, moveDraft } from './draft-history.ts';
import { mergeDrafts } from './draft-merge.ts';
import { forgetDraft, keepDraft, keptDraft } from './draft-storage.ts';

const at = (document: ProtocolDocument, id: string, value: number): ProtocolDocument => {
  const limit = document.limits.find((one) => one.id === id);
  if (limit === undefined) throw new Error(`no limit ${id}`);
  return withValueAt(document, ['limits', id], withLimitValue(limit, value));
};
const numberOf = (document: ProtocolDocument | null, id: string) => {
  const test = document?.limits.find((limit) => limit.id === id)?.test;
  return test?.kind === 'absolute' ? test.value : null;
};
const SPO2 = 'spo2-low-warning';
const HR = 'hr-high-warning';

describe('undo and redo', () => {
  it('PR-43 takes what is typed into one field back in one step, and gives it again', () => {
    let history = historyOf(DEFAULT_PROTOCOL);
    const type = (about: string, id: string, value: number) => {
      history = moveDraft(history, { type: 'change', about, next: (d) => at(d, id, value) });
    };
    type('spo2', SPO2, 9);
    type('spo2', SPO2, 92);
    type('hr', HR, 125);
    history = moveDraft(history, { type: 'leave' });
    type('hr', HR, 126);
    const seen: (number | null)[][] = [];
    const look = () => seen.push([numberOf(history.present, SPO2), numberOf(history.present, HR)]);
    for (const type of ['undo', 'undo', 'undo', 'undo', 'redo', 'redo'] as const) {
      history = moveDraft(history, { type });
      look();
    }
    expect(seen).toEqual([
      [92, 125],
      [92, 120],
      [93, 120],
      [93, 120],
      [92, 120],
      [92, 125],
    ]);
    type('hr', HR, 130);
    expect(moveDraft(history, { type: 'redo' })).toBe(history);
  });
});

describe('kept drafts', () => {
  it('PR-44 keeps unsaved changes in the browser for who made them, over a reload', () => {
    localStorage.clear();
    const document = at(DEFAULT_PROTOCOL, SPO2, 92);
    const kept = { revision: 3, base: DEFAULT_PROTOCOL, document, at: 5 };
    expect(keepDraft(localStorage, 'default@2', 'a', kept)).toBe(true);
    const found = keptDraft(localStorage, 'default@2', 'a');
    expect(found && sameDocument(found.document, document)).toBe(true);
    expect(found?.revision).toBe(3);
    expect(keptDraft(localStorage, 'default@2', 'b')).toBeNull();
    expect(keptDraft(localStorage, 'default@3', 'a')).toBeNull();
    forgetDraft(localStorage, 'default@2', 'a');
    expect(keptDraft(localStorage, 'default@2', 'a')).toBeNull();
    localStorage.setItem('chairside-protocol-draft default@2 a', '{"revision":"x"}');
    expect(keptDraft(localStorage, 'default@2', 'a')).toBeNull();
  });
});

describe('two editors of one draft', () => {
  it('PR-45 puts both changes together and names what both have changed', () => {
    const mine = at(at(DEFAULT_PROTOCOL, SPO2, 92), HR, 125);
    const theirs = at(at(DEFAULT_PROTOCOL, SPO2, 91), 'rr-low-warning', 11);
    const merge = mergeDrafts(DEFAULT_PROTOCOL, mine, theirs);
    expect([SPO2, HR, 'rr-low-warning'].map((id) => numberOf(merge.document, id))).toEqual([
      ...[92, 125, 11],
    ]);
    expect(merge.both.map(({ id, to }) => [id, to])).toEqual([
      [`limits.${SPO2}.test`, 'SpO2 ≤ 91 %'],
    ]);
    expect(merge.theirs).toHaveLength(2);
  });

  it('PR-45 keeps what one has added, and leaves out what one has removed', () => {
    const added = limitFrom(
      { signal: 'temp', direction: 'high', tier: 'info', kind: 'absolute', number: 37.8 },
      'temp-high-info',
      DEFAULT_PROTOCOL.limits,
    );
    if (added === null) throw new Error('no limit');
    const mine = withNewLimit(withValueAt(DEFAULT_PROTOCOL, ['limits', HR], undefined), added);
    const theirs = withValueAt(at(DEFAULT_PROTOCOL, SPO2, 92), ['equipment'], undefined);
    const { document, both } = mergeDrafts(DEFAULT_PROTOCOL, mine, theirs);
    expect(document?.limits.some(({ id }) => id === HR)).toBe(false);
    expect(numberOf(document, 'temp-high-info')).toBe(37.8);
    expect(numberOf(document, SPO2)).toBe(92);
    expect(document && 'equipment' in document).toBe(false);
    expect(both).toEqual([]);
    const unchanged = mergeDrafts(DEFAULT_PROTOCOL, DEFAULT_PROTOCOL, theirs).document;
    expect(unchanged && sameDocument(unchanged, theirs)).toBe(true);
  });
});

describe('limits that a clinic adds', () => {
  it('PR-46 are the clinic default without a source, timed like their neighbours, and need their number', () => {
    const entered = { signal: 'spo2', direction: 'low', tier: 'info', kind: 'absolute' } as const;
    expect(limitFrom({ ...entered, number: '' }, 'x', DEFAULT_PROTOCOL.limits)).toBeNull();
    const made = limitFrom({ ...entered, number: 95 }, 'x', DEFAULT_PROTOCOL.limits);
    expect(made).toMatchObject({
      ...{ test: { kind: 'absolute', op: '<=', value: 95 }, source: CLINIC_OWN },
      phases: ['before', 'infusing', 'recovery'],
    });
    const fall = { ...entered, kind: 'percent-of-baseline', number: 10 } as const;
    expect(limitFrom(fall, 'x', [])?.test).toMatchObject({ op: '<=', percent: -10 });
    const cuff = { ...entered, signal: 'sys', number: 95 } as const;
    expect(limitFrom(cuff, 'x', DEFAULT_PROTOCOL.limits)?.delayMs).toBe(0);
    expect(freeName('a', ['a', 'a-2', 'b'])).toBe('a-3');
  });

  it('PR-46 stand where the engine asks for them: the more severe first; the default protocol does already', () => {
    expect(arranged(DEFAULT_PROTOCOL)).toEqual(DEFAULT_PROTOCOL);
    const worse = limitFrom(
      { signal: 'spo2', direction: 'low', tier: 'critical', kind: 'absolute', number: 88 },
      'spo2-low-critical-88',
      DEFAULT_PROTOCOL.limits,
    );
    if (worse === null) throw new Error('no limit');
    const { limits } = arranged(withNewLimit(DEFAULT_PROTOCOL, worse));
    const ids = limits.map(({ id }) => id);
    expect(ids.indexOf(worse.id)).toBeLessThan(ids.indexOf(SPO2));
    expect(ids.indexOf(worse.id)).toBeLessThan(ids.indexOf('spo2-low-critical'));
    expect(limits).toHaveLength(DEFAULT_PROTOCOL.limits.length + 1);
  });
});

describe('days of the clinic', () => {
  it('PR-60 begins a day where the clinic is, over a change of the clocks too', () => {
    expect(dayBegins('2026-11-22', 'UTC')).toBe(Date.UTC(2026, 10, 22));
    expect(dayBegins('2026-11-22', 'America/New_York')).toBe(Date.UTC(2026, 10, 22, 5));
    expect(dayBegins('2026-11-01', 'America/New_York', 1)).toBe(Date.UTC(2026, 10, 2, 5));
    expect(dayBegins('2026-11-01', 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 4));
    expect(dayBegins('', 'UTC')).toBeNull();
  });
});
