import type { InterventionEntry } from '@chairside/shared/session/entries';
import { describe, expect, it } from 'vitest';
import { draftOfIntervention, emptyIntervention, interventionOf } from './intervention-draft.ts';

const GIVEN: readonly InterventionEntry[] = [
  {
    kind: 'drug',
    drug: { name: 'ondansetron', dose: 4, unit: 'mg', route: 'iv', site: 'left hand' },
    note: 'slowly',
    answers: { effects: [7], alarms: ['a1'] },
  },
  { kind: 'oxygen', oxygen: { lPerMin: 4, device: 'mask' } },
  { kind: 'other', note: 'window opened' },
  { kind: 'reassurance' },
];

describe('what was done, as its form holds it', () => {
  it.each(GIVEN)('CH-05 a correction begins with all that was charted: $kind', (entry) => {
    expect(interventionOf(draftOfIntervention(entry))).toEqual(entry);
  });

  it('CH-05 every field can be corrected', () => {
    const [drug] = GIVEN;
    if (drug === undefined) throw new Error('no drug');
    const draft = draftOfIntervention(drug);
    const corrected = interventionOf({ ...draft, drug: { ...draft.drug, dose: 8 }, effects: [9] });
    expect(corrected?.drug?.dose).toBe(8);
    expect(corrected?.answers).toEqual({ effects: [9], alarms: ['a1'] });
  });

  it('CH-257 no flow is said by an empty field; zero is taken off', () => {
    const oxygen = (lPerMin: number | null, device: string) =>
      interventionOf({ ...emptyIntervention([]), kind: 'oxygen', oxygen: { lPerMin, device } });
    expect(oxygen(null, 'nasal cannula')).toBeNull();
    expect(oxygen(2, ' ')).toBeNull();
    expect(oxygen(2, 'nasal cannula')?.oxygen).toEqual({ lPerMin: 2, device: 'nasal cannula' });
    expect(oxygen(0, '')?.oxygen?.lPerMin).toBe(0);
  });

  it('says nothing while something is missing', () => {
    const empty = emptyIntervention([]);
    expect(interventionOf(empty)).toBeNull();
    expect(interventionOf({ ...empty, kind: 'drug' })).toBeNull();
    expect(interventionOf({ ...empty, kind: 'other' })).toBeNull();
    expect(interventionOf({ ...empty, kind: 'oxygen' })).toBeNull();
    expect(interventionOf({ ...empty, kind: 'position' })).toEqual({ kind: 'position' });
  });
});
