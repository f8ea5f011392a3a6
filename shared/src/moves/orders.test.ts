import { describe, expect, it } from 'vitest';
import type { OrderInput } from '../infusion/order.ts';
import { inEnglish } from '../wording/in-english.ts';
import type { LooseCommand } from './session.fixture.ts';
import { PROVIDER, refusalOf, T0 } from './session.fixture.ts';
import {
  CHECK,
  infusing,
  MIN,
  NASAL,
  NURSE_TWO,
  ORDER,
  PROGRAM,
  PROVIDER_TWO,
  prepared,
  seated,
  type Visit,
} from './visit.fixture.ts';

const write = (change: Partial<OrderInput> = {}): LooseCommand => ({
  type: 'write-order',
  order: { ...ORDER, ...change },
});
const sign = (visit: Visit): LooseCommand => ({
  type: 'sign-order',
  order: visit.current().order?.seq ?? 1,
});
/** 2.1 mg/kg in as many minutes as usual: a second person has to agree, and the rate is high. */
const VERY_HIGH = { mgPerKg: 2.1, doseMg: 147, volumeMl: 147, rateMlPerH: 220.5 };
const REASON = 'as discussed';

describe('the order', () => {
  it('VT-10 is asked about where it is unusual, and taken with a reason for each', () => {
    const visit = seated();
    const high = { mgPerKg: 1.1, doseMg: 77, volumeMl: 77, rateMlPerH: 115.5 };
    const decision = visit.try(write(high), 5 * MIN);
    expect(refusalOf(decision)).toBe('order-not-confirmed');
    expect(decision.ok ? '' : inEnglish.text(decision.refusal.message)).toContain(
      '1.1 mg/kg is more than 1 mg/kg',
    );
    const one = [{ code: 'dose-high', reason: REASON }];
    expect(refusalOf(visit.try(write({ ...high, confirmed: one }), 5 * MIN))).toBe(
      'order-not-confirmed',
    );
    const both = [...one, { code: 'rate-high', reason: REASON }];
    expect(refusalOf(visit.try(write({ ...high, confirmed: both }), 5 * MIN))).toBe('accepted');
  });

  it('VT-10 that is impossible is taken with no reason, and says all that is wrong', () => {
    const wrong = { doseMg: 350, rateMlPerH: 5 };
    const confirmed = [
      'arithmetic-dose',
      'arithmetic-volume',
      'arithmetic-rate',
      'dose-very-high',
    ].map((code) => ({ code, reason: REASON }));
    const decision = seated().try(write({ ...wrong, confirmed }), 5 * MIN);
    expect(refusalOf(decision)).toBe('order-impossible');
    const said = decision.ok ? '' : inEnglish.text(decision.refusal.message);
    expect(said).toContain('70 kg x 0.5 mg/kg is 35 mg');
    expect(said).toContain('35 mL in 40 min need 52.5 mL/h');
  });

  it('VT-11 is signed by a provider, the newest one, once', () => {
    const visit = seated();
    expect(refusalOf(visit.try({ type: 'sign-order', order: 1 }, 5 * MIN, PROVIDER))).toBe(
      'no-order',
    );
    visit.do(write(), 5 * MIN);
    const first = sign(visit);
    expect(refusalOf(visit.try(first, 5 * MIN))).toBe('provider-signs');
    visit.do(write({ note: 'changed' }), 6 * MIN);
    expect(refusalOf(visit.try(first, 7 * MIN, PROVIDER))).toBe('order-replaced');
    const early = { ...sign(visit), at: T0 + 6 * MIN - 1 };
    expect(refusalOf(visit.try(early, 7 * MIN, PROVIDER))).toBe('before-last-entry');
    visit.do(sign(visit), 7 * MIN, PROVIDER);
    expect(visit.try(sign(visit), 8 * MIN, PROVIDER_TWO)).toEqual({ ok: true, bodies: [] });
    expect(visit.current().order?.signed?.by).toEqual(PROVIDER);
  });

  it('VT-11 may be signed by who wrote it, unless a second person has to agree', () => {
    const own = seated();
    own.do(write(), 5 * MIN, PROVIDER);
    own.do(sign(own), 6 * MIN, PROVIDER);

    const visit = seated();
    const confirmed = ['dose-very-high', 'rate-high'].map((code) => ({ code, reason: REASON }));
    visit.do(write({ ...VERY_HIGH, confirmed }), 5 * MIN, PROVIDER);
    expect(refusalOf(visit.try(sign(visit), 6 * MIN, PROVIDER))).toBe('second-person-needed');
    visit.do(sign(visit), 6 * MIN, PROVIDER_TWO);
  });

  it('VT-11 an older one that comes in late replaces nothing', () => {
    const visit = prepared();
    const late = { ...write({ note: 'kept on a tablet' }), at: T0 + 5 * MIN - 1 };
    expect(refusalOf(visit.try(late, 9 * MIN))).toBe('before-last-entry');
  });

  it('VT-12 is what the pump is programmed with, within one percent', () => {
    const visit = prepared('pump');
    const program = (change: Partial<typeof PROGRAM>): LooseCommand => ({
      type: 'program-pump',
      program: { ...PROGRAM, ...change },
    });
    for (const [change, code] of [
      [{ rateMlPerH: 53.02 }, 'accepted'],
      [{ rateMlPerH: 53.1 }, 'pump-differs'],
      [{ rateMlPerH: 525 }, 'pump-differs'],
      [{ volumeMl: 36 }, 'pump-differs'],
      [{ concentrationMgPerMl: 2 }, 'pump-differs'],
    ] as const) {
      expect(refusalOf(visit.try(program(change), 7 * MIN)), JSON.stringify(change)).toBe(code);
    }
    const early = { ...program({}), at: T0 + 6 * MIN - 1 };
    expect(refusalOf(visit.try(early, 8 * MIN))).toBe('before-last-entry');
  });

  it('VT-12 is signed before the pump is programmed', () => {
    const visit = seated();
    expect(refusalOf(visit.try({ type: 'program-pump', program: PROGRAM }, 5 * MIN))).toBe(
      'no-order',
    );
    visit.do(write(), 5 * MIN);
    expect(refusalOf(visit.try({ type: 'program-pump', program: PROGRAM }, 5 * MIN))).toBe(
      'order-not-signed',
    );
  });

  it('VT-13 another person reads the pump, and reads the same', () => {
    const visit = prepared('pump');
    expect(refusalOf(visit.try(CHECK, 6 * MIN, NURSE_TWO))).toBe('pump-not-programmed');
    visit.do({ type: 'program-pump', program: PROGRAM }, 7 * MIN);
    expect(refusalOf(visit.try(CHECK, 8 * MIN))).toBe('second-person-needed');
    const misread: LooseCommand = { type: 'check-pump', rateMlPerH: 52.5, volumeMl: 350 };
    expect(refusalOf(visit.try(misread, 8 * MIN, NURSE_TWO))).toBe('pump-check-differs');
    const early = { ...CHECK, at: T0 + 7 * MIN - 1 };
    expect(refusalOf(visit.try(early, 8 * MIN, NURSE_TWO))).toBe('before-last-entry');
    visit.do(CHECK, 8 * MIN, NURSE_TWO);
    // Programmed anew, it is to be checked anew.
    visit.do({ type: 'program-pump', program: PROGRAM }, 9 * MIN);
    expect(visit.open(9 * MIN)).toEqual(['pump-check']);
  });

  it('VT-13 by nose needs no pump', () => {
    const visit = prepared('order');
    visit.do({ type: 'write-order', order: NASAL }, 5 * MIN);
    visit.do(sign(visit), 6 * MIN, PROVIDER);
    expect(refusalOf(visit.try({ type: 'program-pump', program: PROGRAM }, 7 * MIN))).toBe(
      'no-pump-needed',
    );
    expect(visit.open(8 * MIN)).toEqual([]);
  });

  it('VT-13 nothing of it changes once the infusion runs', () => {
    const visit = infusing();
    for (const command of [
      write(),
      sign(visit),
      { type: 'program-pump', program: PROGRAM } as const,
      CHECK,
    ]) {
      expect(refusalOf(visit.try(command, 11 * MIN, PROVIDER))).toBe('already-started');
    }
  });
});
