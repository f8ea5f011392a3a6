import { describe, expect, it } from 'vitest';
import { readAnswers, readNumber, readOrder, readParts, readVitals } from './kept-fields.ts';
import { emptyOrder } from './order-draft.ts';

const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what a reload left of a form', () => {
  it('CH-23 is read back as it was', () => {
    const answers = { glaucoma: { item: 'glaucoma', answer: 'no', note: 'asked twice' } };
    expect(readAnswers(again(answers))).toEqual(answers);
    expect(readNumber(again(71.5))).toBe(71.5);
    expect(readVitals(again({ sys: 128, dia: 82 }))).toEqual({ sys: 128, dia: 82 });
    expect(readParts(again({ activity: 2, breathing: 1 }))).toEqual({ activity: 2, breathing: 1 });
    const order = { ...emptyOrder(70), mgPerKg: 0.4, note: 'slow' };
    expect(readOrder(70)(again(order))).toEqual(order);
  });

  it('CH-23 is not taken where it has another shape', () => {
    expect(readAnswers({ glaucoma: { item: 'glaucoma', answer: 'maybe' } })).toBeNull();
    expect(readNumber('71')).toBeNull();
    expect(readParts({ activity: 'good' })).toBeNull();
    expect(readOrder(70)({ ...emptyOrder(70), regimen: 'other' })).toBeNull();
    expect(readOrder(70)(null)).toBeNull();
  });

  it('CH-23 an order goes by the weight that is recorded now, whatever it was when it was typed', () => {
    const typed = again(emptyOrder(70));
    expect(readOrder(74)(typed)?.weightKg).toBe(74);
    expect(readOrder(null)(typed)?.weightKg).toBe(70);
  });
});
