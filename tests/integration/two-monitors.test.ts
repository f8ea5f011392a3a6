import { randomUUID } from 'node:crypto';
import { Intake } from '@chairside/server/intake/intake';
import { AddressLimit } from '@chairside/server/platform/address-limit';
import { createLogger } from '@chairside/server/platform/logger';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import { replayFaults } from '@chairside/server/signing/replay-faults';
import type { ChannelRecord } from '@chairside/server/store/ports/store';
import { toNamed } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import { expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';

const IGNORE = () => undefined;

it('AL-310 EN-21 a low value of one monitor is raised beside another; restart and record say the same', async () => {
  const live = await liveClinic();
  const { clinic, chair, store, engine, clock } = live;
  const [made] = await store.devices.create(clinic.id, {
    ...{ label: 'Monitor 2', channels: ['1'], tokenHash: randomUUID() },
  });
  if (!made) throw new Error('no channel was made');
  const second = await store.devices.bind(clinic.id, made.id, chair.id);
  engine.channelsAdded([second]);
  const session = await live.open();
  const intake = new Intake({
    timers: new ManualTimers(),
    ...{ engine, lane: store.lane, devices: store.devices, readings: store.readings, clock },
    ...{ log: createLogger('silent'), spoolReadings: 1_000, noted: IGNORE },
    ...{ authenticateDevice: async () => null },
    newcomers: new AddressLimit({ perAddress: 10, all: 10 }),
  });
  const monitor = (channel: ChannelRecord) => {
    const { deviceId: id, deviceLabel: label } = channel;
    const device = { id, clinicId: clinic.id, label, sending: NOTHING_SAID, channels: [channel] };
    const link = intake.open(device, IGNORE, IGNORE);
    const stream = randomUUID();
    let seq = 0;
    return (spo2: number) => {
      seq += 1;
      const readings = [{ t: clock.now(), spo2, hr: 70 }];
      return link.readings({ channel: '1', stream, seq, readings }, clock.now());
    };
  };
  const [one, other] = [monitor(live.channel), monitor(second)];
  for (let passed = 0; passed < 40; passed += 1) {
    clock.advance(500);
    await one(82);
    clock.advance(500);
    await other(98);
  }
  await live.settled();
  const low = (from: typeof engine) =>
    from.chair(clinic.id, chair.id)?.alarms.filter(({ key }) => key === 'spo2:low');
  expect(low(engine)).toMatchObject([{ state: 'active', occurrence: 1, value: 82 }]);
  const again = await live.restarted();
  expect(low(again)).toEqual(low(engine));

  const found = await store.sessions.find(clinic.id, session);
  const readings: Reading[] = [];
  for await (const reading of store.readings.replay(clinic.id, found?.key ?? 0)) {
    readings.push(reading);
  }
  expect(new Set(readings.map(({ source }) => source))).toEqual(
    new Set([live.channel.id, second.id]),
  );
  const events = await store.sessions.events(clinic.id, session);
  const document = { events, readings: readings.map(toNamed), protocol: UNGATED_PROTOCOL };
  const faults = await replayFaults(document as Parameters<typeof replayFaults>[0]);
  expect(faults).toEqual([]);
  again.stop();
  engine.stop();
  await store.close();
});
