import { randomUUID } from 'node:crypto';
import { commandSchema } from '@chairside/shared/moves/commands';
import { describe, expect, it } from 'vitest';
import { type LiveClinic, liveClinic } from '../support/live-clinic.ts';

const PROVIDER = { kind: 'user', id: 'p', name: 'Provider', role: 'provider' } as const;
const LOW = { hr: 70, spo2: 92 };

function change(live: LiveClinic, session: string, value: number | null) {
  const command = commandSchema.parse({
    ...{ id: randomUUID(), type: 'change-limit', limitId: 'spo2-low-warning' },
    ...{ value, reason: 'lives at 92' },
  });
  return live.commands.command(live.clinic.id, session, command, PROVIDER);
}

const alarmsOf = (live: LiveClinic, id: string) =>
  live.engine.session(id)?.alarms.map(({ key, state }) => `${key} ${state}`);

describe('limits moved for one session', () => {
  it('PR-35 count from the next reading on and end with the session', async () => {
    const live = await liveClinic();
    const id = await live.open();
    await change(live, id, 91);
    live.hold(LOW, 30);
    expect(alarmsOf(live, id)).toEqual([]);
    live.hold({ hr: 70, spo2: 91 }, 20);
    expect(live.engine.session(id)?.alarms).toMatchObject([
      { key: 'spo2:low', protocol: 'default@1', limit: { value: 91 } },
    ]);
    await live.send(id, { type: 'close' });
    const next = await live.open();
    live.hold(LOW, 20);
    expect(live.engine.session(next)?.alarms).toMatchObject([{ limit: { value: 93 } }]);
    live.engine.stop();
  });

  it('PR-35 a limit moved while its alarm sounds lets it return by the ordinary way', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(LOW, 20);
    expect(alarmsOf(live, id)).toEqual(['spo2:low active']);
    await change(live, id, 90);
    expect(alarmsOf(live, id)).toEqual(['spo2:low active']);
    live.hold(LOW, 12);
    expect(alarmsOf(live, id)).toEqual(['spo2:low returned']);
    live.engine.stop();
  });

  it('PR-36 after a restart the session goes on under the moved limits, with the same alarms and log', async () => {
    const live = await liveClinic();
    const id = await live.open();
    live.hold(LOW, 10);
    await change(live, id, 91);
    live.hold(LOW, 20);
    await change(live, id, null);
    live.hold(LOW, 20);
    await change(live, id, 91.5);
    live.hold(LOW, 20);
    await live.settled();
    const before = await live.store.sessions.events(live.clinic.id, id);
    const raised = before.filter(
      ({ body }) => body.type === 'alarm-changed' && body.transition.change === 'raised',
    );
    expect(raised).toHaveLength(1);
    live.engine.stop();
    const again = await live.restarted();
    expect(again.session(id)?.alarms).toEqual(live.engine.session(id)?.alarms);
    expect(again.session(id)?.state?.limitChanges).toMatchObject({
      'spo2-low-warning': { value: 91.5 },
    });
    await live.settled();
    expect(await live.store.sessions.events(live.clinic.id, id)).toEqual(before);
    again.stop();
  });
});
