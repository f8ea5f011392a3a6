import { randomUUID } from 'node:crypto';
import { openBulk } from '@chairside/server/bulk-open';
import { rehearsalRun } from '@chairside/server/protocols/protocols.jobs';
import {
  type RehearsalOwner,
  RehearsalsService,
} from '@chairside/server/protocols/rehearsals.service';
import type { Store } from '@chairside/server/store/ports/store';
import { withLimitValue } from '@chairside/shared/alarms/limits/limit-changes';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import {
  DEFAULT_CHOICE,
  type RehearsalStatus,
  type SessionChoice,
} from '@chairside/shared/wire/rehearsals';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from '../contract/store/homes.ts';
import {
  batchOf,
  makeWard,
  newWriter,
  openSession,
  readingAt,
  refused,
  T0,
  type Ward,
} from '../contract/store/ward.ts';
import { putProtocol } from '../support/put-protocol.ts';

const milder = {
  ...DEFAULT_PROTOCOL,
  version: 2,
  limits: DEFAULT_PROTOCOL.limits.map((limit) =>
    limit.id === 'spo2-low-warning' ? withLimitValue(limit, 91) : limit,
  ),
};
const ask = { document: milder, sessions: DEFAULT_CHOICE };

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

const ownerIn = ({ clinicId }: Ward, userId = 'provider') => ({ clinicId, userId });

async function settled(
  service: RehearsalsService,
  owner: RehearsalOwner,
  id: string,
): Promise<RehearsalStatus> {
  for (;;) {
    const status = service.status(owner, id);
    if (status.state !== 'running') return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const bulk of opened.splice(0)) await bulk.close();
});
const serviceOf = (store: Store) => {
  const bulk = openBulk(store, { now: Date.now });
  opened.push(bulk);
  return new RehearsalsService(store.protocols, rehearsalRun(bulk), {
    warn: () => undefined,
  });
};

describe('a rehearsal that fails', () => {
  const owner = { clinicId: 1, userId: 'u1' };
  const inForce = { get: async () => null, inForce: async () => DEFAULT_PROTOCOL };

  it('PR-67 is told to the person and written to the log with its reason', async () => {
    const said: unknown[] = [];
    const reason = new Error('no such table');
    const run = { report: Promise.reject(reason), cancel: () => undefined };
    const log = { warn: (...what: unknown[]) => said.push(what) };
    const service = new RehearsalsService(inForce, () => run, log);
    const { id } = await service.start(owner, ask);
    expect((await settled(service, owner, id)).state).toBe('failed');
    expect(said).toEqual([[{ err: reason, rehearsal: id, clinic: 1 }, 'a rehearsal failed']]);
  });

  it('PR-67 says nothing of one that was cancelled', async () => {
    const said: unknown[] = [];
    const ended = Promise.withResolvers<null>();
    const run = { report: ended.promise, cancel: () => ended.reject(new Error('terminated')) };
    const log = { warn: (what: unknown) => said.push(what) };
    const service = new RehearsalsService(inForce, () => run, log);
    const { id } = await service.start(owner, ask);
    expect(service.cancel(owner, id).state).toBe('cancelled');
    await Promise.allSettled([ended.promise]);
    expect(said).toEqual([]);
  });
});

