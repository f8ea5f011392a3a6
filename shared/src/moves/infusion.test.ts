import { describe, expect, it } from 'vitest';
import { delivered } from '../infusion/delivered.ts';
import type { Actor } from '../people/roles.ts';
import { expectedWaste, wasteRemark } from '../session/expected-waste.ts';
import { inEnglish } from '../wording/in-english.ts';
import {
  type LooseCommand,
  NURSE,
  openedLog,
  PAUSE,
  PROVIDER,
  refusalOf,
  START,
  STOP,
  T0,
} from './session.fixture.ts';
import {
  BEGIN,
  infusing,
  MIN,
  NASAL,
  NURSE_TWO,
  ORDER,
  prepared,
  recovering,
  type Visit,
} from './visit.fixture.ts';

const rate = (rateMlPerH: number): LooseCommand => ({
  type: 'change-rate',
  rateMlPerH,
  reason: 'dizzy',
});
/** Over five minutes and looked at: at 70 kg slow enough up to 21.875 mg. */
const bolus = (mg: number, more: object = {}): LooseCommand => ({
  ...{ type: 'give-bolus', mg, minutes: 5, reason: 'ordered', confirmed: true, ...more },
});
const device = (more: object = {}): LooseCommand => ({
  ...{ type: 'give-bolus', mg: 28, reason: 'as ordered', ...more },
});
const at = (command: LooseCommand, minute: number): LooseCommand => ({
  ...command,
  at: T0 + minute * MIN,
});
const givenMg = (visit: Visit, minute: number) => {
  const { infusion } = visit.current();
  return infusion === null ? null : delivered(infusion, T0 + minute * MIN)?.mg;
};

describe('the rate', () => {
  it('VT-14 changes with a reason and counts from its time on', () => {
    const visit = infusing();
    visit.do(rate(26.25), 30 * MIN);
    expect(givenMg(visit, 30)).toBe(17.5);
    expect(givenMg(visit, 50)).toBe(26.25);
    expect(visit.events.at(-1)?.body).toMatchObject({
      ...{ from: 52.5, rateMlPerH: 26.25, reason: 'dizzy' },
      ...{ infusedMs: 20 * MIN, delivered: { mg: 17.5, ml: 17.5 } },
    });
    expect(refusalOf(visit.try(rate(26.25), 31 * MIN))).toBe('rate-unchanged');
    expect(refusalOf(visit.try(at(rate(30), 29), 31 * MIN))).toBe('before-last-rate');
  });

  it('VT-14 is asked about above 1.5 mg/kg/h, as in an order', () => {
    const visit = infusing();
    expect(refusalOf(visit.try(rate(525), 20 * MIN))).toBe('amount-unusual');
    expect(refusalOf(visit.try(rate(105.4), 20 * MIN))).toBe('amount-unusual');
    expect(refusalOf(visit.try(rate(105), 20 * MIN))).toBe('accepted');
    const confirmed: LooseCommand = {
      type: 'change-rate',
      rateMlPerH: 140,
      reason: 'as ordered',
      confirmed: true,
    };
    expect(refusalOf(visit.try(confirmed, 21 * MIN))).toBe('accepted');
  });

  it('VT-14 is not there where the infusion began without an order', () => {
    const log = openedLog();
    expect(refusalOf(log.give(rate(20), MIN))).toBe('not-started');
    log.must(START, MIN);
    expect(refusalOf(log.give(rate(20), 2 * MIN))).toBe('rate-not-charted');
  });

  it('VT-14 of a stopped infusion changes only as of before the stop', () => {
    const visit = recovering();
    expect(refusalOf(visit.try(rate(20), 51 * MIN))).toBe('already-stopped');
    visit.do(at(rate(20), 40), 51 * MIN);
    expect(givenMg(visit, 60)).toBe(29.583);
  });
});

