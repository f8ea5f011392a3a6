import { randomUUID } from 'node:crypto';
import { AppError } from '@chairside/server/platform/errors';
import { secretHash } from '@chairside/server/platform/secrets';
import type { ChairRecord, ChannelRecord } from '@chairside/server/store/ports/store';
import { fromNamed, type NamedValues } from '@chairside/shared/vitals/named-reading';
import { describe, expect, it } from 'vitest';
import { type LiveClinic, liveClinic } from '../support/live-clinic.ts';

const CALM = { hr: 70, spo2: 98 };

/** A second chair with a monitor of its own. */
async function secondChair(
  live: LiveClinic,
): Promise<{ chair: ChairRecord; channel: ChannelRecord }> {
  const { store, engine, clinic } = live;
  const chair = await store.clinics.createChair(clinic.id, '2');
  engine.chairAdded(chair);
  const [made] = await store.devices.create(clinic.id, {
    ...{ label: 'Monitor 2', channels: ['1'], tokenHash: secretHash('another') },
  });
  if (!made) throw new Error('no channel was made');
  const channel = await store.devices.bind(clinic.id, made.id, chair.id);
  engine.channelsAdded([channel]);
  return { chair, channel };
}

/** One reading of any channel now; the key of the session it belongs to. */
function measured(live: LiveClinic, channelId: string, values: NamedValues, seq: number) {
  const at = live.clock.now();
  const arrivedAt = live.engine.arrival(channelId, at);
  const reading = fromNamed({ seq, t: at, at, arrivedAt, late: false, values, status: {} });
  const key = live.engine.place(channelId, reading, false);
  live.engine.apply(channelId, reading);
  return key;
}

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown);
  return error instanceof AppError ? (error.refusal ?? error.code) : 'accepted';
};

