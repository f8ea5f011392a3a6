import { describe, expect, it } from 'vitest';
import { delivered } from '../infusion/delivered.ts';
import { expectedWaste, wasteRemark } from './expected-waste.ts';
import {
  type LooseCommand,
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
  prepared,
  recovering,
  type Visit,
} from './visit.fixture.ts';

const rate = (rateMlPerH: number): LooseCommand => ({
  type: 'change-rate',
  rateMlPerH,
  reason: 'dizzy',
});
const bolus = (mg: number): LooseCommand => ({ type: 'give-bolus', mg, reason: 'ordered' });
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

  it('VT-15 is asked about where more than 1 mg/kg has been given with it', () => {
    const visit = infusing();
    expect(refusalOf(visit.try(bolus(52.6), 30 * MIN))).toBe('accepted');
    expect(refusalOf(visit.try(bolus(1), 30 * MIN))).toBe('amount-unusual');
    const confirmed: LooseCommand = {
      type: 'give-bolus',
      mg: 1,
      reason: 'ordered',
      confirmed: true,
    };
    visit.do(confirmed, 30 * MIN);
  });

  it('VT-16 each nasal device is one: no pump, no rate, no question about the weight', () => {
    const visit = nasal();
    expect(visit.current().infusion).toMatchObject({
      route: 'nasal',
      rates: [],
      plannedMinutes: 10,
    });
    visit.do(bolus(28), 10 * MIN);
    visit.do(bolus(28), 15 * MIN);
    visit.do(bolus(28), 20 * MIN);
    expect(givenMg(visit, 12)).toBe(28);
    expect(givenMg(visit, 20)).toBe(84);
    expect(visit.current().infusion).not.toHaveProperty('lot');
    const device = { type: 'give-bolus', mg: 28, reason: 'as ordered' } as const;
    for (const lot of ['S7', 'S7', 'S8']) visit.do({ ...device, lot }, 20 * MIN);
    expect(visit.current().infusion?.lot).toBe('S7, S8');
    expect(visit.current().infusion?.boluses.map(({ lot }) => lot ?? null)).toEqual([
      ...[null, null, null, 'S7', 'S7', 'S8'],
    ]);
    expect(refusalOf(visit.try(rate(20), 21 * MIN))).toBe('rate-not-charted');
  });
});

function nasal(): Visit {
  const visit = prepared('order');
  visit.do({ type: 'write-order', order: NASAL }, 5 * MIN);
  visit.do({ type: 'sign-order', order: visit.current().seq }, 6 * MIN, PROVIDER);
  visit.do(BEGIN, 10 * MIN);
  return visit;
}

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
    visit.do(waste(5), 51 * MIN);
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

  it('VT-18 that cannot be by the log is said, never stopped', () => {
    const visit = infusing();
    visit.do(STOP, 30 * MIN);
    const now = T0 + 31 * MIN;
    expect(expectedWaste(visit.current(), now)).toBe(17.5);
    expect(wasteRemark(visit.current(), 18.5, now)).toBeNull();
    expect(wasteRemark(visit.current(), 18.6, now)).toContain('By the log 17.5 mg are left');
    visit.do(waste(17.5), 31 * MIN);
    expect(expectedWaste(visit.current(), now)).toBe(0);
    visit.do(waste(100), 31 * MIN);
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
