import { fromNamed } from '@chairside/shared/vitals/named-reading';
import { describe, expect, it } from 'vitest';
import { type LiveClinic, liveClinic } from '../support/live-clinic.ts';

const GOOD = { hr: 70, spo2: 98 };
const NOT_EVALUATED = 'technical:not-evaluated';

const alarm = (live: LiveClinic) =>
  live.engine.chair(live.clinic.id, live.chair.id)?.alarms.find(({ key }) => key === NOT_EVALUATED);

/** A reading that the chair's live values take, and the evaluation of the alarms cannot. */
function measurePoison(live: LiveClinic): void {
  const at = live.clock.now();
  let taken = false;
  const named = { seq: 9000, t: at, at, arrivedAt: at, late: false, values: GOOD, status: {} };
  const reading = Object.defineProperty(fromNamed(named), 'nibpAt', {
    get: () => {
      if (taken) throw new Error('a fault in the evaluation');
      taken = true;
      return at;
    },
  });
  live.engine.apply(live.channel.id, reading);
}

describe('a session whose evaluation throws', () => {
  it('EN-27 is a critical alarm of its chair at once, in the log and told once', async () => {
    const live = await liveClinic();
    await live.open();
    live.hold(GOOD, 2);
    measurePoison(live);
    expect(alarm(live)).toMatchObject({ tier: 'critical', state: 'active', kind: 'technical' });
    live.clock.advance(1000);
    measurePoison(live);
    const told = live.told.alarms.filter(
      ({ transition }) => transition.alarm.key === NOT_EVALUATED,
    );
    expect(told).toHaveLength(1);
    await live.settled();
    expect(live.told.order.filter((line) => line === 'log alarm-changed').length).toBeGreaterThan(
      0,
    );
  });

  it('EN-27 ends 10 s after the last fault, not between two of them', async () => {
    const live = await liveClinic();
    await live.open();
    for (let second = 0; second < 5; second++) {
      live.clock.advance(1000);
      measurePoison(live);
      live.measure(GOOD);
      expect(alarm(live)?.state).toBe('active');
    }
    for (let second = 0; second < 9; second++) {
      live.clock.advance(1000);
      live.measure(GOOD);
    }
    live.clock.advance(999);
    live.measure(GOOD);
    expect(alarm(live)?.state).toBe('active');
    live.clock.advance(1);
    live.measure(GOOD);
    expect(alarm(live)).toBeUndefined();
  });

  it('EN-27 leaves the alarms of the session as they were, and goes on evaluating', async () => {
    const live = await liveClinic();
    await live.open();
    live.hold({ hr: 70, spo2: 80 }, 3);
    measurePoison(live);
    live.hold({ hr: 70, spo2: 80 }, 4);
    const keys = live.engine.chair(live.clinic.id, live.chair.id)?.alarms.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['spo2:low', NOT_EVALUATED]));
  });

  it('EN-27 is over after a restart that evaluates the session', async () => {
    const live = await liveClinic();
    await live.open();
    live.hold(GOOD, 2);
    measurePoison(live);
    await live.settled();
    const again = await live.restarted();
    const keys = again.chair(live.clinic.id, live.chair.id)?.alarms.map(({ key }) => key);
    expect(keys).not.toContain(NOT_EVALUATED);
    again.stop();
  });
});