describe('a session that goes on in another chair', () => {
  it('VS-04 takes its monitors from the new chair and leaves the old ones behind', async () => {
    const live = await liveClinic();
    const { chair, channel } = await secondChair(live);
    const id = await live.open();
    live.hold(CALM, 3);
    live.measure({ ...CALM, sys: 120, dia: 80 });
    live.clock.advance(1_000);
    const { events } = await live.send(id, { type: 'transfer-chair', chairId: chair.id });
    expect(events.map(({ body }) => body.type)).toEqual([
      ...['monitor-detached', 'chair-transferred', 'monitor-attached'],
    ]);
    await live.settled();
    const shown = (chairId: string) => live.engine.chair(live.clinic.id, chairId);
    expect(shown(live.chair.id)?.session).toBeNull();
    expect(shown(live.chair.id)?.cuffs).toBeUndefined();
    expect(shown(chair.id)?.session).toMatchObject({ id, chairLabel: '2' });
    expect(shown(chair.id)?.session?.channels.map(({ channelId }) => channelId)).toEqual([
      channel.id,
    ]);
    // What was measured before still counts for the rules of the session.
    expect(shown(chair.id)?.cuffs).toMatchObject([{ sys: 120, dia: 80, source: 'monitor' }]);
    expect(live.told.chairs.slice(-2).sort()).toEqual([live.chair.id, chair.id].sort());

    live.clock.advance(1_000);
    expect(measured(live, live.channel.id, { spo2: 70 }, 90)).toBeNull();
    const key = (await live.store.sessions.find(live.clinic.id, id))?.key;
    expect(measured(live, channel.id, CALM, 1)).toBe(key);
    for (let second = 2; second < 20; second += 1) {
      live.clock.advance(1_000);
      measured(live, live.channel.id, { hr: 70, spo2: 70 }, 90 + second);
      measured(live, channel.id, CALM, second);
    }
    expect(live.engine.session(id)?.alarms).toEqual([]);
    const list = await live.store.sessions.list(live.clinic.id, { phase: 'running', limit: 5 });
    expect(list.sessions).toMatchObject([{ id, chairId: chair.id, chairLabel: '2' }]);
  });

  it('VS-04 a late reading of the old monitor belongs to it up to the transfer', async () => {
    const live = await liveClinic();
    const { chair } = await secondChair(live);
    const id = await live.open();
    live.clock.advance(60_000);
    await live.send(id, { type: 'transfer-chair', chairId: chair.id });
    await live.settled();
    const key = (await live.store.sessions.find(live.clinic.id, id))?.key;
    const at = (back: number) =>
      live.store.devices.sessionAt(live.clinic.id, live.channel.id, live.clock.now() - back);
    expect([await at(30_000), await at(0)]).toEqual([key, null]);
  });

  it('VS-04 the old chair takes the next patient at once', async () => {
    const live = await liveClinic();
    const { chair } = await secondChair(live);
    const id = await live.open();
    live.clock.advance(5_000);
    await live.send(id, { type: 'transfer-chair', chairId: chair.id });
    const next = await live.open();
    await live.settled();
    expect(live.engine.chair(live.clinic.id, live.chair.id)?.session).toMatchObject({
      ...{ id: next, channels: [{ channelId: live.channel.id }] },
    });
    expect(await refusalOf(live.send(next, { type: 'transfer-chair', chairId: chair.id }))).toBe(
      'chair-occupied',
    );
    expect(
      await refusalOf(live.send(next, { type: 'transfer-chair', chairId: live.chair.id })),
    ).toBe('same-chair');
  });

  it('VS-03 VS-04 a restart finds it in the new chair, with the values of the new monitor', async () => {
    const live = await liveClinic();
    const { chair, channel } = await secondChair(live);
    const id = await live.open();
    live.hold({ hr: 66, spo2: 95 }, 3);
    live.clock.advance(1_000);
    await live.send(id, { type: 'transfer-chair', chairId: chair.id });
    await live.settled();
    live.engine.stop();
    const again = await live.restarted();
    const { vitals, session } = again.chair(live.clinic.id, chair.id) ?? {};
    expect(session).toMatchObject({ id, chairId: chair.id });
    // The old monitor's numbers are not the new chair's.
    expect(vitals?.values).toEqual({});
    expect(again.chair(live.clinic.id, live.chair.id)?.session).toBeNull();
    const at = live.clock.now() + 1;
    const named = { seq: 1, t: at, at, arrivedAt: at, late: false, values: CALM, status: {} };
    const reading = fromNamed(named);
    const key = (await live.store.sessions.find(live.clinic.id, id))?.key;
    expect(again.place(channel.id, reading, false)).toBe(key);
    expect(again.place(live.channel.id, reading, false)).toBeNull();
    again.stop();
  });

  it('VS-05 the loser of a race for a chair is shown where it was, and goes on', async () => {
    const live = await liveClinic();
    const { chair } = await secondChair(live);
    const id = await live.open();
    // Another process has just opened a session in that chair.
    const key = await live.store.sessions.nextKey(live.clinic.id);
    const other = randomUUID();
    await live.store.lane.events({
      ...{ clinicId: live.clinic.id, sessionKey: key },
      events: [
        {
          ...{ sessionId: other, seq: 1, id: randomUUID(), at: live.clock.now() },
          ...{ recordedAt: live.clock.now(), by: { kind: 'engine' }, commandId: null, hash: 'x' },
          body: {
            ...{ type: 'session-opened', clinicId: live.clinic.id, chairId: chair.id },
            ...{ chairLabel: '2', patientRef: '7', protocol: 'default@1' },
          },
        },
      ],
    });
    const moving = live.send(id, { type: 'transfer-chair', chairId: chair.id });
    expect(await refusalOf(moving)).toBe('chair-occupied');
    await expect.poll(() => live.engine.chair(live.clinic.id, live.chair.id)?.session?.id).toBe(id);
    live.hold({ hr: 70, spo2: 80 }, 15);
    expect(live.engine.session(id)?.alarms.map(({ key: name }) => name)).toContain('spo2:low');
  });
});
