import { randomUUID } from 'node:crypto';
import { Intake } from '@chairside/server/intake/intake';
import { AddressLimit } from '@chairside/server/platform/address-limit';
import { createLogger } from '@chairside/server/platform/logger';
import { ManualTimers } from '@chairside/server/platform/timers.fake';
import { valueIn } from '@chairside/shared/vitals/reading';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';

const COUNT = 30;
const IGNORE = () => undefined;

/** Every message is some span of the readings; the database comes and goes, the device reconnects. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      from: fc.integer({ min: 1, max: COUNT }),
      count: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant('reconnect' as const) },
  { weight: 1, arbitrary: fc.constant('away' as const) },
  { weight: 1, arbitrary: fc.constant('back' as const) },
);

describe('resending', () => {
  it('IN-03 any batch any number of times stores and evaluates every reading once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const live = await liveClinic();
        const session = await live.open();
        const intake = new Intake({
          timers: new ManualTimers(),
          ...{ engine: live.engine, lane: live.store.lane, devices: live.store.devices },
          readings: live.store.readings,
          ...{ clock: live.clock, log: createLogger('silent'), spoolReadings: 10 },
          authenticateDevice: async () => null,
          newcomers: new AddressLimit({ perAddress: 10, all: 10 }),
          noted: IGNORE,
        });
        const device = {
          ...{ id: live.channel.deviceId, clinicId: live.clinic.id, label: 'Monitor 1' },
          channels: [live.channel],
          sending: NOTHING_SAID,
        };
        const stream = randomUUID();
        const start = live.clock.now();
        let link = intake.open(device, IGNORE, IGNORE);
        const message = (from: number, count: number) => ({
          ...{ channel: '1', stream, seq: from },
          readings: Array.from({ length: Math.min(count, COUNT - from + 1) }, (_, index) => ({
            ...{ t: start + (from + index) * 100, hr: 60 + from + index },
          })),
        });
        const acknowledged: number[] = [];
        const answers: Promise<unknown>[] = [];
        const send = (from: number, count: number) => {
          const answer = link.readings(message(from, count), live.clock.now()).then((ack) => {
            if (ack.ok) acknowledged.push(ack.committed.seq);
            return ack;
          });
          answers.push(answer);
          return answer;
        };
        let highest = 0;
        for (const one of steps) {
          live.clock.advance(100);
          if (one === 'reconnect') link = intake.open(device, IGNORE, IGNORE);
          else if (one === 'away' || one === 'back') live.store.setAway(one === 'away');
          else {
            // A device never sends what it has not measured, nor leaves anything out.
            const from = Math.min(one.from, highest + 1);
            highest = Math.max(highest, Math.min(from + one.count - 1, COUNT));
            void send(from, one.count);
          }
        }
        live.store.setAway(false);
        await Promise.all(answers);
        link = intake.open(device, IGNORE, IGNORE);
        for (let from = 1; from <= COUNT; from += 5) {
          expect(await send(from, 5)).toMatchObject({ ok: true });
        }
        const found = await live.store.sessions.find(live.clinic.id, session);
        const kept: number[] = [];
        for await (const { seq, values } of live.store.readings.replay(1, found?.key ?? 0)) {
          expect(valueIn(values, 'hr')).toBe(60 + seq);
          kept.push(seq);
        }
        const all = Array.from({ length: COUNT }, (_, index) => index + 1);
        expect(kept.sort((a, b) => a - b)).toEqual(all);
        expect(live.told.readings.map(({ seq }) => seq)).toEqual(all);
        expect(Math.max(...acknowledged)).toBe(COUNT);
        live.engine.stop();
        await live.store.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