describe('a bolus', () => {
  it('VT-15 counts at its time, while the infusion runs or is paused', () => {
    const visit = prepared();
    expect(refusalOf(visit.try(bolus(5), 9 * MIN))).toBe('not-started');
    visit.do(BEGIN, 10 * MIN);
    expect(refusalOf(visit.try(at(bolus(5), 9), 11 * MIN))).toBe('before-start');
    visit.do(bolus(5), 12 * MIN);
    visit.do(PAUSE, 20 * MIN);
    visit.do(bolus(5), 25 * MIN);
    expect(givenMg(visit, 26)).toBe(18.75);
  });

  it('VT-15 is charted after the stop only as given before it', () => {
    const visit = recovering();
    expect(refusalOf(visit.try(bolus(5), 51 * MIN))).toBe('already-stopped');
    expect(givenMg(visit, 51)).toBe(35);
    visit.do(at(bolus(5), 30), 51 * MIN);
    expect(givenMg(visit, 51)).toBe(40);
  });

  const asked = (visit: Visit, command: LooseCommand, minute: number) => {
    const decision = visit.try(command, minute * MIN);
    return decision.ok
      ? 'accepted'
      : `${decision.refusal.code}: ${inEnglish.text(decision.refusal.message)}`;
  };

  it('DO-237 is asked about each time, with all that is given by then and how fast', () => {
    const visit = infusing();
    // 20 of 40 min are 17.5 mg; 17.5 + 10 = 27.5 mg, / 70 kg = 0.39 mg/kg.
    expect(asked(visit, bolus(10, { confirmed: undefined }), 30)).toBe(
      'amount-unusual: With this bolus 27.5 mg (0.39 mg/kg) is given in total. The order has no bolus. Look at the number again, then confirm it or correct it.',
    );
    expect(asked(visit, bolus(10), 30)).toBe('accepted');
    // 10 mg / 0.5 min / 70 kg = 0.2857 mg/kg/min.
    const fast = asked(visit, bolus(10, { minutes: 0.5, confirmed: undefined }), 30);
    expect(fast).toContain('0.5 min is shorter than 1 min.');
    expect(fast).toContain('0.2857 mg/kg/min is more than 0.0625 mg/kg/min.');
    const unsaid = asked(visit, bolus(10, { minutes: undefined, confirmed: undefined }), 30);
    expect(unsaid).toContain('It is not said over how many minutes it is given.');
  });

  it('DO-237 35 mg on top of 35 mg is more than asked for, and 140.7 mg needs a second person', () => {
    const visit = infusing();
    // At 50 min all 35 mg are in: 35 + 35 = 70 mg, 1 mg/kg; 35.7 makes 70.7 mg, 1.01 mg/kg.
    expect(asked(visit, bolus(35, { confirmed: undefined }), 50)).toContain('70 mg (1 mg/kg)');
    expect(asked(visit, bolus(35.7, { confirmed: undefined }), 50)).toContain(
      '1.01 mg/kg is more than 1 mg/kg.',
    );
    // 35 + 105 = 140 mg, 2 mg/kg; 105.7 makes 140.7 mg, 2.01 mg/kg.
    const slow = { minutes: 60 };
    expect(asked(infusing(), bolus(105, slow), 50)).toBe('accepted');
    const beyond = asked(visit, bolus(105.7, slow), 50);
    expect(beyond).toContain('second-person-needed: With this bolus 140.7 mg (2.01 mg/kg)');
    const as = (by: Actor, beside: Actor) =>
      visit.give(bolus(105.7, slow), 50 * MIN, { ...visit.more(by), beside });
    expect(refusalOf(as(NURSE, NURSE))).toBe('second-person-needed');
    const agreed = as(PROVIDER, NURSE);
    expect(agreed.ok && agreed.bodies[0]?.body).toMatchObject({ beside: NURSE, minutes: 60 });
  });

  it('DO-238 in mg and mL of the syringe on the pump tells one story', () => {
    const visit = infusing();
    // 1 mg/mL: 5 mL hold 5 mg; 5 % of 10 mL are 0.5 mg.
    expect(asked(visit, bolus(5, { ml: 5 }), 30)).toBe('accepted');
    expect(asked(visit, bolus(5, { ml: 50 }), 30)).toContain(
      'amounts-differ: 50 mL of 1 mg/mL hold 50 mg, not 5 mg.',
    );
    expect(asked(visit, bolus(10.5, { ml: 10 }), 30)).toBe('accepted');
    expect(asked(visit, bolus(10.6, { ml: 10 }), 30)).toContain('amounts-differ');
  });

  it('VT-16 each nasal device is one, with its lot: no pump, no rate, no question about the weight', () => {
    const visit = nasal();
    expect(visit.current().infusion).toMatchObject({
      route: 'nasal',
      rates: [],
      plannedMinutes: 10,
    });
    visit.do(device({ lot: 'S7' }), 10 * MIN);
    visit.do(device({ lot: 'S8' }), 15 * MIN);
    expect(givenMg(visit, 12)).toBe(28);
    expect(givenMg(visit, 20)).toBe(56);
    expect(visit.current().infusion?.lot).toBe('S7, S8');
    expect(visit.current().infusion?.boluses.map(({ lot }) => lot)).toEqual(['S7', 'S8']);
    expect(refusalOf(visit.try(rate(20), 21 * MIN))).toBe('rate-not-charted');
  });

  it('DO-234 a device holds 28 mg, and none is taken beyond the order, however soon', () => {
    const visit = nasal();
    for (const mg of [27, 56, 84, 840]) {
      expect(refusalOf(visit.try({ ...device(), mg } as LooseCommand, 10 * MIN))).toBe(
        'device-dose',
      );
    }
    visit.do(device(), 10 * MIN);
    // Five minutes between two are told, not enforced: one second after is as it was given.
    visit.do(device(), 10 * MIN + 1_000);
    expect(asked(visit, device(), 10 + 2 / 60)).toContain(
      'order-given: All 2 devices of the order of 56 mg charted.',
    );
    expect(givenMg(visit, 20)).toBe(56);
  });
});

