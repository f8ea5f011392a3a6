import { describe, expect, it } from 'vitest';
import { type LooseCommand, refusalOf, T0 } from '../moves/session.fixture.ts';
import {
  answer,
  infusing,
  MIN,
  OPEN_KNOWN,
  PATIENT,
  seated,
  Visit,
} from '../moves/visit.fixture.ts';
import type { Allergies } from '../patients/patient.ts';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../protocols/defaults/second-edition.ts';
import { inEnglish } from '../wording/in-english.ts';
import { givenSoFar } from './drug-questions.ts';
import type { InterventionEntry } from './entries.ts';

type Drug = NonNullable<InterventionEntry['drug']>;

const midazolam = (dose: number, more: Partial<Drug> = {}): Drug => ({
  ...{ name: 'midazolam', dose, unit: 'mg', route: 'iv', ...more },
});
const give = (drug: Drug, confirmed: readonly string[] = []): LooseCommand => ({
  ...{ type: 'intervene', kind: 'drug', drug },
  confirmed: confirmed.map((code) => ({ code, reason: 'provider ordered' })),
});
const said = (visit: Visit, command: LooseCommand, now: number) => {
  const decision = visit.try(command, now);
  return decision.ok ? '' : inEnglish.text(decision.refusal.message);
};

function visitOf(born = '1980-02-29', allergies?: Allergies): Visit {
  const visit = new Visit();
  visit.document = { ...DEFAULT_PROTOCOL_V2 };
  const patient = { ...PATIENT, dateOfBirth: born, ...(allergies ? { allergies } : {}) };
  visit.must(OPEN_KNOWN, 0, { ...visit.more(), patient });
  visit.do(answer('opioid', 'no'), MIN);
  return visit;
}

