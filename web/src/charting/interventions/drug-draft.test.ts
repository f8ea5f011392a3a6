import { DEFAULT_PRN } from '@chairside/shared/protocols/document/prn';
import { describe, expect, it } from 'vitest';
import { draftFrom, drugOf, EMPTY_DRUG } from './drug-draft.ts';

const prn = (name: string) => {
  const found = DEFAULT_PRN.find(({ drug }) => drug === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

describe('a drug from the list', () => {
  it('CH-06 works out a dose by weight and shows how', () => {
    const draft = draftFrom(prn('midazolam'), 70);
    expect(draft).toMatchObject({ dose: 2.1, unit: 'mg', route: 'iv' });
    expect(draft.worked).toBe('0.03 mg/kg x 70 kg');
  });

  it('CH-06 never invents a dose: none without a weight, none where the order says', () => {
    expect(draftFrom(prn('midazolam'), null)).toMatchObject({ dose: null, unit: 'mg' });
    expect(draftFrom(prn('ondansetron'), 70).dose).toBeNull();
  });

  it('CH-06 is complete with name, dose, unit and route', () => {
    expect(drugOf(EMPTY_DRUG)).toBeNull();
    expect(drugOf({ ...EMPTY_DRUG, name: 'ondansetron', dose: 0 })).toBeNull();
    expect(drugOf({ ...EMPTY_DRUG, name: 'ondansetron', dose: 4, site: ' left arm ' })).toEqual({
      ...{ name: 'ondansetron', dose: 4, unit: 'mg', route: 'iv', site: 'left arm' },
    });
  });
});
