import { randomUUID } from 'node:crypto';
import type { PatientStore } from '@chairside/server/store/ports/patients';
import type { Indication } from '@chairside/shared/patients/indications';
import type { Allergies, PatientDocument } from '@chairside/shared/patients/patient';
import { DEFAULT_SCHEDULE_TEMPLATES } from '@chairside/shared/patients/schedule-templates';
import type { Actor } from '@chairside/shared/people/roles';
import { addDays, civilDateAt } from '@chairside/shared/time/calendar';

interface DemoPatient {
  readonly recordNumber: string;
  readonly dateOfBirth: string;
  readonly sex: PatientDocument['sex'];
  readonly kg: number;
  readonly indication: Indication;
  /** Id of one of the shipped templates. */
  readonly template: string;
  /** Days before today on which the course began. */
  readonly begun: number;
  readonly allergies?: Allergies;
  readonly riskFactors?: readonly string[];
}

const demo = (
  recordNumber: string,
  [dateOfBirth, sex, kg]: readonly [string, PatientDocument['sex'], number],
  [indication, template, begun]: readonly [Indication, string, number],
  more: Pick<DemoPatient, 'allergies' | 'riskFactors'> = {},
): DemoPatient => ({
  ...{ recordNumber, dateOfBirth, sex, kg, indication, template, begun },
  ...more,
});

const SERIES = 'five-weeks-and-maintenance';
const NONE = { none: true } as const;

/** References, no people: the first six sit in the chairs of the demo. */
const PATIENTS: readonly DemoPatient[] = [
  demo('0412', ['1984-03-11', 'female', 71], ['major-depression', SERIES, 9], { allergies: NONE }),
  demo('0388', ['1967-10-02', 'male', 88], ['ptsd', SERIES, 0], {
    allergies: { list: [{ substance: 'Penicillin', reaction: 'rash' }] },
    riskFactors: ['high-blood-pressure'],
  }),
  demo('0421', ['1991-07-24', 'female', 64], ['anxiety', SERIES, 16], { allergies: NONE }),
  demo('0405', ['1978-12-30', 'male', 93], ['bipolar-disorder', SERIES, 23], {
    allergies: NONE,
    riskFactors: ['mental-health-history'],
  }),
  demo('0397', ['1959-05-17', 'unknown', 67], ['crps', 'pain-ten-days', 4]),
  demo('0416', ['1988-01-05', 'female', 59], ['depression', 'six-infusions', 7], {
    allergies: { list: [{ substance: 'Latex' }] },
  }),
  demo('0362', ['1971-08-19', 'male', 82], ['chronic-pain', SERIES, 60], { allergies: NONE }),
  demo('0371', ['1995-11-08', 'other', 76], ['ocd', SERIES, 35], { allergies: NONE }),
  demo('0379', ['1963-02-26', 'female', 70], ['neuropathic-pain', SERIES, 90]),
  demo('0384', ['2000-02-29', 'male', 79], ['mood-disorder', SERIES, 12], { allergies: NONE }),
];

/** Where a session of the demo belongs. */
export interface SeededPatient {
  readonly patientId: string;
  readonly courseId: string;
}

export interface DemoPatientsDeps {
  readonly patients: PatientStore;
  readonly clinic: { readonly id: number; readonly timeZone: string };
  readonly by: Actor;
  /** Epoch ms. */
  readonly now: number;
}

/** Registers what is missing of the demo's patients, and answers all of them by record number. */
export async function seedDemoPatients(
  deps: DemoPatientsDeps,
): Promise<ReadonlyMap<string, SeededPatient>> {
  const seeded = new Map<string, SeededPatient>();
  for (const planned of PATIENTS) {
    seeded.set(planned.recordNumber, await seedPatient(deps, planned));
  }
  return seeded;
}

async function seedPatient(deps: DemoPatientsDeps, planned: DemoPatient): Promise<SeededPatient> {
  const { patients, clinic } = deps;
  const patientId = (await known(deps, planned)) ?? (await register(deps, planned));
  const course = (await patients.detail(clinic.id, patientId))?.courses[0];
  return { patientId, courseId: course?.id ?? (await beginCourse(deps, planned, patientId)) };
}

async function known(deps: DemoPatientsDeps, planned: DemoPatient): Promise<string | undefined> {
  const search = planned.recordNumber;
  const found = await deps.patients.list(deps.clinic.id, { search, limit: 100 });
  return found.patients.find(({ recordNumber }) => recordNumber === search)?.id;
}

async function register(deps: DemoPatientsDeps, planned: DemoPatient): Promise<string> {
  const { patients, clinic, by, now } = deps;
  const { recordNumber, dateOfBirth, sex, kg } = planned;
  const id = randomUUID();
  const document: PatientDocument = {
    ...{ recordNumber, name: `Patient ${recordNumber}`, dateOfBirth, sex },
    allergies: planned.allergies ?? 'unknown',
    riskFactors: [...(planned.riskFactors ?? [])],
  };
  await patients.savePatient(clinic.id, id, { version: 1, at: now, by, document });
  const weight = { id: randomUUID(), kg, at: now, by, sessionId: null };
  await patients.addWeight(clinic.id, id, weight, now);
  return id;
}

async function beginCourse(
  deps: DemoPatientsDeps,
  { indication, template, begun }: DemoPatient,
  patientId: string,
): Promise<string> {
  const { patients, clinic, by, now } = deps;
  const schedule = DEFAULT_SCHEDULE_TEMPLATES.templates.find(({ id }) => id === template)?.schedule;
  if (!schedule) throw new Error(`there is no schedule template ${template}`);
  const startedOn = addDays(civilDateAt(now, clinic.timeZone), -begun);
  const id = randomUUID();
  await patients.saveCourse(
    clinic.id,
    { id, patientId },
    { version: 1, at: now, by, document: { indication, schedule, startedOn, status: 'active' } },
  );
  return id;
}
