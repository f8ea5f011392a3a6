import { randomUUID } from 'node:crypto';
import { expectedWaste } from '@chairside/shared/session/expected-waste';
import { refusal } from '@chairside/shared/session/refusals';
import type { SessionDetail } from '@chairside/shared/wire/http';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { preparationSteps } from '@chairside/simulators/demo/demo-visit';
import { afterEach, describe, expect, it } from 'vitest';
import type { Chart, ChartCommand } from '../support/chart.ts';
import { faultsOf } from '../support/log-proof.ts';
import { VisitClinic } from '../support/visit-clinic.ts';

let clinic: VisitClinic;
afterEach(() => clinic.close());

const RESTING = { hr: 71, spo2: 98, rr: 14, sys: 126, dia: 80 };
const PREPARED = preparationSteps({
  ...{ sex: 'female', kg: 70, regimen: 'depression', mgPerKg: 0.5, minutes: 40 },
  resting: RESTING,
});

/** Code and sentence of a refusal; null for a yes. */
async function asked(
  chart: Chart,
  session: string,
  command: ChartCommand,
): Promise<[string | undefined, string] | null> {
  const charted = await chart.once(session, command);
  return charted.ok ? null : [charted.problem.refusal, charted.problem.detail];
}

/** The same after a restart: what the log says, what screens are shown, what calls. */
async function survivesRestart(session: string, chair = 0): Promise<void> {
  clinic.clock.advance(1_000);
  const detail = () => clinic.get<SessionDetail>(`/api/sessions/${session}`);
  const before = { detail: await detail(), chair: clinic.chair(chair) };
  const { alarms, cuffs, session: shown } = before.chair;
  await clinic.restart();
  expect(await detail()).toEqual(before.detail);
  const after = clinic.chair(chair);
  expect({ alarms: after.alarms, cuffs: after.cuffs, shown: after.session }).toEqual({
    ...{ alarms, cuffs, shown },
  });
}

const gateSays = (missing: string) => [
  'gate-not-passed',
  inEnglish.text(refusal('gate-not-passed', missing).message),
];

const seqOf = async (session: string, type: string) =>
  (await clinic.nurse.log(session)).findLast(({ body }) => body.type === type)?.seq ?? 0;

