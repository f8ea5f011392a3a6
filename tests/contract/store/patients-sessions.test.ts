import { randomUUID } from 'node:crypto';
import { PatientReadModel } from '@chairside/server/patients/patients.read-model';
import type { EventBody } from '@chairside/shared/moves/events';
import type { Actor } from '@chairside/shared/people/roles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { addChannel, makeWard, newWriter, refused, T0, type Ward, type Writer } from './ward.ts';

const NURSE: Actor = { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' };
const MINUTE = 60_000;

describe.each(HOMES)('patients in sessions on %s', (_name, open) => {
  let home: Home;
  let ward: Ward;
  beforeAll(async () => {
    home = await open();
    ward = await makeWard(home.store);
  });
  afterAll(() => home.close());

  async function treated(recordNumber: string) {
    const { patients } = home.store;
    const first = { version: 1, at: T0, by: NURSE };
    const person = { recordNumber, name: `Patient ${recordNumber}`, dateOfBirth: '1980-02-29' };
    const of = { id: randomUUID(), patientId: randomUUID() };
    await patients.savePatient(ward.clinicId, of.patientId, {
      ...first,
      document: { ...person, sex: 'unknown', allergies: 'unknown', riskFactors: [] },
    });
    await patients.saveCourse(ward.clinicId, of, {
      ...first,
      document: {
        ...{ indication: 'ptsd', startedOn: '2026-01-05', status: 'active' },
        schedule: [{ label: 'Week 1', every: 'week', times: 1, infusions: 3 }],
      },
    });
    const patient = { id: of.patientId, ...person };
    const course = { id: of.id, indication: 'ptsd', number: 1, planned: 3 };
    return { patient, course };
  }
  type Treated = Awaited<ReturnType<typeof treated>>;

  /** A session in a chair of its own, for this patient where one is given. */
  async function seated(who: Partial<Treated>, at = T0): Promise<Writer> {
    const chair = await home.store.clinics.createChair(ward.clinicId, randomUUID());
    const channel = await addChannel(home.store, ward);
    const writer = await newWriter(home.store, { ...ward, chair, channel });
    const { body } = writer.opened(at);
    writer.seq = 0;
    if (body.type !== 'session-opened') throw new Error('a session begins with its opening');
    await log(writer, { ...body, ...who }, at);
    return writer;
  }
  const log = (writer: Writer, body: EventBody, at: number) =>
    home.store.lane.events(writer.batch(writer.event(body, at)));
  const START: EventBody = { type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 };

  it('PT-18 refuses a second running session of a patient, also where they are identified later', async () => {
    const who = await treated('S-1');
    const first = await seated(who);
    expect(await refused(seated(who))).toBe('patient-in-another-chair');
    const nameless = await seated({}, T0 + 1);
    const identified: EventBody = {
      ...{ type: 'patient-identified', ...who, identifiers: ['name', 'date-of-birth'] },
    };
    expect(await refused(log(nameless, identified, T0 + 2))).toBe('patient-in-another-chair');
    nameless.seq -= 1;
    await log(first, { type: 'session-closed' }, T0 + MINUTE);
    await log(nameless, identified, T0 + 2 * MINUTE);
    const detail = await home.store.patients.detail(ward.clinicId, who.patient.id);
    expect(detail?.sessions).toMatchObject([
      { id: nameless.id, courseId: who.course.id, closedAt: null },
      { id: first.id, courseId: who.course.id, closedAt: T0 + MINUTE },
    ]);
  });

  it('PT-13 counts the sessions of a course that started an infusion, the present one last', async () => {
    const who = await treated('S-2');
    const model = new PatientReadModel(home.store.patients);
    const numberFor = async (session?: string) =>
      (await model.courseForSession(ward.clinicId, who.course.id, session))?.number;
    expect(await numberFor(randomUUID())).toBe(1);
    const given = await seated(who, T0);
    await log(given, START, T0 + MINUTE);
    expect([await numberFor(given.id), await numberFor()]).toEqual([1, 2]);
    await log(given, { type: 'infusion-stopped', reason: 'completed' }, T0 + 2 * MINUTE);
    await log(given, { type: 'session-closed' }, T0 + 3 * MINUTE);
    const cancelled = await seated(who, T0 + 4 * MINUTE);
    await log(cancelled, { type: 'session-closed' }, T0 + 5 * MINUTE);
    const present = await seated(who, T0 + 6 * MINUTE);
    expect(await numberFor(present.id)).toBe(2);
    const detail = await home.store.patients.detail(ward.clinicId, who.patient.id);
    expect(detail?.courses).toMatchObject([{ given: 1, planned: 3 }]);
    expect(detail?.sessions).toHaveLength(3);
  });
});
