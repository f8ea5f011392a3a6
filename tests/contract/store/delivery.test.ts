import { randomUUID } from 'node:crypto';
import type { OnCallRecord } from '@chairside/server/store/ports/delivery';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { makeWard, newWriter, openSession, T0, type Ward } from './ward.ts';

function callOf(clinicId: number, session: string): OnCallRecord {
  return {
    clinicId,
    message: {
      ...{ id: randomUUID(), type: 'alarm-unanswered', clinic: 'Clinic', chair: '1', session },
      ...{ alarm: { id: 'spo2:low#1', text: 'SpO2 80 < 90', raisedAt: T0 }, at: T0 + 120_000 },
    },
    ...{ alarmId: 'spo2:low#1', state: 'waiting', attempts: 0, nextAt: T0 + 120_000 },
    ...{ settledAt: null, lastError: null },
  };
}

describe.each(HOMES)('delivery of alarms on %s', (_name, open) => {
  let home: Home;
  let ward: Ward;
  beforeAll(async () => {
    home = await open();
    ward = await makeWard(home.store);
  });
  afterAll(() => home.close());

  it('AD-05 keeps the first time of every stage, per station and occurrence', async () => {
    const { delivery } = home.store;
    const sessionId = randomUUID();
    const receipt = {
      ...{ sessionId, alarmId: 'spo2:low#1', stationId: randomUUID(), userName: 'Nurse' },
      ...{ deliveredAt: T0, seenAt: null, soundedAt: null },
    };
    const later = { ...receipt, deliveredAt: T0 + 9, seenAt: T0 + 20, soundedAt: T0 + 30 };
    const other = { ...receipt, stationId: randomUUID() };
    await delivery.putReceipts(ward.clinicId, [receipt, other]);
    await delivery.putReceipts(ward.clinicId, [later]);
    await delivery.putReceipts(ward.clinicId, [{ ...receipt, deliveredAt: null, seenAt: T0 + 50 }]);
    const kept = await delivery.receipts(ward.clinicId, [sessionId]);
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ ...later, deliveredAt: T0 });
    expect(kept).toContainEqual(other);
    const stranger = await makeWard(home.store);
    expect(await delivery.receipts(stranger.clinicId, [sessionId])).toEqual([]);
  });

  it('AD-11 takes a call once, and gives back what is still to be made', async () => {
    const { delivery } = home.store;
    const call = callOf(ward.clinicId, randomUUID());
    await delivery.addCall(call);
    await delivery.addCall({ ...call, nextAt: 1 });
    expect(await delivery.waitingCalls()).toContainEqual(call);
    const tried = { ...call, attempts: 2, nextAt: T0 + 200_000, lastError: 'answered 503' };
    await delivery.updateCall(tried);
    expect(await delivery.waitingCalls()).toContainEqual(tried);
    const sent = { ...tried, state: 'sent' as const, attempts: 3, settledAt: T0 + 200_001 };
    await delivery.updateCall(sent);
    expect(await delivery.waitingCalls()).toEqual([]);
    expect(await delivery.calls(ward.clinicId, [call.message.session])).toEqual([sent]);
    const stranger = await makeWard(home.store);
    expect(await delivery.calls(stranger.clinicId, [call.message.session])).toEqual([]);
  });

  it('AD-07 names the sessions of the newest alarms', async () => {
    const own = await makeWard(home.store);
    const session = await openSession(home.store, own);
    expect(await home.store.delivery.recentlyAlarmed(own.clinicId, 10)).toEqual([]);
    const alarm = {
      ...{ id: 'spo2:low#1', key: 'spo2:low', occurrence: 1, kind: 'physiological' as const },
      ...{ tier: 'critical' as const, state: 'active' as const, since: T0, raisedAt: T0 },
      ...{ value: 80, worst: 80, limit: null, protocol: 'default@1', acknowledged: null },
      ...{ signalLost: false, unresolved: false, unconfirmed: false },
    };
    const transition = { change: 'raised' as const, at: T0, alarm };
    await home.store.lane.events(
      session.batch(session.event({ type: 'alarm-changed', transition })),
    );
    expect(await home.store.delivery.recentlyAlarmed(own.clinicId, 10)).toEqual([session.id]);
    const elsewhere = await newWriter(home.store, ward);
    expect(await home.store.delivery.recentlyAlarmed(elsewhere.ward.clinicId, 10)).toEqual([]);
  });
});
