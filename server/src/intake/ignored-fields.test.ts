import { MAX_IGNORED } from '@chairside/shared/wire/monitor';
import { describe, expect, it } from 'vitest';
import { ignoredFields } from './ignored-fields.ts';

const of = (...readings: object[]) => ignoredFields({ readings });
const unknown = (count: number, from = 0) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${from + index}`, 1]));

describe('names that the protocol does not know', () => {
  it('IN-141 are told each once, with the part in which they stand', () => {
    const first = { t: 1, hr: 70, HR: 70, nibp: { sys: 120, mean: 90 }, status: { SpO2: 'off' } };
    expect(of(first, { t: 2, HR: 71, Pulse: 70 })).toEqual([
      ...['HR', 'nibp.mean', 'status.SpO2', 'Pulse'],
    ]);
  });

  it('IN-141 are none where all is known, or a part is missing', () => {
    expect(of({ t: 1, hr: 70, nibp: { sys: 120, dia: 80 }, status: { hr: 'ok' } })).toEqual([]);
    expect(of({ t: 1, nibp: null, status: null }, { t: 2 })).toEqual([]);
  });

  it('IN-146 are told up to a number, each up to a length, and never with half a character', () => {
    expect(of(unknown(MAX_IGNORED - 1))).toHaveLength(MAX_IGNORED - 1);
    const all = of(unknown(MAX_IGNORED + 5), { last: 1 });
    expect(all).toEqual(Object.keys(unknown(MAX_IGNORED)));
    const inTwo = of(unknown(MAX_IGNORED - 1), { nibp: unknown(3), late: 1 });
    expect(inTwo).toHaveLength(MAX_IGNORED);
    expect(inTwo.at(-1)).toBe('late');
    expect(of({ ['y'.repeat(90)]: 1 })).toEqual(['y'.repeat(40)]);
    expect(of({ [`${'y'.repeat(39)}\u{1F600}`]: 1 })).toEqual([`${'y'.repeat(39)}\uFFFD`]);
  });
});