function nasal(): Visit {
  const visit = prepared('order');
  visit.do({ type: 'write-order', order: NASAL }, 5 * MIN);
  visit.do({ type: 'sign-order', order: visit.current().seq }, 6 * MIN, PROVIDER);
  visit.do(BEGIN, 10 * MIN);
  return visit;
}

describe('an order that was signed before the weight was known', () => {
  it('DO-236 is neither signed nor started once it is impossible', () => {
    const visit = prepared('weight', 'order');
    const ideal = {
      ...ORDER,
      weightBasis: 'ideal',
      weightKg: 114,
      doseMg: 57,
      volumeMl: 57,
    } as const;
    const confirmed = ['weight-basis-unlike'].map((code) => ({ code, reason: 'as ordered' }));
    const order = { ...ideal, rateMlPerH: 85.5, confirmed };
    visit.do({ type: 'write-order', order }, 5 * MIN);
    const { seq } = visit.current();
    const weigh: LooseCommand = { type: 'record-weight', kg: 70, method: 'measured' };
    const before = visit.try({ type: 'sign-order', order: seq }, 6 * MIN, PROVIDER);
    expect(refusalOf(before)).toBe('accepted');
    visit.do({ type: 'sign-order', order: seq }, 6 * MIN, PROVIDER);
    visit.do(weigh, 7 * MIN);
    expect(visit.open(7 * MIN)).toContain('order');
    visit.document = null;
    expect(refusalOf(visit.try(BEGIN, 8 * MIN))).toBe('order-impossible');
    expect(refusalOf(visit.try({ type: 'write-order', order }, 8 * MIN))).toBe('order-impossible');
  });
});

describe('the stop', () => {
  it('VT-17 comes after everything that was given', () => {
    const visit = infusing();
    visit.do(rate(40), 20 * MIN);
    expect(refusalOf(visit.try(at(STOP, 19), 30 * MIN))).toBe('before-last-rate');
    visit.do(bolus(5), 25 * MIN);
    expect(refusalOf(visit.try(at(STOP, 24), 30 * MIN))).toBe('before-last-rate');
    visit.do(at(STOP, 25), 30 * MIN);
  });
});

describe('waste', () => {
  const waste = (mg: number): LooseCommand => ({ type: 'record-waste', mg });

  it('VT-18 is seen by another person, and can be withdrawn', () => {
    const visit = recovering();
    expect(refusalOf(openedLog().give(waste(1), MIN))).toBe('nothing-to-waste');
    visit.do({ ...waste(5), confirmed: true } as LooseCommand, 51 * MIN);
    const { seq } = visit.current();
    const witness: LooseCommand = { type: 'witness-waste', waste: seq };
    expect(refusalOf(visit.try(witness, 52 * MIN))).toBe('second-person-needed');
    expect(refusalOf(visit.try(at(witness, 50), 52 * MIN, NURSE_TWO))).toBe('before-last-entry');
    visit.do(witness, 52 * MIN, NURSE_TWO);
    expect(visit.try(witness, 53 * MIN, PROVIDER)).toEqual({ ok: true, bodies: [] });
    visit.do({ type: 'withdraw-entry', seq, reason: 'of another syringe' }, 54 * MIN);
    expect(visit.current().waste).toMatchObject([{ mg: 5, withdrawn: true }]);
    expect(refusalOf(visit.try(witness, 55 * MIN, PROVIDER))).toBe('no-such-entry');
  });

  it('VT-18 that cannot be by the log is looked at again, and then taken', () => {
    const visit = infusing();
    visit.do(STOP, 30 * MIN);
    const now = T0 + 31 * MIN;
    expect(expectedWaste(visit.current(), now)).toBe(17.5);
    expect(wasteRemark(visit.current(), 18.5, now)).toBeNull();
    const remark = wasteRemark(visit.current(), 18.6, now);
    expect(remark && inEnglish.text(remark)).toContain('According to the log, 17.5 mg remains');
    visit.do(waste(17.5), 31 * MIN);
    expect(expectedWaste(visit.current(), now)).toBe(0);
    expect(refusalOf(visit.try(waste(100), 31 * MIN))).toBe('amount-unusual');
    visit.do({ ...waste(100), confirmed: true } as LooseCommand, 31 * MIN);
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'misread' }, 32 * MIN);
    expect(expectedWaste(visit.current(), now)).toBe(0);
  });

  it('VT-18 is not guessed where the dose given is not known', () => {
    const log = openedLog();
    log.must(START, MIN);
    expect(expectedWaste(log.current(), T0 + 2 * MIN)).toBeNull();
    expect(wasteRemark(log.current(), 500, T0 + 2 * MIN)).toBeNull();
  });
});