describe('a visit over HTTP', () => {
  it('VS-01 VS-03 VS-08 goes from the screening to the discharge, and through three restarts', async () => {
    clinic = await VisitClinic.open();
    const { nurse } = clinic;
    const session = randomUUID();
    const { patientId, courseId } = await clinic.patient('0412');
    const open = {
      ...{ type: 'open' as const, chairId: clinic.chairs[0]?.id ?? '', patientRef: '0412' },
      ...{ patientId, courseId },
    };
    expect(await asked(nurse, session, open)).toEqual([
      'identity-not-checked',
      'Compare two identifiers with the patient, such as name and date of birth, before charting under their name.',
    ]);
    await nurse.must(session, { ...open, identifiers: ['name', 'date-of-birth'] });
    expect(clinic.chair(0).session).toMatchObject({
      patient: { id: patientId, recordNumber: '0412', name: 'Patient 0412' },
      course: { id: courseId, number: 1, planned: 3 },
    });
    const elsewhere = { ...open, chairId: clinic.chairs[1]?.id ?? '' };
    expect(
      (await asked(nurse, randomUUID(), { ...elsewhere, identifiers: ['name', 'photo'] }))?.[0],
    ).toBe('patient-in-another-chair');

    const start = { type: 'start-infusion' } as const;
    const [code, missing] = (await asked(nurse, session, start)) ?? [];
    expect(code).toBe('gate-not-passed');
    expect(missing).toContain("Today's weight is missing. The order is missing.");
    expect(missing?.endsWith(inEnglish.text(refusal('gate-not-passed').message))).toBe(true);

    // All but the second person at the pump.
    await clinic.run(session, PREPARED.slice(0, -1));
    const check = PREPARED.at(-1)?.command;
    if (typeof check !== 'object' || check.type !== 'check-pump') throw new Error('no check');
    expect(await asked(nurse, session, start)).toEqual(
      gateSays('A second person has to check the pump.'),
    );
    expect((await asked(nurse, session, check))?.[0]).toBe('second-person-needed');
    await nurse.must(session, {
      type: 'answer-checklist',
      answers: [{ item: 'fasting-kept', answer: 'no', note: 'tea at 7' }],
    });
    await clinic.other.must(session, check);
    const fasting =
      'Fasted as the clinic asks: no. A full stomach and vomiting endanger the airway.';
    expect(await asked(nurse, session, start)).toEqual(gateSays(fasting));
    await survivesRestart(session);

    const override = {
      type: 'override-gate' as const,
      items: ['fasting'],
      reason: 'Clear fluid only, four hours ago.',
    };
    expect((await asked(clinic.nurse, session, override))?.[0]).toBe('provider-not-named');
    await clinic.nurse.must(session, { ...override, provider: 'Provider' });
    await clinic.nurse.must(session, start);
    expect(clinic.chair(0).session?.infusion).toMatchObject({
      ...{ doseMg: 35, plannedMinutes: 40, regimen: 'depression', lot: 'LOT-2207' },
      rates: [{ mlPerH: 52.5 }],
    });

    clinic.minutes(10);
    await clinic.nurse.must(session, {
      ...{ type: 'observe-effect', term: 'nausea', severity: 'mild', rating: 4 },
      source: 'patient-reported',
    });
    const nausea = await seqOf(session, 'effect-observed');
    const [effect] = clinic.chair(0).session?.effects ?? [];
    expect(effect).toMatchObject({ seq: nausea, severity: 'mild' });
    const charted = (await clinic.nurse.log(session)).find(({ seq }) => seq === nausea);
    // Ten minutes of 52.5 mL/h at 1 mg/mL.
    expect(charted?.body).toMatchObject({
      ...{ infusedMs: 600_000, delivered: { mg: 8.75, ml: 8.75 } },
    });
    await clinic.nurse.must(session, { type: 'change-rate', rateMlPerH: 42, reason: 'nausea' });
    await clinic.nurse.must(session, {
      ...{ type: 'give-bolus', mg: 2, ml: 2, minutes: 1, reason: 'ordered', confirmed: true },
    });
    clinic.minutes(5);
    await clinic.other.must(session, {
      ...{ type: 'update-effect', effect: nausea, change: 'worsened', severity: 'moderate' },
    });
    await clinic.nurse.must(session, { type: 'assess', assessment: { scale: 'nausea', score: 6 } });
    await clinic.nurse.must(session, {
      ...{ type: 'intervene', kind: 'drug', answers: { effects: [nausea] } },
      drug: { name: 'ondansetron', dose: 4, unit: 'mg', route: 'iv' },
    });
    await clinic.nurse.must(session, {
      ...{ type: 'note-response', intervention: await seqOf(session, 'intervention-made') },
      response: 'better after ten minutes',
    });
    // By hand, far above the baseline: an alarm as from a monitor.
    await clinic.nurse.must(session, { type: 'record-vitals', values: { sys: 186, dia: 114 } });
    const pressure = clinic.chair(0).alarms.find(({ key }) => key.startsWith('sys:'));
    expect(pressure).toMatchObject({ kind: 'physiological', value: 186 });
    await clinic.measure(0, { nibp: { sys: 150, dia: 92 }, spo2: 97, hr: 84 });
    await clinic.nurse.must(session, { type: 'pause-infusion', reason: 'pressure' });
    await survivesRestart(session);
    expect(clinic.chair(0).cuffs?.map(({ sys }) => sys)).toEqual([150]);

    clinic.minutes(4);
    await clinic.nurse.must(session, { type: 'resume-infusion' });
    await clinic.nurse.must(session, {
      ...{ type: 'update-effect', effect: nausea, change: 'resolved', outcome: 'gone' },
    });
    clinic.minutes(20);
    await clinic.nurse.must(session, { type: 'stop-infusion', reason: 'completed' });
    const stopped = clinic.chair(0).session;
    const left = stopped === null ? null : expectedWaste(stopped, clinic.clock.now());
    if (left === null) throw new Error('the log does not say what is left');
    await clinic.nurse.must(session, { type: 'record-waste', mg: Math.round(left * 10) / 10 });
    const witness = {
      type: 'witness-waste',
      waste: await seqOf(session, 'waste-recorded'),
    } as const;
    expect((await asked(clinic.nurse, session, witness))?.[0]).toBe('second-person-needed');
    await clinic.provider.must(session, witness);
    await survivesRestart(session);

    const close = { type: 'close', outcome: 'discharged' } as const;
    clinic.minutes(30);
    const [refused, sentence] = (await asked(clinic.nurse, session, close)) ?? [];
    expect(refused).toBe('not-ready-for-discharge');
    expect(sentence).toMatch(/^Not met: Time under observation \(30 of 60 min since the end\); /);
    clinic.minutes(31);
    for (const command of readyToLeave()) await clinic.nurse.must(session, command);
    const running = clinic.server.picture.chair(clinic.clinicId, clinic.chairs[0]?.id ?? '');
    expect(running?.session?.phase).toBe('recovery');
    expect((await asked(clinic.nurse, session, close))?.[1]).toMatch(
      /^Not met: No open critical alarm \(1 open\)\./,
    );
    const unanswered = clinic
      .chair(0)
      .alarms.filter(({ kind, tier }) => kind === 'physiological' && tier === 'critical');
    for (const { id: alarmId } of unanswered) {
      await clinic.nurse.must(session, { type: 'acknowledge-alarm', alarmId });
    }
    expect(await asked(clinic.nurse, session, close)).toBeNull();

    expect(clinic.chair(0).session).toBeNull();
    const { state, protocol } = await clinic.get<SessionDetail>(`/api/sessions/${session}`);
    expect(state).toMatchObject({ phase: 'closed', outcome: 'discharged' });
    expect(protocol.gate?.requirements.length).toBeGreaterThan(5);
    expect(faultsOf(await clinic.nurse.log(session))).toEqual([]);
    const { weights, courses, sessions } = await clinic.get<{
      weights: { kg: number; sessionId: string }[];
      courses: { given: number }[];
      sessions: { id: string; criticalAlarms: number }[];
    }>(`/api/patients/${patientId}`);
    expect(weights).toMatchObject([{ kg: 70, sessionId: session }]);
    expect(courses).toMatchObject([{ given: 1 }]);
    expect(sessions).toMatchObject([{ id: session }]);
  });

  it('VS-09 lets somebody leave against advice with a note, and calls an emergency by name', async () => {
    clinic = await VisitClinic.open();
    const { nurse } = clinic;
    const session = await clinic.openFor('0388');
    await clinic.run(session, PREPARED);
    await nurse.must(session, { type: 'start-infusion' });
    clinic.minutes(12);
    await nurse.must(session, { type: 'stop-infusion', reason: 'patient-request' });
    const leave = { type: 'close', outcome: 'left-against-advice' } as const;
    expect((await asked(nurse, session, leave))?.[0]).toBe('note-missing');
    await nurse.must(session, { ...leave, note: 'Left with a friend, advised to stay.' });
    const first = await clinic.get<SessionDetail>(`/api/sessions/${session}`);
    expect(first.state).toMatchObject({ outcome: 'left-against-advice', phase: 'closed' });

    const urgent = await clinic.openFor('0421');
    await clinic.run(urgent, PREPARED);
    await nurse.must(urgent, { type: 'start-infusion' });
    clinic.minutes(6);
    expect((await asked(nurse, urgent, { type: 'close', outcome: 'emergency' }))?.[0]).toBe(
      'still-infusing',
    );
    await nurse.must(urgent, { type: 'stop-infusion', reason: 'vital-signs' });
    expect((await asked(nurse, urgent, { type: 'close', outcome: 'emergency' }))?.[0]).toBe(
      'not-escalated',
    );
    await nurse.must(urgent, { type: 'escalate-emergency', reason: 'Not rousable.' });
    await nurse.must(urgent, { type: 'close', outcome: 'emergency', note: 'Taken to hospital.' });
    expect(clinic.chair(0).session).toBeNull();
    const calm = await clinic.openFor('0405');
    await nurse.must(calm, { type: 'close' });
    expect((await clinic.get<SessionDetail>(`/api/sessions/${calm}`)).state.outcome).toBe(
      'cancelled',
    );
  });

  it('VS-10 is measured in elapsed time through both nights of daylight saving', async () => {
    // 01:30 in Berlin: half an hour before the clock goes forward, and ninety minutes before it goes back.
    for (const at of [Date.UTC(2026, 2, 29, 0, 30), Date.UTC(2026, 9, 24, 23, 30)]) {
      clinic = await VisitClinic.open({ at });
      const session = await clinic.openFor('0397');
      await clinic.run(session, PREPARED);
      await clinic.nurse.must(session, { type: 'start-infusion' });
      clinic.minutes(40);
      await clinic.nurse.must(session, { type: 'stop-infusion', reason: 'completed' });
      clinic.minutes(59);
      const close = { type: 'close', outcome: 'discharged' } as const;
      expect((await asked(clinic.nurse, session, close))?.[1]).toContain('59 of 60 min');
      clinic.minutes(1);
      expect((await asked(clinic.nurse, session, close))?.[1]).not.toContain('Time under');
      await clinic.nurse.must(session, { type: 'add-note', text: 'ready' });
      const note = (await clinic.nurse.log(session)).at(-1)?.body;
      expect(note).toMatchObject({ type: 'note-added' });
      const { infusion } = clinic.chair(0).session ?? {};
      expect((infusion?.stoppedAt ?? 0) - (infusion?.startedAt ?? 0)).toBe(40 * 60_000);
      await clinic.close();
    }
    clinic = await VisitClinic.open();
  });
});

function readyToLeave(): ChartCommand[] {
  const parts = { 'vital-signs': 2, ambulation: 2, 'nausea-vomiting': 2, pain: 2, bleeding: 2 };
  return [
    { type: 'assess', assessment: { scale: 'padss', parts } },
    { type: 'assess', assessment: { scale: 'moaas', score: 5 } },
    { type: 'assess', assessment: { scale: 'dissociation', score: 0 } },
    { type: 'record-vitals', values: { sys: 128, dia: 82, spo2: 98, hr: 70, onAir: true } },
    {
      ...{ type: 'prepare-discharge', escort: 'Sibling', instructionsGiven: true },
      ...{ nextAppointment: { at: null, note: 'by phone' }, followUpCall: { at: null } },
    },
  ];
}