describe.each(HOMES)('a rehearsal over %s', (_name, open) => {
  let home: Home;
  let store: Store;
  beforeAll(async () => {
    home = await open();
    store = home.store;
  }, 60_000);
  afterAll(() => home?.close());

  it('PR-55 replays stored sessions of the clinic alone, with progress, and finds what would go', async () => {
    const ward = await makeWard(store);
    await putProtocol(store.protocols, ward.clinicId, DEFAULT_PROTOCOL);
    const id = await dippingSession(store, ward);
    await dippingSession(store, await makeWard(store));
    const service = serviceOf(store);
    const begun = await service.start(ownerIn(ward), ask);
    const { state, done, total, report } = await settled(service, ownerIn(ward), begun.id);
    expect([state, done, total]).toEqual(['done', 1, 1]);
    expect(report?.sessions).toMatchObject([{ id, before: 2, after: 0, added: [], moved: [] }]);
    expect(report?.sessions[0]?.removed.map(({ since }) => (since - T0) / 1000)).toEqual([
      601.04, 2401.04,
    ]);
    expect(report?.against).toBe('default@1');
    expect(report?.rates['spo2-low-warning']?.after).toBe(0);
    expect(report?.rates['spo2-low-warning']?.before).toBeCloseTo(2, 1);
    expect(
      await refused(
        Promise.resolve().then(() => service.status({ ...ownerIn(ward), clinicId: 9 }, begun.id)),
      ),
    ).toBe('not-found');
  }, 60_000);

  it('PR-56 can be cancelled, ends for the next one, and refuses limits that make no sense', async () => {
    const ward = await makeWard(store);
    await putProtocol(store.protocols, ward.clinicId, DEFAULT_PROTOCOL);
    await dippingSession(store, ward);
    const service = serviceOf(store);
    const first = await service.start(ownerIn(ward), ask);
    expect(service.cancel(ownerIn(ward), first.id).state).toBe('cancelled');
    const second = await service.start(ownerIn(ward), ask);
    expect((await settled(service, ownerIn(ward), second.id)).state).toBe('done');
    expect(service.cancel(ownerIn(ward), second.id).state).toBe('done');
    const senseless = { ...milder, limits: [] };
    expect(await refused(service.start(ownerIn(ward), { ...ask, document: senseless }))).toBe(
      'protocol-refused',
    );
    expect(await refused(service.start(ownerIn(ward), { ...ask, against: 'other@3' }))).toBe(
      'not-found',
    );
  }, 60_000);

  it("PR-56 ends nobody else's rehearsal, until two are under way in the clinic", async () => {
    const ward = await makeWard(store);
    await putProtocol(store.protocols, ward.clinicId, DEFAULT_PROTOCOL);
    await dippingSession(store, ward);
    const service = serviceOf(store);
    const owners = ['a', 'b', 'c'].map((name) => ownerIn(ward, name));
    const begun: { owner: RehearsalOwner; id: string }[] = [];
    for (const owner of owners) {
      begun.push({ owner, id: (await service.start(owner, ask)).id });
    }
    const [first, second, third] = begun;
    if (!first || !second || !third) throw new Error('not begun');
    expect(service.status(first.owner, first.id).state).toBe('cancelled');
    for (const { owner, id } of [second, third]) {
      expect((await settled(service, owner, id)).state).toBe('done');
    }
    const foreign = Promise.resolve().then(() => service.cancel(first.owner, second.id));
    expect(await refused(foreign)).toBe('not-found');
  }, 60_000);

  it('PR-60 runs over the sessions that were chosen: the newest, those of a time, of a patient, or by hand', async () => {
    const ward = await makeWard(store);
    await putProtocol(store.protocols, ward.clinicId, DEFAULT_PROTOCOL);
    const ids = new Map<string, string>();
    for (const [at, patient] of [
      ['09:00', 'A-1'],
      ['10:00', 'A-12'],
      ['11:00', 'a-1'],
      ['12:00', 'B'],
    ] as const) {
      const opened = Date.parse(`2026-01-05T${at}Z`);
      const session = await newWriter(store, ward);
      await store.lane.events(
        session.batch(
          session.opened(opened, patient),
          session.event({ type: 'session-closed' }, opened + 10),
        ),
      );
      ids.set(session.id, at);
    }
    const foreign = await openSession(store, await makeWard(store));
    const service = serviceOf(store);
    const found = async (sessions: SessionChoice) => {
      const { id } = await service.start(ownerIn(ward), { document: milder, sessions });
      const { report } = await settled(service, ownerIn(ward), id);
      return report?.sessions.map((session) => ids.get(session.id));
    };
    expect(await found({ by: 'newest', count: 2 })).toEqual(['12:00', '11:00']);
    const from = Date.parse('2026-01-05T10:00Z');
    const to = Date.parse('2026-01-05T12:00Z');
    expect(await found({ by: 'span', from, to })).toEqual(['11:00', '10:00']);
    expect(await found({ by: 'patient', reference: 'A-1' })).toEqual(['11:00', '09:00']);
    expect(await found({ by: 'patient', reference: 'nobody' })).toEqual([]);
    const byHand = [...ids].filter(([, at]) => at !== '10:00').map(([id]) => id);
    expect(await found({ by: 'hand', ids: [...byHand, ...byHand, foreign.id] })).toEqual([
      ...['12:00', '11:00', '09:00'],
    ]);
  }, 60_000);
});
