import { describe, expect, it } from 'vitest';
import { CHECKLIST } from '../screening/checklist.ts';
import { allergiesSchema, birthProblem, patientDocumentSchema } from './patient.ts';
import { newWeightSchema, weightQuestion } from './weight.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const patient = {
  ...{ recordNumber: '0412', name: 'Patient 0412', dateOfBirth: '1980-02-29', sex: 'unknown' },
  ...{ allergies: 'unknown', riskFactors: [] },
};
const takes = (more: object) => patientDocumentSchema.safeParse({ ...patient, ...more }).success;

describe('registration of a patient', () => {
  it('PT-01 needs a record number, a name and a date of birth that the calendar has', () => {
    expect(takes({})).toBe(true);
    expect(takes({ name: ' ' })).toBe(false);
    expect(takes({ recordNumber: '' })).toBe(false);
    expect(takes({ recordNumber: 'x'.repeat(41) })).toBe(false);
    expect(takes({ dateOfBirth: '1981-02-29' })).toBe(false);
    expect(takes({ sex: 'not asked' })).toBe(false);
    expect(takes({ name: 'Patient \0' })).toBe(false);
  });

  it('PT-01 refuses a birth to come and one before anybody', () => {
    expect(birthProblem('2026-01-05', '2026-01-05')).toBeNull();
    expect(birthProblem('2026-01-06', '2026-01-05')).toBe('lies in the future');
    expect(birthProblem('1896-12-31', '2026-01-05')).toBeNull();
    expect(birthProblem('1895-12-31', '2026-01-05')).toContain('more than 130 years');
  });

  it('PT-02 keeps "none", "unknown" and a list of allergies apart', () => {
    const substances = { list: [{ substance: 'latex', reaction: 'rash' }] };
    for (const good of ['unknown', { none: true }, substances]) {
      expect(allergiesSchema.parse(good)).toEqual(good);
    }
    for (const bad of ['none', { none: false }, { list: [] }, { none: true, ...substances }, {}]) {
      expect([bad, allergiesSchema.safeParse(bad).success]).toEqual([bad, false]);
    }
  });

  it('PT-02 takes risk factors from the screening checklist, each once', () => {
    const [first, second] = CHECKLIST.map(({ id }) => id);
    expect(takes({ riskFactors: [first, second] })).toBe(true);
    expect(takes({ riskFactors: [first, first] })).toBe(false);
    expect(takes({ riskFactors: ['bad-luck'] })).toBe(false);
  });
});

describe('weights', () => {
  it('PT-09 takes 20 to 300 kg', () => {
    const kg = (value: number) => newWeightSchema.safeParse({ id: ID, kg: value }).success;
    expect([19.9, 20, 300, 300.1].map(kg)).toEqual([false, true, true, false]);
  });

  it('PT-09 asks again outside 45 to 115 kg, and where it differs by more than a tenth', () => {
    expect(weightQuestion(44.9, null)).toContain('outside 45 to 115 kg');
    expect(weightQuestion(45, null)).toBeNull();
    expect(weightQuestion(115, null)).toBeNull();
    expect(weightQuestion(115.1, null)).toContain('outside');
    expect(weightQuestion(88, 80)).toBeNull();
    expect(weightQuestion(88.1, 80)).toContain('The last weight was 80 kg');
    expect(weightQuestion(71.9, 80)).toContain('Is 71.9 kg right?');
  });
});
