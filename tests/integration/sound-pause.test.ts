import { audible } from '@chairside/shared/alarms/sound/audio';
import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';

const LOW = { hr: 70, spo2: 80 };

describe('pausing sound through the server', () => {
  it('AD-01 is in the log with its owner and is there again after a restart', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(LOW, 20);
    await live.settled();
    const { events } = await live.send(id, { type: 'pause-sound' });
    expect(events.map(({ body }) => body.type)).toEqual(['sound-paused']);
    const shown = live.engine.chair(live.clinic.id, live.chair.id)?.session?.soundPause;
    expect(shown).toMatchObject({ by: { name: 'Nurse' }, until: live.clock.now() + 120_000 });
    live.engine.stop();
    const again = await live.restarted();
    expect(again.chair(live.clinic.id, live.chair.id)?.session?.soundPause).toEqual(shown);
    again.stop();
  });

  it('AD-02 an alarm that comes up during the pause is heard at once', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(LOW, 20);
    await live.send(id, { type: 'pause-sound' });
    const heard = () => {
      const chair = live.engine.chair(live.clinic.id, live.chair.id);
      return audible(chair?.alarms ?? [], chair?.session?.soundPause, live.clock.now()).map(
        ({ key }) => key,
      );
    };
    await live.settled();
    expect(heard()).toEqual([]);
    live.hold({ hr: 150, spo2: 80 }, 20);
    await live.settled();
    expect(heard()).toContain('hr:high');
    expect(heard()).not.toContain('spo2:low');
    live.clock.advance(120_000);
    expect(heard()).toContain('spo2:low');
  });
});
