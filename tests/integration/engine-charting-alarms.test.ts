import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';

const GOOD = { hr: 70, spo2: 98 };

describe('what people chart and the alarms', () => {
  it('EN-28 follows scores, their corrections and withdrawals, and finds them after a restart', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const alarms = () => live.engine.chair(live.clinic.id, live.chair.id)?.alarms ?? [];
    const of = (key: string) => alarms().find((alarm) => alarm.key === key);
    live.hold(GOOD, 2);
    const { events } = await live.send(id, {
      ...{ type: 'assess', assessment: { scale: 'moaas', score: 2 } },
    });
    expect(of('moaas:low')).toMatchObject({ tier: 'critical', value: 2 });
    await live.send(id, { type: 'assess', assessment: { scale: 'pain', score: 9 } });
    await live.settled();
    const again = await live.restarted();
    expect(again.chair(live.clinic.id, live.chair.id)?.alarms).toEqual(alarms());
    again.stop();
    const seq = events.at(0)?.seq ?? 0;
    live.clock.advance(1000);
    await live.send(id, {
      ...{ type: 'amend-entry', seq, reason: 'mistyped' },
      entry: { kind: 'assessment', assessment: { scale: 'moaas', score: 3 } },
    });
    expect(of('moaas:low')).toMatchObject({ tier: 'warning', value: 3 });
    await live.send(id, { type: 'withdraw-entry', seq, reason: 'wrong chair' });
    expect(of('moaas:low')?.state).toBe('returned');
  });

  it('EN-28 judges a cuff by hand, and its correction', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const of = (key: string) =>
      live.engine.chair(live.clinic.id, live.chair.id)?.alarms.find((alarm) => alarm.key === key);
    live.hold(GOOD, 2);
    const { events } = await live.send(id, {
      ...{ type: 'record-vitals', values: { sys: 205, dia: 80 } },
    });
    expect(of('sys:high')).toMatchObject({ tier: 'critical', value: 205 });
    const seq = events.at(0)?.seq ?? 0;
    live.clock.advance(1000);
    await live.send(id, {
      ...{ type: 'amend-entry', seq, reason: 'mistyped' },
      entry: { kind: 'vitals', values: { sys: 125, dia: 80 } },
    });
    expect(of('sys:high')?.state).toBe('returned');
  });

  it('EN-28 by hand is no sign of life: the monitor is silent all the same', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(GOOD, 2);
    for (let second = 0; second < 20; second++) {
      live.clock.advance(1000);
      await live.send(id, { type: 'record-vitals', values: { spo2: 97, hr: 70 } });
    }
    const keys = live.engine.chair(live.clinic.id, live.chair.id)?.alarms.map(({ key }) => key);
    expect(keys).toContain('technical:monitor-silent');
  });

  it('EN-28 ends a combination when its effect is resolved', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const state = () =>
      live.engine
        .chair(live.clinic.id, live.chair.id)
        ?.alarms.find(({ key }) => key === 'combination:high-pressure-symptom')?.state;
    live.measure({ ...GOOD, sys: 165, dia: 80 });
    const { events } = await live.send(id, {
      ...{ type: 'observe-effect', term: 'blurry-vision', severity: 'mild' },
    });
    expect(state()).toBe('active');
    live.clock.advance(1000);
    const effect = events.at(0)?.seq ?? 0;
    await live.send(id, { type: 'update-effect', effect, change: 'resolved' });
    expect(state()).toBe('returned');
  });

  it('AL-340 a serious effect that is charted again calls again, and its alarm ends with its last entry', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const alarm = () =>
      live.engine
        .chair(live.clinic.id, live.chair.id)
        ?.alarms.find(({ key }) => key === 'effect:chest-pain');
    const chart = async () => {
      live.clock.advance(1000);
      const { events } = await live.send(id, {
        ...{ type: 'observe-effect', term: 'chest-pain', severity: 'mild' },
      });
      return events[0];
    };
    const first = await chart();
    expect(alarm()?.id).toBe('effect:chest-pain#1');
    await live.send(id, { type: 'acknowledge-alarm', alarmId: 'effect:chest-pain#1' });
    expect(alarm()).toBeUndefined();
    const second = await chart();
    expect(second?.body).toMatchObject({ type: 'effect-changed', change: 'unchanged' });
    expect(alarm()).toMatchObject({ id: 'effect:chest-pain#2', entry: second?.seq });
    const withdraw = (seq = 0) =>
      live.send(id, { type: 'withdraw-entry', seq, reason: 'wrong chair' });
    await withdraw(first?.seq);
    expect(alarm()?.id).toBe('effect:chest-pain#2');
    await live.settled();
    const again = await live.restarted();
    expect(again.chair(live.clinic.id, live.chair.id)?.alarms).toEqual(
      live.engine.chair(live.clinic.id, live.chair.id)?.alarms,
    );
    again.stop();
    await withdraw(second?.seq);
    expect(alarm()).toBeUndefined();
  });

  it('AL-340 a combination counts the effect as what it is now, and ends with its end', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const state = () =>
      live.engine
        .chair(live.clinic.id, live.chair.id)
        ?.alarms.find(({ key }) => key === 'combination:high-pressure-symptom')?.state;
    live.measure({ ...GOOD, sys: 165, dia: 80 });
    const { events } = await live.send(id, {
      ...{ type: 'observe-effect', term: 'blurry-vision', severity: 'mild' },
    });
    live.clock.advance(1000);
    await live.send(id, { type: 'observe-effect', term: 'blurry-vision', severity: 'moderate' });
    expect(state()).toBe('active');
    live.clock.advance(1000);
    const effect = events.at(0)?.seq ?? 0;
    await live.send(id, { type: 'update-effect', effect, change: 'resolved' });
    expect(state()).toBe('returned');
  });
});
