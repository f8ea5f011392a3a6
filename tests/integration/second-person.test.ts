import { randomUUID } from 'node:crypto';
import { preparationSteps } from '@chairside/simulators/demo/demo-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartCommand } from '../support/chart.ts';
import { VisitClinic } from '../support/visit-clinic.ts';

const STEPS = preparationSteps({
  ...{ sex: 'female', kg: 70, regimen: 'depression', mgPerKg: 0.5, minutes: 40 },
  resting: { hr: 71, spo2: 98, rr: 14, sys: 126, dia: 80 },
});
const PROGRAMMED = STEPS.slice(0, -1);
const CHECK = { type: 'check-pump', rateMlPerH: 52.5, volumeMl: 35 } as const;

describe('a second person at the same screen', () => {
  let clinic: VisitClinic;
  let session: string;
  beforeAll(async () => {
    clinic = await VisitClinic.open();
    session = randomUUID();
    const { patientId, courseId } = await clinic.patient('0412');
    await clinic.nurse.must(session, {
      ...{ type: 'open', chairId: clinic.chairs[0]?.id ?? '', patientRef: '0412' },
      ...{ patientId, courseId, identifiers: ['name', 'date-of-birth'] },
    });
    await clinic.run(session, PROGRAMMED);
  });
  afterAll(() => clinic.close());

  const ask = (userName: string, command: ChartCommand, password = clinic.password) =>
    clinic.nurse.secondPerson(session, { userName, password }, command);

  it('ID-12 checks the pump under their own name, once, and the nurse stays signed in', async () => {
    const command = { ...CHECK, id: randomUUID() };
    const wrong = await ask('nurse-b', command, 'a wrong password');
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'wrong-credentials' } });
    const same = await ask('nurse', { ...CHECK, id: randomUUID() });
    expect(same).toMatchObject({ ok: false, problem: { refusal: 'second-person-needed' } });
    const first = await ask('nurse-b', command);
    expect(first).toMatchObject({ ok: true });
    expect(await ask('nurse-b', command)).toEqual(first);
    const log = await clinic.nurse.log(session);
    expect(log.filter(({ body }) => body.type === 'pump-checked')).toMatchObject([
      { by: { kind: 'user', name: 'Nurse B', role: 'nurse' } },
    ]);
    const noted = await clinic.nurse.must(session, { type: 'add-note', text: 'still here' });
    expect(noted.events[0]?.by).toMatchObject({ name: 'Nurse' });
    expect(JSON.stringify(log)).not.toContain(clinic.password);
  });

  it("ID-12 a provider decides at the nurse's screen what a nurse may not", async () => {
    const items = ['allergies'];
    const override = { type: 'override-gate', items, reason: 'seen', id: randomUUID() } as const;
    const asNurse = await ask('nurse-b', override);
    expect(asNurse).toMatchObject({ ok: false, problem: { status: 422 } });
    const started = await clinic.nurse.must(session, { type: 'start-infusion' });
    expect(started.events[0]?.by).toMatchObject({ name: 'Nurse' });
    await clinic.nurse.must(session, { type: 'stop-infusion', reason: 'patient-request' });
    const close = {
      type: 'close',
      outcome: 'discharged',
      override: 'well, seen',
      id: randomUUID(),
    } as const;
    expect(await ask('nurse-b', close)).toMatchObject({ ok: false });
    expect(await ask('provider', close)).toMatchObject({ ok: true });
    const closed = (await clinic.nurse.log(session)).at(-1);
    expect(closed).toMatchObject({
      ...{ by: { name: 'Provider', role: 'provider' } },
      body: { type: 'session-closed' },
    });
  });

  it('ID-12 nothing else is charted that way', async () => {
    const note = { type: 'add-note', text: 'not mine', id: randomUUID() } as const;
    expect(await ask('nurse-b', note)).toMatchObject({
      ok: false,
      problem: { code: 'bad-request' },
    });
  });
});
