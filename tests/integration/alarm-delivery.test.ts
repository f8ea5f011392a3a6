import { createAlarmDelivery } from '@chairside/server/alarms/alarm-delivery';
import { callId } from '@chairside/server/alarms/on-call.service';
import { ScreenWatch } from '@chairside/server/engine/screen-watch';
import { createLogger } from '@chairside/server/platform/logger';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import { describe, expect, it } from 'vitest';
import { type LiveClinic, liveClinic } from '../support/live-clinic.ts';

const LOW = { hr: 70, spo2: 80 };
const log = createLogger('silent');
const timers = new ManualTimers();
const NOBODY = { watching: 0, visible: 0, sounding: 0 };
const SEEN = { watching: 1, visible: 1, sounding: 1 };

async function desaturated() {
  const live = await liveClinic();
  const session = await live.open();
  const { store, clock, engine: picture } = live;
  const delivery = createAlarmDelivery({ store, picture, clock, timers, log, onCall: null });
  await delivery.start();
  live.hold(LOW, 15);
  await live.settled();
  const alarm = () =>
    live.engine.chair(live.clinic.id, live.chair.id)?.alarms.find(({ key }) => key === 'spo2:low');
  const calls = async () => {
    await live.settled();
    return live.store.delivery.calls(live.clinic.id, [session]);
  };
  return { live, session, alarm, calls, stop: () => delivery.halt() };
}

function screens(live: LiveClinic) {
  let coverage = NOBODY;
  const watch = new ScreenWatch({
    ...{ places: live.engine.places, clock: live.clock, log, coverage: () => coverage },
  });
  watch.start();
  const keys = () =>
    live.engine
      .chair(live.clinic.id, live.chair.id)
      ?.alarms.map(({ key }) => key)
      .filter((key) => /screen|sound/.test(key));
  return { keys, set: (next: typeof NOBODY) => (coverage = next) };
}

describe('the ladder of an alarm that nobody answers', () => {
  it('AD-10 calls whoever is on call 120 s after the alarm, with no client there', async () => {
    const { live, session, alarm, calls } = await desaturated();
    const raisedAt = alarm()?.raisedAt ?? 0;
    live.clock.advance(raisedAt + 119_000 - live.clock.now());
    expect(await calls()).toEqual([]);
    live.clock.advance(2_000);
    await expect.poll(calls).toHaveLength(1);
    const [call] = await calls();
    expect(call?.message).toMatchObject({
      ...{ id: callId(session, alarm()?.id ?? ''), type: 'alarm-unanswered', chair: '1', session },
      ...{ clinic: 'First', at: raisedAt + 120_000, alarm: { raisedAt } },
    });
    expect(JSON.stringify(call?.message)).not.toContain('0412');
    live.clock.advance(600_000);
    expect(await calls()).toHaveLength(1);
  });

  it('AD-10 calls nobody once it is answered, or back in range', async () => {
    const answered = await desaturated();
    const alarmId = answered.alarm()?.id ?? '';
    await answered.live.send(answered.session, { type: 'acknowledge-alarm', alarmId });
    answered.live.clock.advance(600_000);
    expect(await answered.calls()).toEqual([]);
    const well = await desaturated();
    well.live.hold({ hr: 70, spo2: 98 }, 30);
    well.live.clock.advance(600_000);
    expect(await well.calls()).toEqual([]);
  });

  it('AD-11 is armed again by a restart: what fell due meanwhile is called at once, once', async () => {
    const { live, calls, stop } = await desaturated();
    await stop();
    live.engine.stop();
    live.clock.advance(300_000);
    const picture = await live.restarted();
    const { store, clock } = live;
    await createAlarmDelivery({ store, picture, clock, timers, log, onCall: null }).start();
    live.clock.advance(2_000);
    await expect.poll(calls).toHaveLength(1);
  });
});

describe('screens that nobody sees or hears', () => {
  it('AD-08 nobody watching for 15 s is an alarm of every running session, and ends with a screen', async () => {
    const live = await liveClinic();
    await live.open();
    const { keys, set } = screens(live);
    live.clock.advance(15_000);
    expect(keys()).toEqual([]);
    live.clock.advance(1_000);
    expect(keys()).toEqual(['technical:no-screen-watching']);
    set(SEEN);
    live.clock.advance(1_000);
    expect(keys()).toEqual([]);
  });

  it('AD-08 screens that none can sound are an alarm of their own; a short reload is none', async () => {
    const live = await liveClinic();
    await live.open();
    const { keys, set } = screens(live);
    set({ watching: 2, visible: 1, sounding: 0 });
    live.clock.advance(10_000);
    set(SEEN);
    live.clock.advance(1_000);
    set({ watching: 2, visible: 1, sounding: 0 });
    live.clock.advance(15_000);
    expect(keys()).toEqual([]);
    live.clock.advance(1_000);
    expect(keys()).toEqual(['technical:sound-off']);
  });

  it('AD-08 counts only while a session runs', async () => {
    const live = await liveClinic();
    const { keys } = screens(live);
    live.clock.advance(60_000);
    await live.open();
    live.clock.advance(14_000);
    expect(keys()).toEqual([]);
    live.clock.advance(2_000);
    expect(keys()).toEqual(['technical:no-screen-watching']);
  });
});
