import { randomUUID } from 'node:crypto';
import { Intake } from '@chairside/server/intake/intake';
import { AddressLimit } from '@chairside/server/platform/address-limit';
import { createLogger } from '@chairside/server/platform/logger';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import { valueIn } from '@chairside/shared/vitals/reading';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LiveClinic, liveClinic } from '../support/live-clinic.ts';

const IGNORE = () => undefined;

/** What devices do, also the ones that nobody should build. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('measure'), count: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('repeat'),
      from: fc.integer({ min: 1, max: 40 }),
      count: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('skip'), count: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('restart'),
      /** Whether it goes on with its old stream, and whether its clock begins anew as well. */
      stream: fc.constantFrom('same', 'capitals', 'new'),
      clock: fc.constantFrom('goes-on', 'begins-anew'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reconnect') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restart-of-the-server') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('away') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('back') }) },
);

interface Device {
  stream: string;
  next: number;
  run: number;
  /** Device time of number 0. */
  origin: number;
}

const reading = ({ run, origin }: Device, seq: number) => ({
  ...{ t: origin + seq * 10, hr: 60 + ((run * 37 + seq) % 90) },
});

function intakeOf(live: LiveClinic): Intake {
  return new Intake({
    timers: new ManualTimers(),
    ...{ engine: live.engine, lane: live.store.lane, devices: live.store.devices },
    ...{ readings: live.store.readings, clock: live.clock, log: createLogger('silent') },
    ...{ spoolReadings: 30, noted: IGNORE, authenticateDevice: async () => null },
    newcomers: new AddressLimit({ perAddress: 10, all: 10 }),
  });
}

describe('an acknowledgement', () => {
  it('IN-140 covers what can be read back, whatever the device did', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const live = await liveClinic();
        await live.open();
        live.clock.advance(60_000);
        const start = live.clock.now() - 30_000;
        const record = {
          ...{ id: live.channel.deviceId, clinicId: live.clinic.id, label: 'Monitor 1' },
          channels: [live.channel],
          sending: NOTHING_SAID,
        };
        const connect = async (to: Intake) => {
          await to.load(record);
          return to.open(record, IGNORE, IGNORE);
        };
        let intake = intakeOf(live);
        let link = await connect(intake);
        const device: Device = { stream: randomUUID(), next: 1, run: 0, origin: start };
        const promised: { stream: string; seq: number; t: number; hr: number }[] = [];
        const answers: Promise<void>[] = [];
        const send = (from: number, count: number) => {
          const readings = Array.from({ length: count }, (_, i) => reading(device, from + i));
          const stream = device.stream.toLowerCase();
          const message = { channel: '1', stream: device.stream, seq: from, readings };
          const answer = link.readings(message, live.clock.now()).then((ack) => {
            if (!ack.ok) return;
            expect(ack.committed.stream).toBe(stream);
            for (const [i, one] of readings.entries()) {
              if (from + i <= ack.committed.seq) promised.push({ stream, seq: from + i, ...one });
            }
          });
          answers.push(answer);
        };
        for (const one of steps) {
          live.clock.advance(100);
          if (one.does === 'measure' && 'count' in one) {
            send(device.next, one.count);
            device.next += one.count;
          } else if (one.does === 'repeat' && 'from' in one) send(one.from, one.count);
          else if (one.does === 'skip' && 'count' in one) device.next += one.count;
          else if ('clock' in one) {
            device.run += 1;
            device.next = 1;
            if (one.clock === 'goes-on') device.origin = live.clock.now() - 5_000;
            if (one.stream === 'new') device.stream = randomUUID();
            if (one.stream === 'capitals') device.stream = device.stream.toUpperCase();
          } else if (one.does === 'reconnect') link = await connect(intake);
          else if (one.does === 'away' || one.does === 'back')
            live.store.setAway(one.does === 'away');
          else if (one.does === 'restart-of-the-server') {
            live.store.setAway(false);
            await Promise.all(answers);
            intake = intakeOf(live);
            link = await connect(intake);
          }
        }
        live.store.setAway(false);
        await Promise.all(answers);
        for (const { stream, seq, t, hr } of promised) {
          const found = [];
          const all = live.store.readings.ofStream(live.clinic.id, live.channel.id, stream, seq);
          for await (const kept of all) if (kept.seq === seq) found.push(kept);
          expect(found.map((kept) => [kept.t, valueIn(kept.values, 'hr')])).toEqual([[t, hr]]);
        }
        await live.engine.stop();
        await live.store.close();
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
