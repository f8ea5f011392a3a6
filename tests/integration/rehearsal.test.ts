import { randomUUID } from 'node:crypto';
import { rehearsalsHere } from '@chairside/server/protocols/rehearsal-here';
import { rehearsalThreads } from '@chairside/server/protocols/rehearsal-thread';
import { RehearsalsService } from '@chairside/server/protocols/rehearsals.service';
import type { Store } from '@chairside/server/store/ports';
import { DEFAULT_PROTOCOL } from '@chairside/shared/alarms/default-protocol';
import { withLimitValue } from '@chairside/shared/alarms/limit-changes';
import type { RehearsalStatus } from '@chairside/shared/protocol/rehearsals';
import { describe, expect, it } from 'vitest';
import { HOMES } from '../contract/store/homes.ts';
import {
  batchOf,
  makeWard,
  openSession,
  readingAt,
  refused,
  T0,
  type Ward,
} from '../contract/store/ward.ts';

const milder = {
  ...DEFAULT_PROTOCOL,
  version: 2,
  limits: DEFAULT_PROTOCOL.limits.map((limit) =>
    limit.id === 'spo2-low-warning' ? withLimitValue(limit, 91) : limit,
  ),
};
const ask = { document: milder, sessions: 20 };

/** An hour at 1 Hz with 92 % for a minute, after ten minutes and after forty. */
async function dippingSession(store: Store, ward: Ward): Promise<string> {
  const session = await openSession(store, ward);
  const readings = Array.from({ length: 3601 }, (_, second) => {
    const dips = [600, 2400].some((from) => second >= from && second < from + 60);
    const values = { hr: 70, spo2: dips ? 92 : 98 };
    return readingAt(second + 1, T0 + 1000 + second * 1000, { values });
  });
  await store.lane.readings(batchOf(ward, session.key, randomUUID(), readings));
  return session.id;
}

async function settled(
  service: RehearsalsService,
  clinicId: number,
  id: string,
): Promise<RehearsalStatus> {
  for (;;) {
    const status = service.status(clinicId, id);
    if (status.state !== 'running') return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const serviceOf = (store: Store) =>
  new RehearsalsService(
    store.protocols,
    store.reader ? rehearsalThreads(store.reader) : rehearsalsHere(store),
  );

describe.each(HOMES)('a rehearsal over %s', (_name, open) => {
  it('PR-55 replays stored sessions of the clinic alone, with progress, and finds what would go', async () => {
    const home = await open();
    try {
      const { store } = home;
      const ward = await makeWard(store);
      await store.protocols.put(ward.clinicId, DEFAULT_PROTOCOL);
      const id = await dippingSession(store, ward);
      await dippingSession(store, await makeWard(store));
      const service = serviceOf(store);
      const begun = await service.start(ward.clinicId, ask);
      const { state, done, total, report } = await settled(service, ward.clinicId, begun.id);
      expect([state, done, total]).toEqual(['done', 1, 1]);
      expect(report?.sessions).toMatchObject([{ id, before: 2, after: 0, added: [], moved: [] }]);
      expect(report?.sessions[0]?.removed.map(({ since }) => (since - T0) / 1000)).toEqual([
        601.04, 2401.04,
      ]);
      expect(report?.against).toBe('default@1');
      expect(report?.rates['spo2-low-warning']?.after).toBe(0);
      expect(report?.rates['spo2-low-warning']?.before).toBeCloseTo(2, 1);
      expect(await refused(Promise.resolve().then(() => service.status(9, begun.id)))).toBe(
        'not-found',
      );
    } finally {
      await home.close();
    }
  }, 60_000);

  it('PR-56 can be cancelled, ends for the next one, and refuses limits that make no sense', async () => {
    const home = await open();
    try {
      const { store } = home;
      const ward = await makeWard(store);
      await store.protocols.put(ward.clinicId, DEFAULT_PROTOCOL);
      await dippingSession(store, ward);
      const service = serviceOf(store);
      const first = await service.start(ward.clinicId, ask);
      expect(service.cancel(ward.clinicId, first.id).state).toBe('cancelled');
      const second = await service.start(ward.clinicId, ask);
      expect((await settled(service, ward.clinicId, second.id)).state).toBe('done');
      expect(service.cancel(ward.clinicId, second.id).state).toBe('done');
      const senseless = { ...milder, limits: [] };
      expect(await refused(service.start(ward.clinicId, { ...ask, document: senseless }))).toBe(
        'protocol-refused',
      );
      expect(await refused(service.start(ward.clinicId, { ...ask, against: 'other@3' }))).toBe(
        'not-found',
      );
    } finally {
      await home.close();
    }
  }, 60_000);
});
