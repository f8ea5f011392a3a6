import { randomUUID } from 'node:crypto';
import { checksDue } from '@chairside/shared/session/checks';
import type { SessionDetail } from '@chairside/shared/wire/http';
import { preparationSteps } from '@chairside/simulators/demo/demo-visit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChartCommand } from '../support/chart.ts';
import { VisitClinic } from '../support/visit-clinic.ts';

const RESTING = { hr: 71, spo2: 98, rr: 14, sys: 126, dia: 80 };

let clinic: VisitClinic;
let session: string;
beforeEach(async () => {
  clinic = await VisitClinic.open();
});
afterEach(() => clinic.close());

async function seat(recordNumber: string): Promise<{ patientId: string; courseId: string }> {
  session = randomUUID();
  const who = await clinic.patient(recordNumber);
  await clinic.nurse.must(session, {
    ...{ type: 'open', chairId: clinic.chairs[0]?.id ?? '', patientRef: recordNumber, ...who },
    identifiers: ['name', 'date-of-birth'],
  });
  return who;
}

const given = async () => {
  const log = await clinic.nurse.log(session);
  const moment = log.findLast(({ body }) => 'delivered' in body)?.body;
  return moment !== undefined && 'delivered' in moment ? moment.delivered : undefined;
};

const refused = async (command: ChartCommand): Promise<string> => {
  const charted = await clinic.nurse.once(session, command);
  return charted.ok ? '' : charted.problem.detail;
};

function readyToLeave(): ChartCommand[] {
  const parts = { 'vital-signs': 2, ambulation: 2, 'nausea-vomiting': 2, pain: 2, bleeding: 2 };
  return [
    { type: 'record-vitals', values: { sys: 128, dia: 82, spo2: 98, hr: 70, onAir: true } },
    { type: 'assess', assessment: { scale: 'padss', parts } },
    { type: 'assess', assessment: { scale: 'moaas', score: 5 } },
    { type: 'assess', assessment: { scale: 'dissociation', score: 0 } },
    {
      ...{ type: 'prepare-discharge', escort: 'Sibling', instructionsGiven: true },
      ...{ nextAppointment: { at: null, note: 'by phone' }, followUpCall: { at: null } },
    },
  ];
}

const CLOSE = { type: 'close', outcome: 'discharged' } as const;

