import { LATE_AFTER_MS } from '@chairside/shared/vitals/reading';
import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';

const GOOD = { hr: 70, spo2: 98 };
const LOW = { hr: 70, spo2: 80 };

describe('alarms of the engine', () => {
  it('EN-10 tells of an alarm at once, before its record, also with the database away', async () => {
    const live = await liveClinic();
    await live.open();
    live.told.order.length = 0;
    live.store.setAway(true);
    live.hold(LOW, 20);
    const raised = live.told.alarms.filter(({ transition }) => transition.change === 'raised');
    expect(raised.map(({ transition }) => transition.alarm.key)).toContain('spo2:low');
    expect(live.told.order.some((line) => line.startsWith('log'))).toBe(false);
    live.store.setAway(false);
    await live.settled();
    expect(live.told.order).toContain('log alarm-changed');
  });

  it('EN-11 an alarm ripens without new readings', async () => {
    const live = await liveClinic();
    await live.open();
    live.hold(LOW, 2);
    live.clock.advance(9_000);
    expect(live.told.alarms.map(({ transition }) => transition.alarm.key)).toContain('spo2:low');
  });

  it('EN-12 a late reading raises no alarm and shows no value', async () => {
    const live = await liveClinic();
    await live.open();
    live.hold(GOOD, 2);
    const shown = live.told.readings.length;
    for (let index = 0; index < 60; index += 1) {
      const at = live.clock.now() - LATE_AFTER_MS - 1000;
      live.measure(LOW, { at, t: at, late: true });
      live.clock.advance(1000);
    }
    expect(
      live.told.alarms.filter(({ transition }) => transition.alarm.key === 'spo2:low'),
    ).toEqual([]);
    expect(live.told.readings.length).toBe(shown);
    expect(live.engine.chair(live.clinic.id, live.chair.id)?.vitals.values.spo2?.value).toBe(98);
  });

  it('EN-13 "not recording" is an alarm of every running session while the database is away', async () => {
    const live = await liveClinic();
    await live.open();
    live.store.setAway(true);
    live.hold(GOOD, 1);
    await expect.poll(() => live.engine.health().recording).toBe(false);
    const keys = () => live.engine.chair(live.clinic.id, live.chair.id)?.alarms.map((a) => a.key);
    expect(keys()).toContain('technical:not-recording');
    live.store.setAway(false);
    await live.settled();
    await expect.poll(() => live.engine.health().recording).toBe(true);
    const alarm = live.engine
      .chair(live.clinic.id, live.chair.id)
      ?.alarms.find(({ key }) => key === 'technical:not-recording');
    expect(alarm?.state ?? 'cleared').not.toBe('active');
  });

  it('EN-14 more than 5 s without an evaluation is an alarm and is measured', async () => {
    const live = await liveClinic();
    await live.open();
    live.engine.stop();
    live.clock.advance(7_000);
    live.engine.tick();
    expect(live.told.alarms.map(({ transition }) => transition.alarm.key)).toContain(
      'technical:evaluation-gap',
    );
    expect(live.engine.health().evaluationLagMs).toBeGreaterThanOrEqual(7_000);
  });

  it('EN-15 acknowledging is logged once, as the command', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(LOW, 15);
    const alarm = live.engine.session(id)?.alarms.find(({ key }) => key === 'spo2:low');
    await live.send(id, { type: 'acknowledge-alarm', alarmId: alarm?.id ?? '' });
    expect(live.told.order).toContain('alarm acknowledged');
    const events = await live.store.sessions.events(live.clinic.id, id);
    expect(events.filter(({ body }) => body.type === 'alarm-acknowledged')).toHaveLength(1);
    const again = events.filter(
      ({ body }) => body.type === 'alarm-changed' && body.transition.change === 'acknowledged',
    );
    expect(again).toEqual([]);
    expect(live.engine.session(id)?.durable?.alarms['spo2:low']?.acknowledged?.by).toMatchObject({
      id: 'nurse',
    });
  });

  it('EN-16 after a restart every running session goes on with its alarms, and nothing is logged twice', async () => {
    const live = await liveClinic();
    const id = await live.open();
    await live.send(id, { type: 'set-baseline', baseline: { spo2: 98, hr: 70 } });
    await live.send(id, { type: 'start-infusion', plannedMinutes: 40 });
    live.hold(GOOD, 20);
    live.hold(LOW, 20);
    const alarm = live.engine.session(id)?.alarms.find(({ key }) => key === 'spo2:low');
    await live.send(id, { type: 'acknowledge-alarm', alarmId: alarm?.id ?? '' });
    live.hold(LOW, 3);
    await live.settled();
    const before = await live.store.sessions.events(live.clinic.id, id);
    live.engine.stop();
    const again = await live.restarted();
    expect(again.session(id)?.alarms).toEqual(live.engine.session(id)?.alarms);
    expect(again.session(id)?.state).toEqual(live.engine.session(id)?.state);
    await live.settled();
    expect(await live.store.sessions.events(live.clinic.id, id)).toEqual(before);
    again.stop();
  });

  it('EN-17 what fell due while the server was away is logged after the restart, once', async () => {
    const live = await liveClinic();
    const id = await live.open();
    await live.send(id, { type: 'start-infusion', plannedMinutes: 40 });
    live.hold(GOOD, 5);
    live.hold(LOW, 3);
    await live.settled();
    live.engine.stop();
    live.clock.advance(120_000);
    const again = await live.restarted();
    await live.settled();
    const count = async (key: string) =>
      (await live.store.sessions.events(live.clinic.id, id)).filter(
        ({ body }) =>
          body.type === 'alarm-changed' &&
          body.transition.alarm.key === key &&
          body.transition.change === 'raised',
      ).length;
    expect(await count('technical:monitor-silent')).toBe(1);
    expect(await count('technical:evaluation-gap')).toBe(1);
    again.stop();
    const third = await live.restarted();
    await live.settled();
    expect(await count('technical:monitor-silent')).toBe(1);
    expect(await count('technical:evaluation-gap')).toBe(1);
    third.stop();
  });

  it('EN-24 after a restart the last values are shown with their own instants', async () => {
    const live = await liveClinic();
    await live.open();
    const cuff = live.measure({ ...GOOD, sys: 120, dia: 80 });
    live.clock.advance(60_000);
    const last = live.measure(GOOD);
    await live.settled();
    live.engine.stop();
    live.clock.advance(30_000);
    const again = await live.restarted();
    const { values, arrivedAt } = again.chair(live.clinic.id, live.chair.id)?.vitals ?? {};
    expect(values?.sys).toEqual({ value: 120, at: cuff.at });
    expect(values?.hr).toEqual({ value: 70, at: last.at });
    expect(arrivedAt).toBe(last.arrivedAt);
    again.stop();
  });

  it('EN-18 readings of a chair without a session are shown and belong to nobody', async () => {
    const live = await liveClinic();
    const reading = live.measure(GOOD);
    expect(live.engine.place(live.channel.id, reading, false)).toBeNull();
    expect(live.engine.chair(live.clinic.id, live.chair.id)?.vitals.values.hr?.value).toBe(70);
  });
});
