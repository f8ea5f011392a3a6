import { randomUUID } from 'node:crypto';
import type { EventBody } from '@chairside/shared/moves/events';
import { alarmAt } from '@chairside/shared/moves/session.fixture';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { addChannel, makeWard, newWriter, openSession, refused, T0, type Ward } from './ward.ts';

const document = (recordNumber: string): PatientDocument => ({
  ...{ recordNumber, name: `Patient ${recordNumber}`, dateOfBirth: '1980-02-29', sex: 'unknown' },
  ...{ allergies: 'unknown', riskFactors: [] },
});

describe.each(HOMES)('a visit on %s', (_name, open) => {
  let home: Home;
  let ward: Ward;
  beforeAll(async () => {
    home = await open();
    ward = await makeWard(home.store);
  });
  afterAll(() => home.close());

  const registered = async () => {
    const id = randomUUID();
    const saved = { version: 1, at: T0, by: { kind: 'engine' as const }, document: document(id) };
    return home.store.patients.savePatient(ward.clinicId, id, saved);
  };
  const identified = ({ id, recordNumber, name, dateOfBirth }: PatientDocument & { id: string }) =>
    ({
      type: 'patient-identified',
      patient: { id, recordNumber, name, dateOfBirth },
      identifiers: ['name', 'date-of-birth'],
    }) satisfies EventBody;
  const goesTo = (chair: { id: string; label: string }) =>
    ({
      type: 'chair-transferred',
      from: { chairId: ward.chair.id, chairLabel: ward.chair.label },
      ...{ chairId: chair.id, chairLabel: chair.label },
    }) satisfies EventBody;
  const summary = async (id: string) =>
    (await home.store.sessions.list(ward.clinicId, { phase: 'all', limit: 100 })).sessions.find(
      (each) => each.id === id,
    );

  it('VS-04 VS-05 moves a session to a free chair, never into one that is taken', async () => {
    const { store } = home;
    ward = await makeWard(store);
    const second = await store.clinics.createChair(ward.clinicId, '2');
    const third = await store.clinics.createChair(ward.clinicId, '3');
    const there = await addChannel(store, ward);
    const a = await openSession(store, ward);
    const b = await newWriter(store, { ...ward, chair: second });
    await store.lane.events(b.batch(b.opened()));
    expect(await refused(store.lane.events(a.batch(a.event(goesTo(second)))))).toBe(
      'chair-occupied',
    );
    a.seq -= 1;
    // Two that race for the third chair within one commit: the first one has it.
    const leaves = {
      type: 'monitor-detached',
      channelId: ward.channel.id,
      reason: 'moved',
    } as const;
    const answers = await Promise.all([
      refused(
        store.lane.events(
          a.batch(
            a.event(leaves, T0 + 60_000),
            a.event(goesTo(third), T0 + 60_000),
            a.attached(there.id, T0 + 60_000),
          ),
        ),
      ),
      refused(store.lane.events(b.batch(b.event(goesTo(third))))),
    ]);
    expect(answers).toEqual(['taken', 'chair-occupied']);
    expect(await summary(a.id)).toMatchObject({ chairId: third.id, chairLabel: '3' });
    expect(await summary(b.id)).toMatchObject({ chairId: second.id });
    const at = (channelId: string, instant: number) =>
      store.devices.sessionAt(ward.clinicId, channelId, instant);
    expect([
      await at(ward.channel.id, T0 + 59_999),
      await at(ward.channel.id, T0 + 60_000),
      await at(there.id, T0 + 60_000),
    ]).toEqual([a.key, null, a.key]);
    // What it left is free in the same commit.
    const next = await newWriter(store, ward);
    expect(await refused(store.lane.events(next.batch(next.opened(), next.attached())))).toBe(
      'taken',
    );
  });

  it('VS-05 exchanges chairs within one commit, by way of a third', async () => {
    const { store } = home;
    ward = await makeWard(store);
    const second = await store.clinics.createChair(ward.clinicId, '2');
    const third = await store.clinics.createChair(ward.clinicId, '3');
    const a = await openSession(store, ward);
    const b = await newWriter(store, { ...ward, chair: second });
    await store.lane.events(b.batch(b.opened()));
    const answers = await Promise.all([
      refused(store.lane.events(a.batch(a.event(goesTo(third))))),
      refused(store.lane.events(b.batch(b.event(goesTo(ward.chair))))),
      refused(store.lane.events(a.batch(a.event(goesTo(second))))),
    ]);
    expect(answers).toEqual(['taken', 'taken', 'taken']);
    expect([(await summary(a.id))?.chairLabel, (await summary(b.id))?.chairLabel]).toEqual([
      '2',
      '1',
    ]);
  });

  it('VS-01 a patient has one running session, known from the opening or found out later', async () => {
    const { store } = home;
    ward = await makeWard(store);
    const second = await store.clinics.createChair(ward.clinicId, '2');
    const patient = await registered();
    const a = await openSession(store, ward);
    await store.lane.events(a.batch(a.event(identified(patient))));
    expect(await summary(a.id)).toMatchObject({ patientRef: patient.recordNumber });
    const b = await newWriter(store, { ...ward, chair: second });
    await store.lane.events(b.batch(b.opened()));
    expect(await refused(store.lane.events(b.batch(b.event(identified(patient)))))).toBe(
      'patient-in-another-chair',
    );
    b.seq -= 1;
    await store.lane.events(a.batch(a.event({ type: 'session-closed' }, T0 + 60_000)));
    expect(await refused(store.lane.events(b.batch(b.event(identified(patient)))))).toBe('taken');
    const detail = await store.patients.detail(ward.clinicId, patient.id);
    expect(new Set(detail?.sessions.map(({ id }) => id))).toEqual(new Set([a.id, b.id]));
  });

  it('VS-07 keeps a weight with its patient, whenever the patient is known, as it stands', async () => {
    const { store } = home;
    ward = await makeWard(store);
    const patient = await registered();
    const session = await openSession(store, ward);
    const weight = (kg: number) =>
      session.event({ type: 'weight-recorded', kg, method: 'measured' });
    const first = weight(71);
    await store.lane.events(session.batch(first, session.note('nul \u0000 and half \ud83d')));
    await store.lane.events(session.batch(session.event(identified(patient))));
    const history = async () =>
      (await store.patients.detail(ward.clinicId, patient.id))?.weights.map(({ kg }) => kg);
    expect(await history()).toEqual([71]);
    expect(await store.patients.lastWeight(ward.clinicId, patient.id)).toMatchObject({
      ...{ id: first.id, kg: 71, at: T0, sessionId: session.id },
    });
    const slip = weight(17);
    await store.lane.events(session.batch(slip));
    expect(await history()).toEqual([17, 71]);
    const corrected = (kg: number) =>
      session.event({
        ...{ type: 'entry-amended', amends: slip.seq, reason: 'digits' },
        entry: { kind: 'weight', kg },
      });
    await store.lane.events(session.batch(corrected(70)));
    await store.lane.events(session.batch(corrected(72)));
    expect(await history()).toEqual([72, 71]);
    await store.lane.events(
      session.batch(
        session.event({ type: 'entry-withdrawn', amends: slip.seq, reason: 'of another patient' }),
      ),
    );
    expect(await history()).toEqual([71]);
    expect(await store.patients.lastWeight(ward.clinicId, patient.id)).toMatchObject({ kg: 71 });
  });

  it('VS-11 counts the alarms of the patient, not those of the equipment', async () => {
    const { store } = home;
    ward = await makeWard(store);
    const session = await openSession(store, ward);
    const raised = (kind: 'physiological' | 'technical', tier: 'critical' | 'warning') =>
      session.event({
        type: 'alarm-changed',
        transition: { change: 'raised', at: T0, alarm: alarmAt(T0, { kind, tier }) },
      });
    await store.lane.events(
      session.batch(
        ...[raised('physiological', 'critical'), raised('technical', 'critical')],
        ...[raised('technical', 'warning'), raised('physiological', 'warning')],
      ),
    );
    expect(await summary(session.id)).toMatchObject({ criticalAlarms: 1, warningAlarms: 1 });
  });
});
