import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';

const GOOD = { hr: 70, spo2: 98 };

describe('what else the alarms follow', () => {
  it('EN-25 a monitor clock more than 2 s off is told in its chair, until it is set right', async () => {
    const live = await liveClinic();
    const { deviceId } = live.channel;
    const keys = () => live.engine.chair(live.clinic.id, live.chair.id)?.alarms.map((a) => a.key);
    await live.open();
    for (const [skewMs, told] of [
      [2_000, false],
      [2_001, true],
      [-2_001, true],
      [-2_000, false],
      [5_000, true],
      [null, false],
    ] as const) {
      live.engine.skew(deviceId, skewMs);
      expect(keys()?.includes('technical:clock-skew'), String(skewMs)).toBe(told);
    }
  });

  it('EN-25 a clock that was off before the session is told in the session', async () => {
    const live = await liveClinic();
    live.engine.skew(live.channel.deviceId, 9_000);
    await live.open();
    const alarms = live.engine.chair(live.clinic.id, live.chair.id)?.alarms;
    expect(alarms?.map(({ key, tier }) => [key, tier])).toEqual([['technical:clock-skew', 'info']]);
  });

  it('EN-26 effects of the log reach the alarms, and a restart finds the same', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(GOOD, 3);
    live.measure({ ...GOOD, sys: 165, dia: 80 });
    live.clock.advance(1000);
    await live.send(id, { type: 'observe-effect', term: 'blurry-vision', severity: 'mild' });
    const { events } = await live.send(id, {
      ...{ type: 'observe-effect', term: 'seizure', severity: 'severe' },
    });
    const alarms = () => live.engine.chair(live.clinic.id, live.chair.id)?.alarms ?? [];
    const keys = () => alarms().map(({ key }) => key);
    expect(keys()).toEqual(
      expect.arrayContaining(['combination:high-pressure-symptom', 'effect:seizure']),
    );
    await live.settled();
    const logged = live.told.logs.flatMap((message) => message.events).length;
    const again = await live.restarted();
    expect(again.chair(live.clinic.id, live.chair.id)?.alarms).toEqual(alarms());
    await live.settled();
    expect(live.told.logs.flatMap((message) => message.events).length).toBe(logged);
    again.stop();
    const seq = events.at(0)?.seq ?? 0;
    await live.send(id, { type: 'withdraw-entry', seq, reason: 'wrong chair' });
    expect(keys()).not.toContain('effect:seizure');
    await live.settled();
    const third = await live.restarted();
    expect(third.chair(live.clinic.id, live.chair.id)?.alarms).toEqual(alarms());
    third.stop();
  });
});
