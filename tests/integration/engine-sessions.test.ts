import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '@chairside/server/platform/errors';
import { fold } from '@chairside/shared/moves/evolve';
import { chainInput, GENESIS } from '@chairside/shared/session/chain';
import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown);
  return error instanceof AppError ? { code: error.code, refusal: error.refusal } : error;
};

describe('sessions of the engine', () => {
  it('EN-01 opening a session attaches the monitors of its chair and shows it there', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const chair = live.engine.chair(live.clinic.id, live.chair.id);
    expect(chair?.session).toMatchObject({ id, phase: 'before', patientRef: '0412' });
    expect(chair?.session?.channels).toEqual([
      { channelId: live.channel.id, deviceId: live.channel.deviceId, label: 'Monitor 1' },
    ]);
    expect(live.told.chairs).toContain(live.chair.id);
  });

  it('EN-02 the same command id gives the same answer and is carried out once', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const note = { id: randomUUID(), type: 'add-note' as const, text: 'settled' };
    const [first, second] = await Promise.all([live.send(id, note), live.send(id, note)]);
    const third = await live.send(id, note);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect((await live.store.sessions.events(live.clinic.id, id)).length).toBe(first.seq);
  });

  it('EN-02 opening twice with one command id at the same moment opens once', async () => {
    const live = await liveClinic();
    const session = randomUUID();
    const open = {
      id: randomUUID(),
      type: 'open' as const,
      chairId: live.chair.id,
      patientRef: '7',
    };
    const answers = await Promise.all([live.send(session, open), live.send(session, open)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(live.engine.runningSessions).toBe(1);
  });

  it('EN-02 a command of a closed session, sent again, gets its old answer', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const close = { id: randomUUID(), type: 'close' as const };
    const answer = await live.send(id, close);
    expect(live.engine.session(id)).toBeUndefined();
    expect(await live.send(id, close)).toEqual(answer);
    expect(await refusalOf(live.send(id, { type: 'add-note', text: 'late' }))).toEqual({
      code: 'command-refused',
      refusal: 'session-closed',
    });
  });

  it('EN-03 refuses a second session in a chair, and a session that nobody opened', async () => {
    const live = await liveClinic();
    await live.open();
    expect(await refusalOf(live.open())).toEqual({
      code: 'command-refused',
      refusal: 'chair-occupied',
    });
    const unknown = live.send(randomUUID(), { type: 'add-note', text: 'x' });
    expect((await refusalOf(unknown)) as object).toMatchObject({ code: 'unknown-session' });
  });

  it('EN-04 numbers and chains the log without a gap', async () => {
    const live = await liveClinic();
    const id = await live.open();
    await live.send(id, { type: 'start-infusion', plannedMinutes: 40 });
    live.hold({ spo2: 80, hr: 70 }, 15);
    await live.settled();
    const events = await live.store.sessions.events(live.clinic.id, id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    let previous = GENESIS;
    for (const event of events) {
      const { hash, ...rest } = event;
      expect(createHash('sha256').update(chainInput(previous, rest)).digest('hex')).toBe(hash);
      previous = hash;
    }
    expect(live.engine.session(id)?.durable).toEqual(fold(events));
  });

  it('EN-05 with the database away a command is answered "not-recording", and sending it again finds it', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.store.setAway(true);
    const note = { id: randomUUID(), type: 'add-note' as const, text: 'kept' };
    expect(await refusalOf(live.outwaited(live.send(id, note)))).toMatchObject({
      code: 'not-recording',
    });
    expect(await refusalOf(live.outwaited(live.send(id, note)))).toMatchObject({
      code: 'not-recording',
    });
    live.store.setAway(false);
    await live.settled();
    const answer = await live.send(id, note);
    expect(answer.events).toHaveLength(1);
    const events = await live.store.sessions.events(live.clinic.id, id);
    expect(events.filter(({ body }) => body.type === 'note-added')).toHaveLength(1);
  });

  it('EN-06 tells of events only after their commit, in the order of the log', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const before = live.told.logs.length;
    live.store.setAway(true);
    await refusalOf(live.outwaited(live.send(id, { type: 'add-note', text: 'one' })));
    await refusalOf(live.outwaited(live.send(id, { type: 'start-infusion', plannedMinutes: 40 })));
    expect(live.told.logs.length).toBe(before);
    expect(live.engine.chair(live.clinic.id, live.chair.id)?.session?.phase).toBe('before');
    live.store.setAway(false);
    await live.settled();
    const cursors = live.told.logs.map(({ cursor }) => cursor);
    expect(cursors).toEqual([...cursors].sort((a, b) => a - b));
    const types = live.told.logs.flatMap(({ events }) => events.map(({ body }) => body.type));
    expect(types.indexOf('note-added')).toBeLessThan(types.indexOf('infusion-started'));
    expect(live.engine.chair(live.clinic.id, live.chair.id)?.session?.phase).toBe('infusing');
    expect(live.engine.cursor(live.clinic.id)).toBe(cursors.at(-1));
  });

  it('EN-07 binding a monitor to a chair with a running session attaches it', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const [made] = await live.store.devices.create(live.clinic.id, {
      ...{ label: 'Monitor 2', channels: ['1'], tokenHash: 'b'.repeat(64) },
    });
    if (!made) throw new Error('no channel');
    live.engine.channelsAdded([made]);
    const bound = await live.store.devices.bind(live.clinic.id, made.id, live.chair.id);
    await live.engine.channelBound(bound, {
      ...{ kind: 'user', id: 'a', name: 'Administrator', role: 'administrator' },
    });
    await live.settled();
    const channels = live.engine.session(id)?.durable?.channels.map(({ channelId }) => channelId);
    expect(channels).toEqual([live.channel.id, made.id]);
  });
});

describe('what the store refuses', () => {
  it('EN-08 a session whose events are refused for good is read anew from its log', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const log = await live.store.sessions.events(live.clinic.id, id);
    // Another process has written to the same log.
    const last = log.at(-1);
    const found = await live.store.sessions.find(live.clinic.id, id);
    if (!last || !found) throw new Error('the session is not there');
    const foreign = { ...last, seq: last.seq + 1, id: randomUUID() };
    await live.store.lane.events({
      ...{ clinicId: live.clinic.id, sessionKey: found.key },
      events: [{ ...foreign, body: { type: 'note-added', text: 'theirs' } }],
    });
    await expect(live.send(id, { type: 'add-note', text: 'ours' })).rejects.toThrow();
    await expect.poll(() => live.engine.session(id)?.durable?.notes.length).toBe(1);
    const answer = await live.send(id, { type: 'add-note', text: 'ours' });
    expect(answer.seq).toBe(foreign.seq + 1);
    live.hold({ hr: 70, spo2: 80 }, 15);
    expect(live.engine.session(id)?.alarms.map(({ key }) => key)).toContain('spo2:low');
  });
});