describe('each kind of treatment, from the gate to the way home', () => {
  it('VS-12 by nose: no pump, each device with its lot, two hours from the last device', async () => {
    await seat('0431');
    const steps = preparationSteps({
      ...{ sex: 'female', kg: 70, regimen: 'depression', mgPerKg: 0.5, minutes: 40 },
      resting: RESTING,
    });
    const untilOrder = steps.findIndex(
      ({ command }) => typeof command !== 'function' && command.type === 'write-order',
    );
    await clinic.run(session, steps.slice(0, untilOrder));
    const order = { regimen: 'esketamine', route: 'nasal', drug: 'esketamine' } as const;
    const written = await clinic.nurse.must(session, {
      ...{
        type: 'write-order',
        order: { ...order, weightKg: 70, weightBasis: 'actual', doseMg: 56 },
      },
    });
    await clinic.provider.must(session, {
      ...{ type: 'sign-order', order: written.events[0]?.seq ?? 0 },
    });
    const pump = { rateMlPerH: 1, volumeMl: 1, concentrationMgPerMl: 1, pump: 'P', lot: 'L' };
    expect(await refused({ type: 'program-pump', program: pump })).not.toBe('');
    expect(await refused({ type: 'start-infusion' })).toBe('');
    const device = { type: 'give-bolus', mg: 28, reason: 'As ordered', lot: 'S7' } as const;
    await clinic.nurse.must(session, device);
    clinic.minutes(5);
    await clinic.nurse.must(session, { ...device, lot: 'S8' });
    expect(await refused({ ...device, lot: 'S9' })).toContain('All 2 devices of the order');
    expect(await refused({ ...device, mg: 840 })).toContain('A device holds 28 mg');
    await clinic.nurse.must(session, { type: 'stop-infusion', reason: 'completed' });
    await clinic.nurse.must(session, { type: 'observe-effect', term: 'nausea', severity: 'mild' });
    expect(await given()).toMatchObject({ mg: 56 });
    const { state } = await clinic.get<SessionDetail>(`/api/sessions/${session}`);
    expect(state.infusion).toMatchObject({ route: 'nasal', lot: 'S7, S8' });
    const effect = state.effects[0]?.seq ?? 0;
    clinic.minutes(119);
    await clinic.nurse.must(session, { type: 'update-effect', effect, change: 'resolved' });
    for (const command of readyToLeave()) await clinic.nurse.must(session, command);
    expect(await refused(CLOSE)).toContain('119 of 120 min');
    clinic.minutes(1);
    expect(await refused(CLOSE)).toBe('');
  });

  it('DO-237 a push far beyond is agreed to by a second person at the same screen', async () => {
    await seat('0434');
    await clinic.run(
      session,
      preparationSteps({
        ...{ sex: 'female', kg: 70, regimen: 'depression', mgPerKg: 0.5, minutes: 40 },
        resting: RESTING,
      }),
    );
    await clinic.nurse.must(session, { type: 'start-infusion' });
    clinic.minutes(40);
    // 35 mg are in; 35 + 105.7 = 140.7 mg, 2.01 mg/kg.
    const push = { type: 'give-bolus', mg: 105.7, minutes: 60, reason: 'As ordered' } as const;
    expect(await refused(push)).toContain('140.7 mg (2.01 mg/kg) is given in total');
    const confirmed = { ...push, confirmed: true };
    expect(await refused(confirmed)).toContain('nother person');
    const self = { userName: 'nurse-a', password: clinic.password };
    expect(await clinic.nurse.secondPerson(session, self, confirmed)).toMatchObject({ ok: false });
    const other = { userName: 'nurse-b', password: clinic.password };
    const agreed = await clinic.nurse.secondPerson(session, other, confirmed);
    expect(agreed).toMatchObject({ ok: true });
    const log = await clinic.nurse.log(session);
    const given = log.find(({ body }) => body.type === 'bolus-given');
    expect(given?.body).toMatchObject({ minutes: 60, beside: { kind: 'user', name: 'Nurse' } });
  });

  it('VS-12 for pain: four hours at 0.35 mg/kg/h, with a pause and another rate, checked all the while', async () => {
    await seat('0432');
    await clinic.run(
      session,
      preparationSteps({
        ...{ sex: 'female', kg: 80, regimen: 'pain', mgPerKg: 1.4, minutes: 240 },
        resting: RESTING,
      }),
    );
    await clinic.nurse.must(session, { type: 'start-infusion' });
    const note = () => clinic.nurse.must(session, { type: 'intervene', kind: 'reassurance' });
    clinic.minutes(60);
    await note();
    expect(await given()).toEqual({ mg: 28, ml: 28 });
    await clinic.nurse.must(session, { type: 'pause-infusion', reason: 'Vital signs' });
    clinic.minutes(15);
    await note();
    expect(await given()).toEqual({ mg: 28, ml: 28 });
    await clinic.nurse.must(session, { type: 'resume-infusion' });
    await clinic.nurse.must(session, { type: 'change-rate', rateMlPerH: 14, reason: 'Sleepy' });
    clinic.minutes(120);
    const detail = await clinic.get<SessionDetail>(`/api/sessions/${session}`);
    const due = checksDue(detail.state, null, detail.protocol, clinic.clock.now());
    expect(due.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['cuff', 'sedation', 'dissociation']),
    );
    expect(clinic.chair(0).alarms.map(({ key }) => key)).toContain('technical:cuff-overdue');
    await clinic.nurse.must(session, { type: 'stop-infusion', reason: 'completed' });
    await note();
    expect(await given()).toEqual({ mg: 56, ml: 56 });
    const { events } = await clinic.nurse.must(session, { type: 'record-waste', mg: 56, ml: 56 });
    const witness = { type: 'witness-waste', waste: events[0]?.seq ?? 0 } as const;
    expect(await refused(witness)).toContain('nother person');
    clinic.minutes(60);
    for (const command of readyToLeave()) await clinic.nurse.must(session, command);
    expect(await refused(CLOSE)).toMatch(/witness/i);
    const other = { userName: 'nurse-b', password: clinic.password };
    expect(await clinic.nurse.secondPerson(session, other, witness)).toMatchObject({ ok: true });
    expect(await refused(CLOSE)).toBe('');
  });

  it('VT-41 a course that is over is no longer opened, on the running server either', async () => {
    const { patientId, courseId } = await seat('0433');
    await clinic.nurse.must(session, { type: 'close' });
    const course = await clinic.get<{ courses: { version: number }[] }>(
      `/api/patients/${patientId}`,
    );
    await clinic.endCourse(patientId, courseId, course.courses[0]?.version ?? 1);
    const charted = await clinic.nurse.once(randomUUID(), {
      ...{ type: 'open', chairId: clinic.chairs[0]?.id ?? '', patientRef: '0433' },
      ...{ patientId, courseId, identifiers: ['name', 'date-of-birth'] },
    });
    expect(charted).toMatchObject({ ok: false, problem: { refusal: 'course-over' } });
  });
});
