import { describe, expect, it } from 'vitest';
import { readAnswers, readOrder } from './kept-preparation.ts';
import { emptyOrder } from './order-draft.ts';

const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what a reload left of the checklist or the order', () => {
  it('CH-23 is read back as it was', () => {
    const answers = { glaucoma: { item: 'glaucoma', answer: 'no', note: 'asked twice' } };
    expect(readAnswers(again(answers))).toEqual(answers);
    const order = { ...emptyOrder(70), mgPerKg: 0.4, note: 'slow' };
    expect(readOrder(70)(again(order))).toEqual(order);
  });

  it('CH-23 is not taken where it has another shape', () => {
    expect(readAnswers({ glaucoma: { item: 'glaucoma', answer: 'maybe' } })).toBeNull();
    expect(readOrder(70)({ ...emptyOrder(70), regimen: 'other' })).toBeNull();
    expect(readOrder(70)(null)).toBeNull();
  });

  it('CH-23 an order goes by the weight that is recorded now, whatever it was when it was typed', () => {
    const typed = again(emptyOrder(70));
    expect(readOrder(74)(typed)?.weightKg).toBe(74);
    expect(readOrder(null)(typed)?.weightKg).toBe(70);
  });
});
