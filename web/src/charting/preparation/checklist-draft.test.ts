import { CHECKLIST } from '@chairside/shared/screening/checklist';
import { describe, expect, it } from 'vitest';
import { NOW, openedSession, sessionId } from '../../live/station.fixture.ts';
import { changedAnswers, withKnownRisks, withOthers } from './checklist-draft.ts';

const by = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' } as const;

describe('answering the checklist', () => {
  it('CH-11 "all others: no" answers only what was not answered and what a no does not stop', () => {
    const said = withOthers({ opioid: { item: 'opioid', answer: 'yes' } }, CHECKLIST);
    expect(said.opioid?.answer).toBe('yes');
    expect(said.maoi?.answer).toBe('no');
    const confirmed = CHECKLIST.filter(({ stop }) => stop === 'no');
    expect(confirmed.length).toBeGreaterThan(3);
    for (const { id } of confirmed) expect(said[id]).toBeUndefined();
  });

  it('CH-250 known risks stand as yes, and no answer for all of the others touches them', () => {
    const shown = withKnownRisks({}, ['high-blood-pressure']);
    expect(shown).toEqual({
      'high-blood-pressure': { item: 'high-blood-pressure', answer: 'yes' },
    });
    const said = withOthers(shown, CHECKLIST);
    expect(said['high-blood-pressure']?.answer).toBe('yes');
    const session = openedSession(sessionId(1), '1', '0412');
    expect(changedAnswers(session, said)).toContainEqual({
      item: 'high-blood-pressure',
      answer: 'yes',
    });
  });

  it('CH-250 what a person says of a known risk stands', () => {
    const no = { item: 'high-blood-pressure', answer: 'no' } as const;
    expect(withKnownRisks({ [no.item]: no }, [no.item])[no.item]?.answer).toBe('no');
  });

  it('CH-11 records only what differs from the log', () => {
    const session = {
      ...openedSession(sessionId(1), '1', '0412'),
      checklist: { opioid: { item: 'opioid', answer: 'no', by, at: NOW } as const },
    };
    const answers = {
      opioid: { item: 'opioid', answer: 'no' },
      maoi: { item: 'maoi', answer: 'unknown', note: ' asks at home ' },
    } as const;
    expect(changedAnswers(session, answers)).toEqual([
      { item: 'maoi', answer: 'unknown', note: 'asks at home' },
    ]);
  });
});
