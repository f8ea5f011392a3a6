import { randomUUID } from 'node:crypto';
import type { EventBody } from '@chairside/shared/moves/events';
import type { Actor } from '@chairside/shared/people/roles';
import type { SessionFilter } from '@chairside/shared/wire/session-list';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { makeWard, newWriter, T0, type Ward, type Writer } from './ward.ts';

const PROVIDER: Actor = { kind: 'user', id: 'p1', name: 'Provider', role: 'provider' };
const OTHER: Actor = { kind: 'user', id: 'p2', name: 'Provider B', role: 'provider' };
const DAY = 86_400_000;
const DIGEST = 'a'.repeat(64);

const signed: EventBody = {
  type: 'session-signed',
  kind: 'signed',
  seal: {
    ...{ signedSeq: 1, signedHash: DIGEST, protocolSha256: DIGEST },
    readings: { count: 0, sha256: DIGEST, windows: [] },
    ...{ algorithm: 'Ed25519', key: 'k1', signature: 'c2ln' },
  },
};
const effect = (term: string): EventBody => ({
  ...{ type: 'effect-observed', term, severity: 'mild', onset: T0, source: 'observed' },
  ...{ infusedMs: null, vitals: {} },
});

describe.each(HOMES)('the list of sessions on %s', (_name, open) => {
  let home: Home;
  let ward: Ward;
  beforeAll(async () => {
    home = await open();
    ward = await makeWard(home.store);
  });
  afterAll(() => home.close());

  async function session(
    patientRef: string,
    at: number,
    ...bodies: readonly (EventBody | readonly [Actor, EventBody])[]
  ): Promise<Writer> {
    const writer = await newWriter(home.store, ward);
    const events = bodies.map((one) => {
      const [by, body] = 'type' in one ? [undefined, one] : one;
      const event = writer.event(body, at + 1000);
      return by ? { ...event, by } : event;
    });
    const opened = { ...writer.opened(at, patientRef), seq: 1 };
    const numbered = events.map((event, index) => ({ ...event, seq: index + 2 }));
    await home.store.lane.events(writer.batch(opened, ...numbered));
    writer.seq = numbered.length + 1;
    return writer;
  }
  const list = async (filter: Partial<SessionFilter>) => {
    const query = { phase: 'all', limit: 50, ...filter } as const;
    const { sessions } = await home.store.sessions.list(ward.clinicId, query);
    return sessions;
  };
  const refs = async (filter: Partial<SessionFilter>) =>
    (await list(filter)).map(({ patientRef }) => patientRef);

  it('RV-08 RV-09 finds by date, provider, signature, critical alarm and serious effect, and counts', async () => {
    const close: EventBody = { type: 'session-closed', outcome: 'discharged' };
    const order = [PROVIDER, { type: 'order-signed', order: 2 }] as const;
    const plain = await session('A', T0, order, effect('nausea'), close);
    const grave = await session('B', T0 + DAY, effect('seizure'), effect('nausea'), close);
    await session('C', T0 + 2 * DAY, order, close, [OTHER, signed]);
    await session('D', T0 + 3 * DAY, close, [OTHER, signed], {
      type: 'addendum-added',
      text: 'later',
    });

    expect(await refs({})).toEqual(['D', 'C', 'B', 'A']);
    expect(await refs({ from: T0 + DAY, to: T0 + 3 * DAY })).toEqual(['C', 'B']);
    expect(await refs({ unsigned: true })).toEqual(['D', 'B', 'A']);
    expect(await refs({ serious: true })).toEqual(['B']);
    expect(await refs({ critical: true })).toEqual([]);
    // The order's provider stands before whoever signs.
    expect(await refs({ providerId: 'p1' })).toEqual(['C', 'A']);
    expect(await refs({ providerId: 'p2' })).toEqual(['D']);
    expect(await refs({ chairId: ward.chair.id, phase: 'running' })).toEqual([]);
    expect((await list({ providerId: 'p1' }))[0]).toMatchObject({
      ...{ outcome: 'discharged', providerName: 'Provider', signedAt: T0 + 2 * DAY + 1000 },
    });
    const all = { phase: 'all' } as const;
    expect(await home.store.sessions.counts(ward.clinicId, all)).toEqual({
      ...{ total: 4, running: 0, unsigned: 3, critical: 0, serious: 1 },
    });
    const since = { ...all, from: T0 + 2 * DAY };
    expect((await home.store.sessions.counts(ward.clinicId, since)).total).toBe(2);
    expect(await home.store.sessions.providers(ward.clinicId)).toEqual({
      providers: [
        { id: 'p1', name: 'Provider' },
        { id: 'p2', name: 'Provider B' },
      ],
    });

    await home.store.lane.events(
      grave.batch(grave.event({ type: 'entry-withdrawn', amends: 2, reason: 'wrong chair' })),
    );
    expect(await refs({ serious: true })).toEqual([]);
    expect((await list({ patientId: randomUUID() })).length).toBe(0);
    await home.store.lane.events(plain.batch({ ...plain.event(signed, T0 + 5000), by: OTHER }));
    const [signedNow] = await list({ from: T0, to: T0 + 1 });
    expect(signedNow).toMatchObject({ signedAt: T0 + 5000, providerName: 'Provider' });
  });
});
