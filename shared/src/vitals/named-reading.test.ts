import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNALS, VITALS } from './catalogue.ts';
import { fromNamed, type NamedReading, toNamed } from './named-reading.ts';
import { statusIn, VITAL_STATUSES, valueIn } from './reading.ts';

const BARE = { seq: 1, t: 5, at: 4, arrivedAt: 6, late: false, values: {}, status: {} };

const anyReading: fc.Arbitrary<NamedReading> = fc.record(
  {
    ...{ seq: fc.nat(), t: fc.integer(), at: fc.integer(), arrivedAt: fc.integer() },
    late: fc.boolean(),
    values: fc.dictionary(fc.constantFrom(...SIGNALS), fc.integer({ min: 0, max: 300 })),
    status: fc.dictionary(fc.constantFrom(...VITALS), fc.constantFrom(...VITAL_STATUSES)),
    nibpAt: fc.integer(),
    invalid: fc.constant({ hr: 'x', battery: '?' }),
    source: fc.string(),
    battery: fc.nat({ max: 100 }),
    unknown: fc.constant({ 42: 350 }),
  },
  { requiredKeys: ['seq', 't', 'at', 'arrivedAt', 'late', 'values', 'status'] },
);

describe('a reading by numbers and by names', () => {
  it('VI-600 goes from names to numbers and back as it is', () => {
    fc.assert(
      fc.property(anyReading, (named) => {
        expect(toNamed(fromNamed(named))).toEqual(named);
      }),
    );
  });

  it('VI-600 has the same fields and as many places whatever it says', () => {
    fc.assert(
      fc.property(anyReading, (named) => {
        const [bare, said] = [fromNamed(BARE), fromNamed(named)];
        expect(Object.keys(said)).toEqual(Object.keys(bare));
        expect(said.values).toHaveLength(bare.values.length);
        expect(said.statuses).toHaveLength(bare.statuses.length);
      }),
    );
  });

  it('VI-600 what it does not say is null, never zero', () => {
    const { values, statuses, ...others } = fromNamed({ ...BARE, values: { rr: 0 } });
    expect([valueIn(values, 'rr'), valueIn(values, 'hr')]).toEqual([0, null]);
    expect(statusIn(statuses, 'hr')).toBeNull();
    expect(others).toMatchObject({ nibpAt: null, invalid: null, source: null, battery: null });
  });
});
