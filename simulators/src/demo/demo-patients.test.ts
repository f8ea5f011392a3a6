import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import { courseDocumentSchema } from '@chairside/shared/patients/course';
import { patientDocumentSchema } from '@chairside/shared/patients/patient';
import type { Actor } from '@chairside/shared/people/roles';
import { ageAt } from '@chairside/shared/time/calendar';
import { describe, expect, it } from 'vitest';
import { seedDemoPatients } from './demo-patients.ts';

const NURSE: Actor = { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' };
const NOW = Date.UTC(2026, 0, 5, 9);

describe('patients of the demo', () => {
  it('PT-21 are references with a plausible age, a weight and a course; a second time adds nothing', async () => {
    const { patients, clinics } = createFakeStore();
    const clinic = await clinics.create({ name: 'Demo clinic', timeZone: 'Europe/Berlin' });
    const deps = { patients, clinic, by: NURSE, now: NOW };
    const seeded = await seedDemoPatients(deps);
    expect([...seeded.keys()].slice(0, 6)).toEqual([
      ...['0412', '0388', '0421', '0405', '0397', '0416'],
    ]);
    for (const [reference, { patientId, courseId }] of seeded) {
      const detail = await patients.detail(clinic.id, patientId);
      if (!detail) throw new Error(`${reference} is missing`);
      const { patient, courses, weights } = detail;
      expect(patient).toMatchObject({ recordNumber: reference, name: `Patient ${reference}` });
      expect(patientDocumentSchema.safeParse(patient).success).toBe(true);
      const age = ageAt(patient.dateOfBirth, '2026-01-05') ?? 0;
      expect(age > 18 && age < 80).toBe(true);
      expect(courses.map(({ id }) => id)).toEqual([courseId]);
      expect(courseDocumentSchema.safeParse(courses[0]).success).toBe(true);
      expect(weights).toHaveLength(1);
    }
    expect(await seedDemoPatients({ ...deps, now: NOW + 86_400_000 })).toEqual(seeded);
    expect((await patients.list(clinic.id, { limit: 100 })).patients).toHaveLength(seeded.size);
  });
});
