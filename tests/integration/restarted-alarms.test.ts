import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';
import { transitionsOf } from '../support/log-proof.ts';

const CALM = { hr: 70, spo2: 98 };

describe('a restart between two readings', () => {
  it('EN-520 records nothing a second time that fell due by time alone', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(CALM, 5);
    live.clock.advance(70_000);
    live.engine.tick();
    await live.settled();
    const before = transitionsOf(await live.store.sessions.events(live.clinic.id, id));
    expect(before.map(({ alarm }) => alarm.key)).toContain('technical:monitor-silent');
    live.engine.stop();
    const again = await live.restarted();
    live.clock.advance(1_000);
    again.tick();
    await live.settled();
    const named = transitionsOf(await live.store.sessions.events(live.clinic.id, id)).map(
      ({ alarm, change, at }) => `${alarm.id} ${change} ${at}`,
    );
    expect(named).toEqual([...new Set(named)]);
    expect(named.length).toBeGreaterThanOrEqual(before.length);
    again.stop();
  });
});
