import { describe, expect, it } from 'vitest';
import { type Height, newestHeight, registeredHeight } from './height.ts';
import type { PatientDocument } from './patient.ts';

const by = { kind: 'user', id: 'n', name: 'Nurse', role: 'nurse' } as const;
const document: PatientDocument = {
  ...{ recordNumber: '1', name: 'A', dateOfBirth: '1980-01-01', sex: 'unknown' },
  ...{ allergies: 'unknown', riskFactors: [] },
};
/** Newest first, each an hour apart. */
const versions = (...heights: readonly (number | undefined)[]) =>
  heights.map((heightCm, index) => ({
    ...{ at: (heights.length - index) * 3_600_000, by },
    document: heightCm === undefined ? document : { ...document, heightCm },
  }));
const HOUR = 3_600_000;

describe('the height of a patient', () => {
  it.each<[string, ReturnType<typeof versions>, [number, number] | null]>([
    ['never registered', versions(undefined, undefined), null],
    ['registered at the first', versions(170), [170, HOUR]],
    ['carried through later versions', versions(170, 170, 170), [170, HOUR]],
    ['registered later', versions(170, 170, undefined), [170, 2 * HOUR]],
    ['corrected', versions(172, 170), [172, 2 * HOUR]],
    ['corrected and put back', versions(170, 172, 170), [170, 3 * HOUR]],
    ['taken out', versions(undefined, 170), null],
    ['no versions', [], null],
  ])('PT-360 is as old as the version that said so: %s', (_name, all, right) => {
    const found = registeredHeight(all);
    expect(found && [found.cm, found.at]).toEqual(right);
  });

  it('PT-360 the newest of register and session counts', () => {
    const registered: Height = { cm: 170, at: 2, by, sessionId: null };
    const measured: Height = { cm: 171, at: 3, by, sessionId: null };
    expect(newestHeight(registered, measured)).toBe(measured);
    expect(newestHeight({ ...registered, at: 4 }, measured)?.cm).toBe(170);
    expect(newestHeight(null, measured)).toBe(measured);
    expect(newestHeight(registered, null)).toBe(registered);
    expect(newestHeight(null, null)).toBeNull();
  });
});
