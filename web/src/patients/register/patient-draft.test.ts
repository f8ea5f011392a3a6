import { allergiesText } from '@chairside/shared/patients/allergies-text';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import { dateText } from '@chairside/shared/time/calendar';
import { describe, expect, it } from 'vitest';
import { changedFields, fieldText } from './document-text.ts';
import { mergeDocuments } from './merge-documents.ts';
import { documentOf, draftErrors, draftOf, EMPTY_DRAFT, fieldOf } from './patient-draft.ts';
import { ageText, dayText } from './patient-text.ts';

const TODAY = '2026-11-22';
const SOMEBODY: PatientDocument = {
  ...{ recordNumber: '0412', name: 'Patient 0412', dateOfBirth: '1984-03-11', sex: 'female' },
  allergies: { list: [{ substance: 'Latex' }, { substance: 'Penicillin', reaction: 'rash' }] },
  riskFactors: ['high-blood-pressure'],
};
const filled = { ...EMPTY_DRAFT, name: 'Patient 1', recordNumber: '1', dateOfBirth: '1984-03-11' };

describe('the registration form', () => {
  it('PW-01 holds a document and gives the same one back', () => {
    for (const allergies of [SOMEBODY.allergies, 'unknown', { none: true }] as const) {
      const document = { ...SOMEBODY, allergies };
      expect(documentOf(draftOf(document))).toEqual(document);
    }
  });

  it('PW-01 says at the field what is missing or cannot be', () => {
    expect(draftErrors(EMPTY_DRAFT, TODAY)).toEqual({
      recordNumber: "Enter the clinic's own number of the patient.",
      name: 'Enter the name.',
      dateOfBirth: 'Enter the date of birth.',
    });
    const born = (dateOfBirth: string) => draftErrors({ ...filled, dateOfBirth }, TODAY);
    expect(born(TODAY)).toEqual({});
    expect(born('2026-11-23').dateOfBirth).toMatch(/future/);
    expect(born('2026-02-30').dateOfBirth).toMatch(/not a date/);
    expect(born('1895-01-01').dateOfBirth).toMatch(/130 years/);
  });

  it('PW-02 an unanswered allergy is not known, an empty list is refused, and only an answer is none', () => {
    expect(documentOf(filled)?.allergies).toBe('unknown');
    const list = { ...filled, allergies: 'list' as const };
    expect(draftErrors(list, TODAY)).toHaveProperty('allergies');
    expect(documentOf(list)).toBeNull();
    const blank = { ...list, allergyList: [{ substance: ' ', reaction: 'rash' }] };
    expect(draftErrors(blank, TODAY)).toHaveProperty(['allergyList.0.substance']);
    expect(allergiesText('unknown')).toBe('Not known: nobody has asked');
    expect(allergiesText({ none: true })).toBe('None known');
    expect(allergiesText(SOMEBODY.allergies)).toBe('Latex, Penicillin (rash)');
  });

  it('PW-01 finds the field of what the server refuses', () => {
    expect(fieldOf('dateOfBirth')).toBe('dateOfBirth');
    expect(fieldOf('allergies.list.1.substance')).toBe('allergyList.1.substance');
    expect(fieldOf('body.recordNumber')).toBe('recordNumber');
  });

  it('PW-03 shows dates of the calendar and whole years', () => {
    expect(dateText('1984-03-01')).toBe('1 Mar 1984');
    expect(dayText('2026-11-23')).toBe('Mon 23 Nov 2026');
    expect(ageText('1984-11-23', TODAY)).toBe('41');
    expect(ageText('1984-11-22', TODAY)).toBe('42');
    expect(ageText('2026-11-23', TODAY)).toBe('--');
  });
});

describe('two people change one patient', () => {
  const saved = { ...SOMEBODY, name: 'Patient 0412 B', sex: 'other' as const };

  it('PW-04 keeps what only the other one changed, and names what both did', () => {
    const mine = { ...SOMEBODY, name: 'Patient 0412 C', recordNumber: '0413' };
    const { merged, both, theirs } = mergeDocuments(SOMEBODY, mine, saved);
    expect(both).toEqual(['name']);
    expect(theirs).toEqual(['sex']);
    expect(merged).toEqual({ ...saved, name: 'Patient 0412 C', recordNumber: '0413' });
  });

  it('PW-04 the same change made twice is no conflict', () => {
    const { merged, both } = mergeDocuments(SOMEBODY, saved, saved);
    expect(both).toEqual([]);
    expect(merged).toEqual(saved);
  });

  it('PW-05 a version shows what it changed, in words', () => {
    expect(changedFields(saved, SOMEBODY)).toEqual(['name', 'sex']);
    expect(changedFields(SOMEBODY, undefined)).toHaveLength(7);
    expect(fieldText(SOMEBODY, 'riskFactors')).toBe('High blood pressure');
    expect(fieldText({ ...SOMEBODY, riskFactors: [] }, 'riskFactors')).toBe('None registered');
  });
});
