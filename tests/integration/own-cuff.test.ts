import { valueIn } from '@chairside/shared/vitals/reading';
import { afterEach, describe, expect, it } from 'vitest';
import { VisitClinic } from '../support/visit-clinic.ts';

const CALM = { hr: 71, spo2: 98 };
const HIGH = { sys: 192, dia: 104, map: 133 };

let clinic: VisitClinic;
afterEach(() => clinic.close());

const pressures = (chair: number) => {
  const { sys, dia, map } = clinic.chair(chair).vitals.values;
  return [sys?.value, dia?.value, map?.value];
};
const alarms = (chair: number) => clinic.chair(chair).alarms.map(({ key }) => key);

async function stored(session: string): Promise<(number | null)[]> {
  const found = await clinic.server.store.sessions.find(clinic.clinicId, session);
  const values: (number | null)[] = [];
  const readings = clinic.server.store.readings.replay(clinic.clinicId, found?.key ?? 0);
  for await (const { values: measured } of readings) values.push(valueIn(measured, 'sys'));
  return values;
}

describe('values of whoever sat there before', () => {
  it('EN-460 nothing of the last patient is shown for the next, or kept with an entry', async () => {
    clinic = await VisitClinic.open();
    const first = await clinic.openFor('0412');
    await clinic.measure(0, { hr: 133, spo2: 88, rr: 22, etco2: 44, temp: 39.9 });
    expect(clinic.chair(0).vitals.values.temp?.value).toBe(39.9);
    await clinic.nurse.must(first, { type: 'close', outcome: 'cancelled' });
    clinic.clock.advance(2_000);
    const second = await clinic.openFor('0413');
    expect(clinic.chair(0).vitals.values).toEqual({});
    const charted = { type: 'observe-effect', term: 'nausea', severity: 'mild' } as const;
    const { events } = await clinic.nurse.must(second, charted);
    expect(events[0]?.body).toMatchObject({ type: 'effect-observed', vitals: {} });
    clinic.clock.advance(1_000);
    await clinic.measure(0, { hr: 70, spo2: 98 });
    const { hr, temp } = clinic.chair(0).vitals.values;
    expect([hr?.value, temp?.value]).toEqual([70, undefined]);
    // Over a restart it keeps what is its own.
    await clinic.restart();
    expect(clinic.chair(0).vitals.values).toMatchObject({ hr: { value: 70 }, spo2: { value: 98 } });
    expect(clinic.chair(0).vitals.values.temp).toBeUndefined();
  });

  it('EN-29 a cuff of the last patient is not shown, judged or kept for the next', async () => {
    clinic = await VisitClinic.open();
    const first = await clinic.openFor('0412');
    const taken = clinic.clock.now();
    await clinic.measure(0, { ...CALM, nibp: { ...HIGH, at: taken } });
    expect(alarms(0)).toContain('sys:high');
    expect(pressures(0)).toEqual([192, 104, 133]);
    clinic.minutes(2);
    await clinic.nurse.must(first, { type: 'close', outcome: 'cancelled' });
    // Free, the chair shows what its monitor measures.
    expect(pressures(0)).toEqual([192, 104, 133]);
    clinic.minutes(1);
    const second = await clinic.openFor('0413');
    expect(pressures(0)).toEqual([undefined, undefined, undefined]);
    clinic.clock.advance(1_000);
    // The monitor goes on to repeat its last cuff.
    await clinic.measure(0, { ...CALM, nibp: { ...HIGH, at: taken } });
    expect(pressures(0)).toEqual([undefined, undefined, undefined]);
    expect(clinic.chair(0)).toMatchObject({ alarms: [], cuffs: [] });
    expect(await stored(second)).toEqual([null]);
    clinic.clock.advance(1_000);
    await clinic.measure(0, { ...CALM, nibp: { sys: 118, dia: 76, at: clinic.clock.now() } });
    expect(pressures(0)).toEqual([118, 76, undefined]);
    expect(await stored(second)).toEqual([null, 118]);
    await clinic.restart();
    expect(pressures(0)).toEqual([118, 76, undefined]);
    expect(alarms(0)).toEqual([]);
    await clinic.measure(0, { ...CALM, nibp: { ...HIGH, at: taken } });
    expect(pressures(0)).toEqual([118, 76, undefined]);
    expect(await stored(first)).toEqual([192]);
  });

  it('EN-29 a session that moves brings its own last pressure along, whatever stood in the new chair', async () => {
    clinic = await VisitClinic.open();
    const session = await clinic.openFor('0412');
    const taken = clinic.clock.now();
    await clinic.measure(0, { ...CALM, nibp: { sys: 126, dia: 80, map: 95, at: taken } });
    clinic.minutes(2);
    const before = clinic.clock.now();
    await clinic.measure(1, { ...CALM, nibp: { ...HIGH, at: before } });
    expect(pressures(1)).toEqual([192, 104, 133]);
    clinic.minutes(1);
    const chairId = clinic.chairs[1]?.id ?? '';
    await clinic.nurse.must(session, { type: 'transfer-chair', chairId });
    expect(pressures(1)).toEqual([126, 80, 95]);
    expect((clinic.chair(1).vitals.values.sys?.at ?? 0) - taken).toBeLessThan(10);
    clinic.clock.advance(1_000);
    await clinic.measure(1, { ...CALM, nibp: { ...HIGH, at: before } });
    expect(pressures(1)).toEqual([126, 80, 95]);
    expect(alarms(1)).toEqual([]);
    clinic.clock.advance(1_000);
    await clinic.measure(1, { ...CALM, nibp: { ...HIGH, at: clinic.clock.now() } });
    expect(pressures(1)).toEqual([192, 104, 133]);
    expect(alarms(1)).toContain('sys:high');
    await clinic.restart();
    expect(pressures(1)).toEqual([192, 104, 133]);
  });

  it("EN-160 a cuff of a few seconds before the opening is the session's own, as its other values are", async () => {
    clinic = await VisitClinic.open();
    const taken = clinic.clock.now();
    clinic.clock.advance(5_000);
    const session = await clinic.openFor('0412');
    clinic.clock.advance(1_000);
    await clinic.measure(0, { ...CALM, nibp: { sys: 118, dia: 76, at: taken } });
    expect(pressures(0)).toEqual([118, 76, undefined]);
    expect(clinic.chair(0).cuffs?.map(({ sys }) => sys)).toEqual([118]);
    expect(await stored(session)).toEqual([118]);
    await clinic.nurse.must(session, { type: 'close', outcome: 'cancelled' });
    clinic.clock.advance(2_000);
    // The one who sat here until two seconds ago may be somebody else.
    const next = await clinic.openFor('0413');
    clinic.clock.advance(1_000);
    await clinic.measure(0, { ...CALM, nibp: { sys: 118, dia: 76, at: taken } });
    expect(pressures(0)).toEqual([undefined, undefined, undefined]);
    expect(await stored(next)).toEqual([null]);
  });

  it('EN-160 a cuff of longer ago stays with nobody', async () => {
    clinic = await VisitClinic.open();
    const taken = clinic.clock.now();
    clinic.clock.advance(15_000);
    const session = await clinic.openFor('0412');
    await clinic.measure(0, { ...CALM, nibp: { sys: 118, dia: 76, at: taken } });
    expect(pressures(0)).toEqual([undefined, undefined, undefined]);
    expect(await stored(session)).toEqual([null]);
  });
});
