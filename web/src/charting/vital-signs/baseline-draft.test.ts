import { describe, expect, it } from 'vitest';
import { baselineDraft, median } from './baseline-draft.ts';

const NOW = 10_000_000;
const min = 60_000;
const cuff = (minutesAgo: number, sys: number, dia: number) => ({
  t: NOW - minutesAgo * min,
  sys,
  dia,
  map: null,
});
const none = { t: [], v: [] };
const values = (age: number, ...v: number[]) => ({ t: v.map((_, i) => NOW - age + i), v });

describe('baseline draft', () => {
  it('UI-48 takes the median of the cuff readings where there are two or more', () => {
    const cuffs = [cuff(20, 140, 90), cuff(10, 120, 80), cuff(5, 126, 82)];
    expect(baselineDraft({ rate: none, spo2: none, cuffs }, NOW)).toEqual({
      baseline: { sys: 126, dia: 82 },
      cuffs: 3,
    });
    expect(median([120, 127])).toBe(124);
  });

  it('UI-48 takes the one cuff reading there is, and leaves out what is too old', () => {
    const draft = baselineDraft(
      { rate: none, spo2: none, cuffs: [cuff(45, 150, 95), cuff(2, 120, 80)] },
      NOW,
    );
    expect(draft).toEqual({ baseline: { sys: 120, dia: 80 }, cuffs: 1 });
  });

  it('UI-48 drafts nothing for a vital without a current value', () => {
    const current = baselineDraft({ rate: values(5_000, 70, 72, 90), spo2: none, cuffs: [] }, NOW);
    expect(current.baseline).toEqual({ hr: 72 });
    const gone = baselineDraft({ rate: values(11_000, 70), spo2: none, cuffs: [] }, NOW);
    expect(gone.baseline).toEqual({});
  });
});