describe('a drug before it is charted', () => {
  it.each([
    // Born 29 Feb 1980; the sessions of the tests are in 2026: 46 years.
    ['1980-02-29', 2.5, ''],
    ['1980-02-29', 2.51, '2.51 mg is more than 2.5 mg a dose.'],
    // 60 and 59 years old on the day of the session.
    ['born 60 years ago', 1.5, ''],
    ['born 60 years ago', 1.6, '1.6 mg is more than 1.5 mg a dose (from 60 years).'],
    ['born a day later', 1.6, ''],
  ])('DO-240 midazolam for who was born %s: %s mg', (whose, dose, expected) => {
    const day = new Date(T0).toISOString().slice(0, 10);
    const sixty = `${Number(day.slice(0, 4)) - 60}${day.slice(4)}`;
    const later = new Date(Date.parse(sixty) + 86_400_000).toISOString().slice(0, 10);
    const born = { 'born 60 years ago': sixty, 'born a day later': later }[whose] ?? whose;
    expect(said(visitOf(born), give(midazolam(dose)), 2 * MIN)).toContain(expected);
    if (expected === '') {
      expect(said(visitOf(born), give(midazolam(dose)), 2 * MIN)).toBe('');
    }
  });

  it('DO-240 beside an opioid, answered or charted, the smaller cap counts; what is not known counts as well', () => {
    const taken = visitOf();
    taken.do(answer('opioid', 'yes'), MIN);
    expect(said(taken, give(midazolam(2)), 2 * MIN)).toContain('1.5 mg a dose (beside an opioid)');
    const charted = visitOf();
    charted.do(give({ name: 'Fentanyl', dose: 25, unit: 'mcg', route: 'iv' }), MIN);
    expect(said(charted, give(midazolam(2)), 2 * MIN)).toContain('(beside an opioid)');
    const unasked = seated();
    unasked.document = DEFAULT_PROTOCOL_V2;
    expect(said(unasked, give(midazolam(2)), 5 * MIN)).toContain('(opioids not answered)');
  });

  it('DO-240 compares by weight and in smaller units, and says where it cannot', () => {
    const of = (dose: number, unit: string) => {
      const visit = visitOf();
      visit.do({ type: 'record-weight', kg: 70, method: 'measured' }, MIN);
      return said(visit, give(midazolam(dose, { unit })), 2 * MIN);
    };
    // 0.035 mg/kg x 70 kg = 2.45 mg; 0.036 x 70 = 2.52 mg; 2,500 and 2,600 mcg are 2.5 and 2.6 mg.
    expect(of(0.035, 'mg/kg')).toBe('');
    expect(of(0.036, 'mg/kg')).toContain('2.52 mg');
    expect(of(2500, 'mcg')).toBe('');
    expect(of(2600, 'mcg')).toContain('2.6 mg');
    expect(of(1, 'mL')).toContain('cannot be compared with 2.5 mg');
  });

  it('DO-240 two minutes lie between two doses, and the running total is known', () => {
    const visit = visitOf();
    visit.do(give(midazolam(1)), 2 * MIN);
    const soon = said(visit, give(midazolam(1)), 4 * MIN - 1_000);
    expect(soon).toContain('The last dose was 119 s ago; 2 min lie between two.');
    visit.do(give(midazolam(1, { name: 'Versed', dose: 1.5 })), 4 * MIN);
    expect(givenSoFar(visit.current(), 'midazolam', T0 + 5 * MIN)).toEqual({
      ...{ doses: 2, mg: 2.5, lastAt: T0 + 4 * MIN },
    });
    expect(givenSoFar(visit.current(), 'naloxone', T0 + 5 * MIN)).toBeNull();
    // What is withdrawn was not given.
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'other chair' }, 5 * MIN);
    expect(givenSoFar(visit.current(), 'midazolam', T0 + 5 * MIN)?.mg).toBe(1);
  });

  it('DO-239 an allergy is said before the drug is charted, and charted with a reason', () => {
    const visit = visitOf('1980-02-29', { list: [{ substance: 'Zofran', reaction: 'rash' }] });
    const zofran: Drug = { name: 'ondansetron', dose: 4, unit: 'mg', route: 'iv' };
    expect(refusalOf(visit.try(give(zofran), 2 * MIN))).toBe('drug-not-confirmed');
    expect(said(visit, give(zofran), 2 * MIN)).toContain('Recorded allergy to Zofran (rash).');
    // A reason for something else is none for this.
    expect(refusalOf(visit.try(give(zofran, ['above-cap']), 2 * MIN))).toBe('drug-not-confirmed');
    visit.do(give(zofran, ['allergy']), 2 * MIN);
    expect(visit.current().interventions[0]?.entry.confirmed).toEqual([
      { code: 'allergy', reason: 'provider ordered' },
    ]);
    // The register may know more by now than the session did when it was opened.
    const now: Allergies = { list: [{ substance: 'labetalol' }] };
    const labetalol = give({ name: 'labetalol', dose: 10, unit: 'mg', route: 'iv' });
    expect(refusalOf(visit.give(labetalol, 3 * MIN, { ...visit.more(), allergies: now }))).toBe(
      'drug-not-confirmed',
    );
  });

  it('DO-239 a correction is asked the same, and is not its own dose before', () => {
    const visit = visitOf();
    visit.do(give(midazolam(1)), 2 * MIN);
    const amend = (dose: number): LooseCommand => ({
      ...{ type: 'amend-entry', seq: visit.current().interventions[0]?.seq ?? 0, reason: 'slip' },
      entry: { kind: 'intervention', intervention: { kind: 'drug', drug: midazolam(dose) } },
    });
    expect(refusalOf(visit.try(amend(10), 3 * MIN))).toBe('drug-not-confirmed');
    expect(refusalOf(visit.try(amend(2), 3 * MIN))).toBe('accepted');
  });

  it('DO-241 ketamine charted as a drug would not be counted, and is asked about', () => {
    const visit = infusing();
    for (const name of ['ketamine', 'Ketalar', 'esketamine']) {
      const drug: Drug = { name, dose: 10, unit: 'mg', route: 'im' };
      expect(said(visit, give(drug), 20 * MIN)).toContain('not counted in the dose');
      expect(refusalOf(visit.try(give(drug, ['not-counted']), 20 * MIN))).toBe('accepted');
    }
  });

  it('DO-242 the first edition keeps its list; the second has no promethazine and no dose of its own', () => {
    expect(DEFAULT_PROTOCOL.prn?.map(({ drug, dose }) => [drug, dose])).toEqual([
      ['ondansetron', undefined],
      ['promethazine', undefined],
      ['midazolam', 0.03],
      ['labetalol', undefined],
      ['hydralazine', undefined],
      ['clonidine', undefined],
    ]);
    const second = DEFAULT_PROTOCOL_V2.prn ?? [];
    expect(second.map(({ drug }) => drug)).toEqual([
      ...['ondansetron', 'midazolam', 'labetalol', 'hydralazine', 'clonidine'],
      ...['epinephrine', 'naloxone', 'flumazenil', 'glycopyrrolate'],
    ]);
    expect(second.every(({ dose }) => dose === undefined)).toBe(true);
  });
});
