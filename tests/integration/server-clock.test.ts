import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';

const GOOD = { hr: 70, spo2: 98 };
const LOW = { hr: 70, spo2: 84 };
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const KEY = 'technical:server-clock';

type Live = Awaited<ReturnType<typeof liveClinic>>;
const alarms = (live: Live) => live.engine.chair(live.clinic.id, live.chair.id)?.alarms ?? [];
const clockAlarm = (live: Live) => alarms(live).find(({ key }) => key === KEY);
const patient = (live: Live) =>
  live.told.alarms
    .map(({ transition: { change, at, alarm } }) => ({ change, at, id: alarm.id, key: alarm.key }))
    .filter(({ key }) => key !== KEY);

const STEPS = [
  ['1.5 s back', -1_500],
  ['7 s back', -7 * SECOND],
  ['2 min back', -2 * MINUTE],
  ['3 h back', -3 * HOUR],
  ['1.5 s ahead', 1_500],
  ['70 s ahead', 70 * SECOND],
  ['3 h ahead', 3 * HOUR],
] as const;

describe("a step of the server's clock", () => {
  it.each(STEPS)('EN-120 %s moves no alarm and no instant', async (_name, byMs) => {
    const course = async (steps: (live: Live) => void) => {
      const live = await liveClinic();
      const id = await live.open();
      await live.send(id, { type: 'start-infusion', doseMg: 35, plannedMinutes: 40 });
      live.hold(GOOD, 20);
      live.hold(LOW, 5);
      steps(live);
      live.hold(LOW, 10);
      live.hold(GOOD, 30);
      live.clock.advance(20 * SECOND);
      live.hold(GOOD, 5);
      return live;
    };
    const plain = await course(() => undefined);
    const stepped = await course(({ clock }) => clock.stepWall(byMs));
    expect(patient(plain).length).toBeGreaterThan(3);
    expect(patient(stepped)).toEqual(patient(plain));
    expect(stepped.engine.health().evaluationLagMs).toBeLessThanOrEqual(SECOND);
  });

  it.each(STEPS)('EN-121 %s is told in the session, with what it comes to', async (_name, byMs) => {
    const live = await liveClinic();
    await live.open();
    live.hold(GOOD, 3);
    live.clock.stepWall(byMs);
    live.hold(GOOD, 1);
    expect(clockAlarm(live)).toMatchObject({ tier: 'warning', offMs: byMs });
    // Again, and by another amount: an occurrence of its own, with what holds now.
    live.clock.stepWall(60 * SECOND);
    live.hold(GOOD, 1);
    expect(clockAlarm(live)).toMatchObject({ id: `${KEY}#2`, offMs: byMs + 60 * SECOND });
    live.clock.stepWall(-byMs - 60 * SECOND);
    live.hold(GOOD, 1);
    expect(clockAlarm(live)).toBeUndefined();
  });

  it.each(STEPS)('EN-122 %s is taken over once no session runs', async (_name, byMs) => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(GOOD, 3);
    live.clock.stepWall(byMs);
    live.hold(GOOD, 3);
    await live.send(id, { type: 'close' });
    await live.settled();
    const before = live.clock.now();
    live.clock.advance(SECOND);
    expect(live.clock.now()).toBe(before + SECOND + byMs);
    expect(live.engine.health()).toMatchObject({ evaluationLagMs: SECOND });
    const shown = live.engine.chair(live.clinic.id, live.chair.id)?.vitals.values.spo2;
    expect(live.clock.now() - (shown?.at ?? 0)).toBe(SECOND);
    // The chair is free at once, whatever the clock says now.
    live.clock.advance(SECOND);
    await live.open();
    live.hold(LOW, 11);
    expect(alarms(live).map(({ key }) => key)).toContain('spo2:low');
    expect(clockAlarm(live)).toBeUndefined();
  });

  it('EN-123 a restart with a clock that was set back goes on after what is on record, and evaluates', async () => {
    const live = await liveClinic();
    await live.open();
    live.hold(GOOD, 20);
    await live.settled();
    const lastAt = live.clock.now();
    live.engine.stop();
    live.clock.stepWall(-2 * HOUR);
    live.clock.follow();
    const again = await live.restarted();
    expect(live.clock.now()).toBeGreaterThanOrEqual(lastAt - SECOND);
    const shown = () => again.chair(live.clinic.id, live.chair.id)?.alarms.map(({ key }) => key);
    live.clock.advance(SECOND);
    expect(shown()).toContain(KEY);
    live.clock.advance(16 * SECOND);
    expect(shown()).toContain('technical:monitor-silent');
    again.stop();
  });
});
